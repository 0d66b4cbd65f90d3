import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { linkSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runCli, withFiles } from '../harness/cli.ts';

const UGLY = 'a {\nb\n}\n';
const PRETTY = 'a {\n    b\n}\n';

describe('kalint fmt', () => {
  it('prints the formatted text', () =>
    withFiles({ 'a.conf': UGLY }, async (cwd) => {
      assert.deepEqual(await runCli(['fmt', 'a.conf'], { cwd }), { code: 0, stdout: PRETTY, stderr: '' });
      assert.deepEqual(await runCli(['fmt', '-'], { stdin: UGLY }), { code: 0, stdout: PRETTY, stderr: '' });
      assert.equal(readFileSync(path.join(cwd, 'a.conf'), 'utf8'), UGLY);
    }));

  it('gives every byte back that is no UTF-8', async () => {
    assert.equal((await runCli(['fmt', '-'], { stdin: Buffer.from('a \xe9\n', 'latin1') })).stdout, 'a \udce9\n');
  });

  it('sends nothing to a terminal that could move it', async () => {
    const { stdout } = await runCli(['fmt', '-'], { stdin: 'a {\n\tb \x1b[31m\n}\n', isTTY: true });
    assert.equal(stdout, 'a {\n    b ␛[31m\n}\n');
  });

  it('--check names the files that would change, and exits 1', () =>
    withFiles({ 'a.conf': UGLY, 'b.conf': PRETTY }, async (cwd) => {
      assert.deepEqual(await runCli(['fmt', '--check', 'a.conf', 'b.conf'], { cwd }), { code: 1, stdout: 'a.conf\n', stderr: '' });
      assert.deepEqual(await runCli(['fmt', '--check', 'b.conf'], { cwd }), { code: 0, stdout: '', stderr: '' });
      assert.equal(readFileSync(path.join(cwd, 'a.conf'), 'utf8'), UGLY);
    }));

  it('--write writes them, and then has nothing more to do', () =>
    withFiles({ 'keepalived/a.conf': UGLY, 'keepalived/b.conf': PRETTY }, async (cwd) => {
      assert.deepEqual(await runCli(['fmt', '--write', '.'], { cwd }), { code: 0, stdout: 'keepalived/a.conf\n', stderr: '' });
      assert.equal(readFileSync(path.join(cwd, 'keepalived/a.conf'), 'utf8'), PRETTY);
      assert.deepEqual(await runCli(['fmt', '--write', '.'], { cwd }), { code: 0, stdout: '', stderr: '' });
    }));

  it('--diff prints what patch can apply', () =>
    withFiles({ 'a.conf': UGLY, 'b.conf': PRETTY }, async (cwd) => {
      const { code, stdout } = await runCli(['fmt', '--diff', 'a.conf', 'b.conf'], { cwd });
      assert.equal(code, 0);
      assert.equal(stdout, '--- a/a.conf\n+++ b/a.conf\n@@ -1,3 +1,3 @@\n a {\n-b\n+    b\n }\n');
      assert.equal((await runCli(['fmt', '--diff', '--check', 'a.conf'], { cwd })).code, 1);
      const applied = spawnSync('git', ['apply', '-p1'], { cwd, input: stdout, encoding: 'utf8' });
      assert.equal(applied.stderr, '');
      assert.equal(readFileSync(path.join(cwd, 'a.conf'), 'utf8'), PRETTY);
    }));

  it('indents as .editorconfig says, or as the call says', () =>
    withFiles({ '.editorconfig': 'root = true\n[*.conf]\nindent_style = tab\n', 'd/a.conf': UGLY }, async (cwd) => {
      assert.equal((await runCli(['fmt', 'd/a.conf'], { cwd })).stdout, 'a {\n\tb\n}\n');
      assert.equal((await runCli(['fmt', '-', '--stdin-filename', 'd/x.conf'], { cwd, stdin: UGLY })).stdout, 'a {\n\tb\n}\n');
      assert.equal((await runCli(['fmt', '--indent', '1', 'd/a.conf'], { cwd })).stdout, 'a {\n b\n}\n');
      assert.equal((await runCli(['fmt', '--indent=tab', '-'], { stdin: UGLY })).stdout, 'a {\n\tb\n}\n');
    }));

  it('keeps as many empty lines as --blank-lines says', async () => {
    assert.equal((await runCli(['fmt', '--blank-lines', '0', '-'], { stdin: 'a\n\n\nb\n' })).stdout, 'a\nb\n');
    assert.equal((await runCli(['fmt', '--blank-lines', '2', '-'], { stdin: 'a\n\n\n\nb\n' })).stdout, 'a\n\n\nb\n');
  });

  it('leaves a file alone whose braces do not match, says where, and goes on with the others', () =>
    withFiles({ 'a.conf': 'a {\n  b {\n}\n', 'b.conf': UGLY }, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['fmt', '--write', 'a.conf', 'b.conf'], { cwd });
      assert.equal(code, 1);
      assert.equal(stdout, 'b.conf\n');
      assert.match(stderr, /^kalint: a\.conf:1:3: This '\{' is never closed/);
      assert.equal(readFileSync(path.join(cwd, 'a.conf'), 'utf8'), 'a {\n  b {\n}\n');
      assert.equal((await runCli(['fmt', '-'], { stdin: 'a {\n' })).stdout, 'a {\n');
    }));

  it('exits 3 when a file cannot be read or written', () =>
    withFiles({ 'a.conf': UGLY }, async (cwd) => {
      assert.equal((await runCli(['fmt', 'none.conf'], { cwd })).code, 3);
      linkSync(path.join(cwd, 'a.conf'), path.join(cwd, 'b.conf'));
      const { code, stderr } = await runCli(['fmt', '--write', 'a.conf'], { cwd });
      assert.equal(code, 3);
      assert.match(stderr, /^kalint: a\.conf: it has a second name/);
    }));

  for (const argv of [
    ['--write', '--check', 'a.conf'],
    ['--write', '--diff', 'a.conf'],
    ['--write', '-'],
    ['--indent', '0', '-'],
    ['--indent', 'two', '-'],
    ['--blank-lines', '-1', '-'],
    [],
  ])
    it(`is a wrong call: kalint fmt ${argv.join(' ')}`, async () => assert.equal((await runCli(['fmt', ...argv])).code, 2));
});
