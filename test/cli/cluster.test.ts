import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCli, withFiles } from '../harness/cli.ts';

const folder = path.join(path.dirname(import.meta.dirname), 'fixtures', 'cluster');
const [a, b] = ['a.conf', 'b.conf'].map((name) => readFileSync(path.join(folder, name), 'utf8')) as [string, string];

describe('kalint --cluster', () => {
  it('is content with two healthy nodes, and says who takes over', async () => {
    const { code, stdout } = await runCli(['--cluster', '--format', 'pretty', 'a.conf', 'b.conf'], { cwd: folder });
    assert.equal(code, 0);
    assert.match(stdout, /^outside \(VRID 61 on eth0\), inside \(VRID 62 on eth1\): a\.conf is master\n {2}a\.conf is dead +b\.conf\n/m);
  });

  it('tells a mistake in the file that is odd, with the other one as related', () =>
    withFiles({ 'a.conf': a, 'b.conf': b.replace('virtual_router_id 61', 'virtual_router_id 63') }, async (cwd) => {
      const { code, stdout } = await runCli(['--cluster', '--format', 'json', 'a.conf', 'b.conf'], { cwd });
      const { diagnostics } = JSON.parse(stdout) as {
        diagnostics: { rule: string; file: string; line: number; related: { file: string }[] }[];
      };
      const found = diagnostics.filter(({ rule }) => rule === 'vrid-differs');
      assert.deepEqual([found.length, found[0]?.file, found[0]?.line, found[0]?.related[0]?.file], [1, 'b.conf', 30, 'a.conf']);
      assert.equal(code, 1);
    }));

  it('obeys comments that turn its rules off, which are not called unused without --cluster', () => {
    const text = b.replace('    virtual_router_id 61', '    virtual_router_id 63 # kalint-disable-line vrid-differs -- a test');
    return withFiles({ 'a.conf': a, 'b.conf': text }, async (cwd) => {
      assert.equal((await runCli(['--cluster', 'a.conf', 'b.conf'], { cwd })).code, 0);
      const { stdout } = await runCli(['b.conf'], { cwd });
      assert.doesNotMatch(stdout, /suppression/);
    });
  });

  it('takes an included part for no node', () =>
    withFiles({ 'a.conf': a, 'keepalived/b.conf': `include part.conf\n${b}`, 'keepalived/part.conf': '# nothing\n' }, async (cwd) => {
      const { code, stdout } = await runCli(['--cluster', '--format', 'pretty', 'a.conf', 'keepalived'], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /in 2 files/);
    }));

  it('needs two nodes', () =>
    withFiles({ 'a.conf': a }, async (cwd) => {
      const { code, stderr } = await runCli(['--cluster', 'a.conf'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /one node is no cluster/);
    }));

  describe('says who is master after each single failure', () => {
    const node = (router: string, priority: number, address: string | null, more = ''): string => `global_defs {
    router_id ${router}
    script_user root
    enable_script_security
}
vrrp_script web {
    script "/usr/bin/true"
}
vrrp_instance VI {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority ${priority}
    advert_int 1
${address === null ? '' : `    ${address.includes(':') ? 'native_ipv6\n    ' : ''}mcast_src_ip ${address}\n`}${more}    virtual_ipaddress {
        ${address?.includes(':') === true ? 'fe80::100' : '192.0.2.100'}/24
    }
}
`;
    const TRACKED = '    track_script {\n        web weight -30\n    }\n';
    const tableOf = (one: string, other: string): Promise<string[]> =>
      withFiles({ 'a.conf': one, 'b.conf': other }, async (cwd) => {
        const { stdout } = await runCli(['--cluster', '--format', 'pretty', 'a.conf', 'b.conf'], { cwd });
        const lines = stdout.slice(stdout.indexOf('VI (VRID 51 on eth0): ')).split('\n');
        return lines.slice(0, lines.indexOf('')).map((line) => line.trim().replace(/ {2,}/g, ' | '));
      });

    it('where a tracker only lowers the priority', async () => {
      assert.deepEqual(await tableOf(node('a', 150, '192.0.2.1', TRACKED), node('b', 130, '192.0.2.2', TRACKED)), [
        'VI (VRID 51 on eth0): a.conf is master',
        'a.conf is dead | b.conf',
        'interface eth0 fails on a.conf | b.conf',
        'script web fails on a.conf | b.conf',
        'b.conf is dead | a.conf stays',
        'interface eth0 fails on b.conf | a.conf stays',
        'script web fails on b.conf | a.conf stays',
      ]);
    });

    it('where the other node may not take over, or would not have more', async () => {
      const idle = await tableOf(node('a', 150, '192.0.2.1', TRACKED), node('b', 130, '192.0.2.2', '    nopreempt\n'));
      assert.ok(idle.includes('script web fails on a.conf | a.conf stays'), idle.join('\n'));
      const same = await tableOf(node('a', 150, '192.0.2.1', TRACKED), node('b', 120, '192.0.2.2'));
      assert.ok(same.includes('script web fails on a.conf | a.conf stays'), same.join('\n'));
    });

    it('of two nodes with one priority the one with the higher address, if the configs say which', async () => {
      const titleOf = async (one: string | null, other: string | null) => (await tableOf(node('a', 100, one), node('b', 100, other)))[0];
      assert.equal(await titleOf('192.0.2.9', '192.0.2.10'), 'VI (VRID 51 on eth0): b.conf is master');
      assert.equal(await titleOf('192.0.2.10', '192.0.2.9'), 'VI (VRID 51 on eth0): a.conf is master');
      assert.equal(await titleOf('fe80::a', 'fe80::9'), 'VI (VRID 51 on eth0): a.conf is master');
      assert.equal(await titleOf('192.0.2.9', null), 'VI (VRID 51 on eth0): the node with the higher address is master');
    });
  });
});
