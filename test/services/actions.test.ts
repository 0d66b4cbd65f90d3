import assert from 'node:assert/strict';
import { codeActions, diagnostics, explain, ipvsadmView, realServerView, type CodeAction } from '../../server/services/index.ts';
import { applied, MAIN, PAIR, scene } from '../harness/cursor.ts';

function actions(fixture: string): readonly CodeAction[] {
  const { project, document, offset, ranges } = scene(fixture);
  return codeActions(project, document, ranges[0] ?? { start: offset, end: offset });
}

/** The main file after an action. */
function after(fixture: string, title: RegExp): string {
  const { document } = scene(fixture);
  const found = actions(fixture).find((action) => title.test(action.title));
  assert.ok(
    found !== undefined,
    `there is an action like ${title.source}: ${actions(fixture)
      .map((action) => action.title)
      .join('; ')}`,
  );
  return applied(document.text, found.edits);
}

describe('diagnostics', () => {
  it('of every file, with who complains and what is related', () => {
    const { project } = scene({ 'keepalived.conf': 'include a.conf\n', 'a.conf': 'vrrp_instance A {\n rubbish\n}\n' });
    const files = diagnostics(project);
    assert.deepEqual([...files.keys()], [MAIN, '/etc/keepalived/a.conf']);
    assert.deepEqual(files.get(MAIN), []);
    const found = files.get('/etc/keepalived/a.conf')?.find(({ code }) => code === 'unknown-keyword');
    assert.equal(found?.source, 'keepalived');
    assert.equal(found.severity, 'error');
  });

  it('levels of the user go first', () => {
    const of = (level: 'hint' | 'off') =>
      diagnostics(scene('vrrp_instance A {\n rubbish\n}\n', { levels: new Map([['unknown-keyword', level]]) }).project)
        .get(MAIN)
        ?.filter(({ code }) => code === 'unknown-keyword')
        .map(({ severity }) => severity);
    assert.deepEqual(of('hint'), ['hint']);
    assert.deepEqual(of('off'), []);
  });

  it('tags what is old, and shows further lines that keepalived names', () => {
    const { project } = scene('virtual_server 10.0.0.1 80 {\n nat_mask 255.0.0.0\n}\nnonsense {\n a\n b\n}\n');
    const found = diagnostics(project).get(MAIN) ?? [];
    assert.deepEqual(found.find(({ code }) => code === 'removed-keyword')?.tags, ['deprecated']);
    assert.ok((found.find(({ code }) => code === 'unknown-keyword')?.related.length ?? 0) > 0);
  });
});

describe('code actions', () => {
  it('the fix of a finding', () => {
    assert.equal(after('vrrp_instance A {\n virtual_rooter|_id 51\n}\n', /virtual_router_id/).split('\n')[1], ' virtual_router_id 51');
  });

  it('all safe fixes at once', () => {
    const text =
      'virtual_server 10.0.0.1 80 {\n real_server 10.0.0.2 80 {\n  TCP_CHECK {\n   nb_get_retry 3|\n  }\n }\n real_server 10.0.0.3 80 {\n  TCP_CHECK {\n   nb_get_retry 3\n  }\n }\n}\n';
    assert.equal(after(text, /^Fix all 2 problems/).match(/ retry 3/g)?.length, 2);
  });

  it('silences a rule for a line, as deep as the line', () => {
    assert.equal(
      after('vrrp_instance A {\n  rub|bish\n}\n', /^Silence 'unknown-keyword'/),
      'vrrp_instance A {\n  # kalint-disable-next-line unknown-keyword -- reason\n  rubbish\n}\n',
    );
  });

  it('adds a keyword that is missing', () => {
    assert.equal(
      after('vrrp_instance A| {\n\tinterface eth0\n}\n', /^Add 'virtual_router_id'/),
      'vrrp_instance A {\n\tvirtual_router_id 1\n\tinterface eth0\n}\n',
    );
    assert.ok(!actions('vrrp_instance A| {\n virtual_router_id 5\n}\n').some(({ title }) => title === "Add 'virtual_router_id'"));
  });

  it('makes the file of the other node', () => {
    const text =
      'global_defs {\n router_id one\n}\nvrrp_instance A| {\n state MASTER\n priority 150\n unicast_src_ip 10.0.0.1\n unicast_peer {\n  10.0.0.2\n }\n}\nvrrp_instance B {\n state BACKUP\n priority 100\n}\n';
    const twin = actions(text).find(({ creates }) => creates !== null);
    assert.equal(twin?.creates, '/etc/keepalived/keepalived.backup.conf');
    assert.equal(
      twin.edits[0]?.text,
      'global_defs {\n router_id one_backup\n}\nvrrp_instance A {\n state BACKUP\n priority 100\n unicast_src_ip 10.0.0.2\n unicast_peer {\n  10.0.0.1\n }\n}\nvrrp_instance B {\n state MASTER\n priority 150\n}\n',
    );
  });

  it('offers nothing where nothing is', () => {
    assert.deepEqual(actions('|\n'), []);
  });
});

describe('views', () => {
  it('ipvsadm, each command with the statement that it comes from', () => {
    const { project, document } = scene(PAIR);
    const { text, lines, messages } = ipvsadmView(project, {});
    assert.deepEqual(messages, []);
    const origin = lines.map(({ line, start, end }) => [text.split('\n')[line], document.text.slice(start, end)]);
    assert.deepEqual(origin, [
      ['ipvsadm -A -u 10.0.0.100:80 -s rr', 'virtual_server 10.0.0.100 80'],
      ['ipvsadm -a -u 10.0.0.100:80 -r 10.0.0.1:80 -g -w 1', 'real_server 10.0.0.1 80'],
      ['ipvsadm -a -u 10.0.0.100:80 -r 10.0.0.2:80 -g -w 1', 'real_server 10.0.0.2 80'],
    ]);
  });

  it('after a real server fails', () => {
    const { project } = scene(PAIR);
    const { text, lines } = ipvsadmView(project, { down: ['10.0.0.1'], format: 'restore' });
    assert.equal(text, '-A -u 10.0.0.100:80 -s rr\n-a -u 10.0.0.100:80 -r 10.0.0.2:80 -g -w 1\n');
    assert.deepEqual(
      lines.map(({ line }) => line),
      [0, 1],
    );
    assert.match(ipvsadmView(project, { down: ['10.9.9.9'] }).messages.join(), /10\.9\.9\.9/);
    assert.match(ipvsadmView(project, { down: ['rubbish'] }).messages.join(), /is no address/);
  });

  it('real servers', () => {
    assert.match(realServerView(scene(PAIR).project).text, /10\.0\.0\.100/);
  });

  it('pages of rules and keywords', () => {
    assert.match(explain('unknown-keyword') ?? '', /^# unknown-keyword/);
    assert.match(explain('real_server') ?? '', /real_server/);
    assert.equal(explain('nothing of the kind'), null);
  });
});
