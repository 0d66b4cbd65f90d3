import assert from 'node:assert/strict';
import { runCli, withFiles } from '../harness/cli.ts';

const TABLE = '-A -t 10.0.0.1:3306 -s rr\n-a -t 10.0.0.1:3306 -r 10.0.1.1:3306 -m -w 1\n';

describe('kalint lift', () => {
  it('makes a config of a table, from a file or a pipe', () =>
    withFiles({ table: TABLE }, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['lift', 'table'], { cwd });
      assert.equal(code, 0);
      assert.equal(stderr, '');
      assert.match(stdout, /^virtual_server 10\.0\.0\.1 3306 \{$/m);
      assert.equal((await runCli(['lift'], { stdin: TABLE })).stdout, stdout);
      assert.equal((await runCli(['lift', '-'], { stdin: TABLE })).stdout, stdout);
    }));

  it('the config is healthy, and kalint ipvsadm makes the table of it again', () =>
    withFiles({ table: TABLE }, async (cwd) => {
      const { stdout } = await runCli(['lift', 'table'], { cwd });
      assert.deepEqual(await runCli(['-'], { stdin: stdout }), { code: 0, stdout: '', stderr: '' });
      assert.equal((await runCli(['ipvsadm', '--format', 'restore', '-'], { stdin: stdout })).stdout, TABLE);
    }));

  it('exits 1 where a line cannot be read, and says which; the rest is lifted', async () => {
    const { code, stdout, stderr } = await runCli(['lift', '--stdin-filename', 'saved', '-'], { stdin: `${TABLE}\x1b[31mhello\n` });
    assert.equal(code, 1);
    assert.match(stdout, /^virtual_server/m);
    assert.equal(stderr, 'saved:3: error: This is no line that ipvsadm prints or reads.\n');
  });

  it('exits 0 where it only has something to remark', async () => {
    const { code, stderr } = await runCli(['lift', '-'], { stdin: '-A -f 5 -s rr\n' });
    assert.equal(code, 0);
    assert.match(stderr, /^<stdin>:1: warning: /);
  });

  it('takes one file, which must be there', () =>
    withFiles({ a: TABLE, b: TABLE }, async (cwd) => {
      assert.equal((await runCli(['lift', 'a', 'b'], { cwd })).code, 2);
      assert.equal((await runCli(['lift'], { cwd })).code, 2);
      assert.equal((await runCli(['lift', 'missing'], { cwd })).code, 3);
    }));

  it('never prints what would move the cursor', async () => {
    const { stderr } = await runCli(['lift', '-'], { stdin: '-A -t \x1b[31mx:80 -s rr\n' });
    assert.ok(!stderr.includes('\x1b'));
  });
});
