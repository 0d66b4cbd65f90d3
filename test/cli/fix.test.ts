import assert from 'node:assert/strict';
import { linkSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runCli, withFiles } from '../harness/cli.ts';

const BAD = 'global_defs {\n    router_idd lb1\n}\n';
const GOOD = 'global_defs {\n    router_id lb1\n}\n';

describe('kalint --fix', () => {
  it('mends the file, and reports what is left', () =>
    withFiles({ 'a.conf': `${BAD}prose that nobody can mend\n` }, async (cwd) => {
      const { code, stdout } = await runCli(['--fix', 'a.conf'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /^a\.conf:4:1: error: [^\n]*\n$/);
      assert.equal(readFileSync(path.join(cwd, 'a.conf'), 'utf8'), `${GOOD}prose that nobody can mend\n`);
    }));

  it('exits 0 when all is mended, and then finds nothing to do', () =>
    withFiles({ 'a.conf': BAD }, async (cwd) => {
      assert.deepEqual(await runCli(['--fix', 'a.conf'], { cwd }), { code: 0, stdout: '', stderr: '' });
      assert.deepEqual(await runCli(['--fix', 'a.conf'], { cwd }), { code: 0, stdout: '', stderr: '' });
      assert.equal(readFileSync(path.join(cwd, 'a.conf'), 'utf8'), GOOD);
    }));

  it('mends included files, each once, and where they are included', () =>
    withFiles(
      {
        'keepalived/keepalived.conf': 'vrrp_instance A {\n  include part.conf\n}\ninclude ./defs.conf\n',
        'keepalived/b.conf': 'include defs.conf\n',
        'keepalived/part.conf': 'priorityy 100\nstate BACKUP\ninterface eth0\nvirtual_router_id 5\nvirtual_ipaddress {\n10.0.0.1\n}\n',
        'keepalived/defs.conf': BAD,
      },
      async (cwd) => {
        const { code, stderr } = await runCli(['--fix', '.'], { cwd });
        assert.deepEqual([code, stderr], [0, '']);
        const read = (name: string): string => readFileSync(path.join(cwd, 'keepalived', name), 'utf8');
        assert.equal(read('defs.conf'), GOOD);
        assert.match(read('part.conf'), /^priority 100\nstate BACKUP\n/);
        assert.match(read('keepalived.conf'), /^vrrp_instance A \{\n {2}include part\.conf\n/);
      },
    ));

  it('gives standard input mended to stdout, byte for byte, and the report to stderr', async () => {
    const stdin = Buffer.concat([Buffer.from(`${BAD}# \xe9\nprose and no config\n`, 'latin1')]);
    const { code, stdout, stderr } = await runCli(['--fix', '-'], { stdin });
    assert.equal(code, 1);
    assert.equal(stdout, `${GOOD}# \udce9\nprose and no config\n`);
    assert.match(stderr, /^<stdin>:5:1: /);
    assert.equal((await runCli(['--fix', '-'], { stdin: GOOD })).stdout, GOOD);
  });

  it('exits 3 and reports the file as it is when it cannot be written', () =>
    withFiles({ 'a.conf': BAD }, async (cwd) => {
      linkSync(path.join(cwd, 'a.conf'), path.join(cwd, 'b.conf'));
      const { code, stdout, stderr } = await runCli(['--fix', 'a.conf'], { cwd });
      assert.equal(code, 3);
      assert.match(stdout, /^a\.conf:2:5: /);
      assert.match(stderr, /^kalint: a\.conf: it has a second name/);
    }));
});

describe('kalint --fix-dry-run', () => {
  it('prints the fixes as a diff, changes nothing, and exits as --fix would', () =>
    withFiles({ 'a.conf': 'include b.conf\n', 'b.conf': BAD }, async (cwd) => {
      assert.deepEqual(await runCli(['--fix-dry-run', 'a.conf'], { cwd }), {
        code: 0,
        stdout: '--- a/b.conf\n+++ b/b.conf\n@@ -1,3 +1,3 @@\n global_defs {\n-    router_idd lb1\n+    router_id lb1\n }\n',
        stderr: '',
      });
      assert.equal(readFileSync(path.join(cwd, 'b.conf'), 'utf8'), BAD);
    }));

  it('has nothing to say where nothing can be mended', () =>
    withFiles({ 'a.conf': GOOD }, async (cwd) => {
      assert.deepEqual(await runCli(['--fix-dry-run', 'a.conf'], { cwd }), { code: 0, stdout: '', stderr: '' });
    }));
});
