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
});
