/** Real servers that go down and come back, with the numbers in hand. */
import assert from 'node:assert/strict';
import { parseServerName, type HealthEvent, type ServerName } from '../../server/lower/index.ts';
import { formatEndpoint } from '../../grammar/values/inet-text.ts';
import type { Situation } from '../../server/index.ts';
import { checked, lowered, virtualServer } from './lowered.ts';

const names = (...texts: string[]): ServerName[] => texts.flatMap((text) => parseServerName(text) ?? []);
const fail = (...texts: string[]): HealthEvent => ({ kind: 'fail', servers: names(...texts) });
const pass = (...texts: string[]): HealthEvent => ({ kind: 'pass', servers: names(...texts) });
const only = (...texts: string[]): HealthEvent => ({ kind: 'only', servers: names(...texts) });

/** `10.0.0.2:80=1` for every destination of the first service. */
const destinations = (config: string, situation: Situation): string[] =>
  (lowered(config, situation).services[0]?.destinations ?? []).map(
    ({ address, port, weight }) => `${formatEndpoint(address, port)}=${weight}`,
  );

describe('real servers that go and come', () => {
  const plain = virtualServer(checked(2), checked(3));

  it('one that fails is taken out, and added when it is back', () => {
    assert.deepEqual(destinations(plain, { events: [fail('10.0.0.2')] }), ['10.0.0.3:80=1']);
    assert.deepEqual(destinations(plain, { events: [fail('10.0.0.2'), pass('10.0.0.2')] }), ['10.0.0.2:80=1', '10.0.0.3:80=1']);
  });

  it('--up: all others fail', () => {
    assert.deepEqual(destinations(plain, { events: [only('10.0.0.2')] }), ['10.0.0.2:80=1']);
  });

  it('without a sorry server the last ones stay out, and the service is empty', () => {
    assert.deepEqual(destinations(plain, { events: [fail('10.0.0.2', '10.0.0.3')] }), []);
  });

  it('inhibit_on_failure: it stays with weight 0', () => {
    const config = virtualServer(checked(2, 'inhibit_on_failure', 'weight 5'), checked(3));
    assert.deepEqual(destinations(config, { events: [fail('10.0.0.2')] }), ['10.0.0.2:80=0', '10.0.0.3:80=1']);
    assert.deepEqual(destinations(config, { events: [fail('10.0.0.2'), pass('10.0.0.2')] }), ['10.0.0.2:80=5', '10.0.0.3:80=1']);
  });

  it('what has no check cannot fail, and that is said', () => {
    const config = virtualServer('real_server 10.0.0.2 80 {', '}', checked(3));
    const table = lowered(config, { events: [fail('10.0.0.2')] });
    assert.equal(table.services[0]?.destinations.length, 2);
    assert.ok(table.notes.some(({ message }) => message.includes('never notices')));
  });

  it('a quorum of 5 with hysteresis 4 is not gained at the start by weights of 8', () => {
    const config = (weight: number): string =>
      virtualServer('quorum 5', 'hysteresis 4', 'sorry_server 10.0.0.9 80', checked(2, 'weight 4'), checked(3, `weight ${weight}`));
    assert.deepEqual(destinations(config(4), { state: 'start' }), ['10.0.0.9:80=1']);
    assert.deepEqual(destinations(config(4), {}), ['10.0.0.9:80=1'], 'and passing checks bring nothing new');
    assert.deepEqual(destinations(config(5), { state: 'start' }), ['10.0.0.2:80=4', '10.0.0.3:80=5']);
  });

  it('once gained it holds down to 5 - 4', () => {
    const config = virtualServer('quorum 5', 'hysteresis 4', 'sorry_server 10.0.0.9 80', checked(2, 'weight 1'), checked(3, 'weight 8'));
    assert.deepEqual(destinations(config, { events: [fail('10.0.0.3')] }), ['10.0.0.2:80=1']);
    const events = [fail('10.0.0.3'), fail('10.0.0.2'), pass('10.0.0.3')];
    assert.deepEqual(destinations(config, { events }), ['10.0.0.9:80=1'], 'lost at 0, and 8 are too few to gain it');
    assert.deepEqual(destinations(config, { events: [...events, pass('10.0.0.2')] }), ['10.0.0.2:80=1', '10.0.0.3:80=8']);
  });

  it('alpha: nothing before the first check has passed', () => {
    const config = virtualServer('alpha', checked(2), checked(3, 'inhibit_on_failure'), 'real_server 10.0.0.4 80 {', '}');
    assert.deepEqual(destinations(config, { state: 'start' }), ['10.0.0.3:80=0', '10.0.0.4:80=1']);
    assert.deepEqual(destinations(config, { state: 'start', events: [pass('10.0.0.2')] }), [
      '10.0.0.2:80=1',
      '10.0.0.3:80=0',
      '10.0.0.4:80=1',
    ]);
    assert.deepEqual(destinations(config, {}), ['10.0.0.2:80=1', '10.0.0.3:80=1', '10.0.0.4:80=1']);
  });

  it('BFD: the session is down at the start', () => {
    const config = `bfd_instance b {\nneighbor_ip 10.0.0.2\n}\n${virtualServer('real_server 10.0.0.2 80 {', 'BFD_CHECK {', 'name b', '}', '}')}`;
    assert.deepEqual(destinations(config, { state: 'start' }), []);
    assert.deepEqual(destinations(config, {}), ['10.0.0.2:80=1']);
  });

  it('tells which scripts run, in order', () => {
    const config = virtualServer(
      'quorum 2',
      'quorum_up "/bin/up"',
      'quorum_down "/bin/down"',
      checked(2, 'notify_down "/bin/lost 2"', 'notify_up "/bin/found 2"'),
      checked(3),
    );
    const ran = (...events: HealthEvent[]): string[] =>
      lowered(config, { events }).scripts.map(({ what, command }) => `${what}: ${command.words.join(' ')}`);
    assert.deepEqual(ran(), ['quorum_up: /bin/up']);
    assert.deepEqual(ran(fail('10.0.0.2'), pass('10.0.0.2')), [
      'quorum_up: /bin/up',
      'notify_down: /bin/lost 2',
      'quorum_down: /bin/down',
      'notify_up: /bin/found 2',
      'quorum_up: /bin/up',
    ]);
    const { notes } = lowered(config, { events: [fail('10.0.0.2')] });
    assert.ok(notes.some(({ message }) => message === 'Then keepalived runs quorum_down: /bin/down'));
  });

  it('finds real servers by address, with and without port', () => {
    const config = virtualServer(checked(2), 'real_server 10.0.0.2 81 {', 'lvs_method NAT', 'TCP_CHECK {', '}', '}');
    assert.deepEqual(destinations(config, { events: [fail('10.0.0.2')] }), []);
    assert.deepEqual(destinations(config, { events: [fail('10.0.0.2:81')] }), ['10.0.0.2:80=1']);
    assert.deepEqual(
      lowered(config, { events: [fail('10.0.0.2:82', '10.0.0.3')] }).unknown.map(({ text }) => text),
      ['10.0.0.2:82', '10.0.0.3'],
    );
    for (const text of ['10.0.0', '10.0.0.1:', '10.0.0.1:99999', '[10.0.0.1]:80', '::1:80x', '[::1', 'host'])
      assert.equal(parseServerName(text), null, text);
    assert.equal(parseServerName('[2001:db8::1]:80')?.port, 80);
    assert.equal(parseServerName('2001:db8::1')?.port, null);
  });
});
