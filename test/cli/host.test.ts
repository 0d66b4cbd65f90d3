import assert from 'node:assert/strict';
import { runCli, withFiles } from '../harness/cli.ts';

const instance = (name: string, iface: string): string =>
  `vrrp_instance ${name} {\n  interface ${iface}\n  virtual_router_id 1\n  virtual_ipaddress {\n    192.0.2.1/24\n  }\n}\n`;
const link = (ifname: string, more = {}): object => ({ ifname, ifindex: 2, flags: ['MULTICAST', 'UP'], mtu: 1500, addr_info: [], ...more });

/** The interfaces that are said to be missing, each once, with their places. */
async function missing(facts: unknown, files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<string[]> {
  const all = { ...files, 'facts.json': typeof facts === 'string' ? facts : JSON.stringify(facts) };
  const { stdout, stderr, code } = await withFiles(all, (cwd) =>
    runCli(['--format', 'json', '--host', 'facts.json', ...argv, ...Object.keys(files)], { cwd }),
  );
  if (code > 1) throw new Error(`${code} ${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { file: string; line: number; rule: string; host?: true; masked?: true }[] };
  const found = diagnostics.filter(({ rule }) => rule === 'interface-not-found');
  assert.ok(found.every(({ host, masked }) => host === true && masked === undefined));
  return found.map(({ file, line }) => `${file}:${line}`);
}

describe('--host', () => {
  const files = { 'a.conf': instance('A', 'eth0'), 'b.conf': instance('B', 'eth1') };

  it('takes one host for all files', async () => {
    assert.deepEqual(await missing([link('lo'), link('eth0')], files), ['b.conf:2']);
  });

  it('takes a host for each file; the others are judged without', async () => {
    assert.deepEqual(await missing({ 'a.conf': [link('eth1')] }, files), ['a.conf:2']);
    assert.deepEqual(await missing({ './b.conf': [link('eth0')], 'a.conf': [link('eth0')] }, files), ['b.conf:2']);
  });

  it('takes a host for each configuration id', async () => {
    const text = {
      'k.conf': `@one ${instance('A', 'eth0').replaceAll('\n', '\n@one ')}\n@two ${instance('A', 'eth1').replaceAll('\n', '\n@two ')}\n`,
    };
    const facts = { one: [link('eth0')], two: [link('eth0')] };
    assert.deepEqual(await missing(facts, text), ['k.conf:10']);
    assert.deepEqual(await missing(facts, text, '--id', 'one'), []);
  });

  it('with a missing interface, what keepalived no longer looks at is masked', async () => {
    const text = instance('A', 'eth9').replace('virtual_router_id', 'nopreempt\n  state MASTER\n  virtual_router_id');
    const { stdout } = await withFiles({ 'a.conf': text, 'facts.json': JSON.stringify([link('eth0')]) }, (cwd) =>
      runCli(['--format', 'json', '--host', 'facts.json', 'a.conf'], { cwd }),
    );
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { line: number; source: string; masked?: true }[] };
    const told = diagnostics.filter(({ source, masked }) => source === 'keepalived' && masked !== true);
    assert.deepEqual(
      told.map(({ line }) => line),
      [2],
    );
    assert.ok(diagnostics.some(({ line, masked }) => line === 3 && masked === true));
  });

  for (const [what, facts, message] of [
    ['no JSON', '{', /--host: facts\.json: this is not JSON: /],
    ['no facts', '3', /--host: facts\.json: .*'ip -j address'/],
    ['no interface', '[]', /--host: facts\.json: there is no interface in it/],
    ['a bad address', [link('eth0', { addr_info: [{ family: 'inet', local: '1.2.3' }] })], /'1\.2\.3' of eth0 is no IP address/],
    ['a bad node', { n1: 5 }, /'n1': an array of interfaces is expected/],
    ['an entry without a name', [{ ifindex: 1 }], /interface 1 has no 'ifname'/],
  ] as const) {
    it(`refuses ${what}, with status 2`, async () => {
      await assert.rejects(missing(facts, files), (error: Error) => error.message.startsWith('2 ') && message.test(error.message));
    });
  }
});
