import assert from 'node:assert/strict';
import { runCli, withFiles, type World } from '../harness/cli.ts';

const GOOD = 'global_defs {\n    router_id lb1\n}\n';
const BAD = 'global_defs {\n    router_idd lb1\n}\n';

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('kalint', () => {
  it('--version says which, without loading anything', async () => {
    const { code, stdout } = await runCli(['--version']);
    assert.equal(code, 0);
    assert.match(stdout, /^kalint \S/);
  });

  it('--help shows the commands and the options', async () => {
    const { code, stdout } = await runCli(['--help'], { columns: 80 });
    assert.equal(code, 0);
    for (const word of ['Usage: kalint', 'Commands:', 'lint ', '--fail-on LEVEL', '--stdin-filename NAME', 'Exit codes:'])
      assert.ok(stdout.includes(word), word);
    for (const line of lines(stdout)) assert.ok(line.length <= 80, line);
  });

  it('every command has a help of its own', async () => {
    const { stdout } = await runCli(['lint', '--help']);
    assert.match(stdout, /^Usage: kalint \[lint\]/);
  });

  const wrongCalls: Record<string, { argv: string[]; world?: World; says: RegExp }> = {
    'nothing to read': { argv: [], says: /nothing to read/ },
    'an empty pipe': { argv: [], world: { stdin: '' }, says: /nothing to read/ },
    'an unknown option': { argv: ['--quite', 'a.conf'], says: /unknown option '--quite'; did you mean '--quiet'\?/ },
    'a wrong value': { argv: ['--fail-on', 'eror', 'a.conf'], says: /did you mean 'error'\?/ },
    'an env file that is not there': { argv: ['--env-file', '/nowhere', 'a.conf'], says: /there is no such file/ },
  };
  for (const [name, { argv, world, says }] of Object.entries(wrongCalls)) {
    it(`exits 2 on ${name}`, async () => {
      const { code, stdout, stderr } = await runCli(argv, world);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, says);
    });
  }
});

describe('kalint lint', () => {
  it('exits 0 and is silent in a pipe when all is well', () =>
    withFiles({ 'a.conf': GOOD }, async (cwd) => {
      assert.deepEqual(await runCli(['a.conf'], { cwd }), { code: 0, stdout: '', stderr: '' });
      assert.deepEqual(await runCli(['lint', 'a.conf'], { cwd }), { code: 0, stdout: '', stderr: '' });
    }));

  it('exits 1 on errors, a finding a line in a pipe', () =>
    withFiles({ 'a.conf': BAD }, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['a.conf'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /^a\.conf:2:5: error: .*\[unknown-keyword\]\n$/);
      assert.equal(stderr, '');
    }));

  it('draws the place on a terminal', () =>
    withFiles({ 'a.conf': BAD }, async (cwd) => {
      const { stdout } = await runCli(['a.conf'], { cwd, isTTY: true, columns: 80 });
      assert.match(stdout, /^.*2.*\|.* {5}router_idd lb1$/m);
      assert.match(stdout, /\x1b\[/);
    }));

  it('colours as --color, NO_COLOR and FORCE_COLOR say', () =>
    withFiles({ 'a.conf': BAD }, async (cwd) => {
      const colored = async (argv: string[], world: World) =>
        /\x1b\[/.test((await runCli(['--format', 'pretty', ...argv, 'a.conf'], { cwd, ...world })).stdout);
      assert.equal(await colored([], {}), false);
      assert.equal(await colored([], { isTTY: true }), true);
      assert.equal(await colored([], { isTTY: true, env: { NO_COLOR: '1' } }), false);
      assert.equal(await colored([], { isTTY: true, env: { NO_COLOR: '' } }), true);
      assert.equal(await colored([], { isTTY: true, env: { TERM: 'dumb' } }), false);
      assert.equal(await colored([], { env: { FORCE_COLOR: '1' } }), true);
      assert.equal(await colored([], { isTTY: true, env: { FORCE_COLOR: '0' } }), false);
      assert.equal(await colored(['--color', 'always'], { env: { NO_COLOR: '1' } }), true);
      assert.equal(await colored(['--color=never'], { isTTY: true }), false);
    }));

  it('fails from the level on that --fail-on says', () =>
    withFiles({ 'a.conf': BAD }, async (cwd) => {
      for (const level of ['error', 'warning', 'info'])
        assert.equal((await runCli(['--fail-on', level, 'a.conf'], { cwd })).code, 1, level);
      const never = await runCli(['--fail-on', 'never', 'a.conf'], { cwd });
      assert.equal(never.code, 0);
      assert.equal(lines(never.stdout).length, 1);
    }));

  it('reads the other files when one cannot be read, and exits 3', () =>
    withFiles({ 'a.conf': BAD, 'd/x.txt': '' }, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['missing.conf', 'a.conf', 'd'], { cwd });
      assert.equal(code, 3);
      assert.equal(lines(stdout).length, 1);
      assert.deepEqual(lines(stderr), [
        'kalint: missing.conf: there is no such file',
        'kalint: d: nothing in this directory looks like a keepalived configuration',
      ]);
    }));

  it('still prints JSON when nothing could be read', async () => {
    const { code, stdout } = await runCli(['--format', 'json', '/nowhere/a.conf']);
    assert.equal(code, 3);
    assert.deepEqual(JSON.parse(stdout), { version: 1, keepalived: '2.4.3', files: [], diagnostics: [] });
  });

  it('reads -, by the name it is given', () =>
    withFiles({ 'a.conf': GOOD }, async (cwd) => {
      const { code, stdout } = await runCli(['-'], { cwd, stdin: BAD });
      assert.equal(code, 1);
      assert.match(stdout, /^<stdin>:2:5: /);
      assert.match((await runCli([], { stdin: BAD })).stdout, /^<stdin>:2:5: /);
      const named = await runCli(['--format', 'json', '--stdin-filename', 'web/b.conf', 'a.conf', '-'], { cwd, stdin: BAD });
      assert.deepEqual((JSON.parse(named.stdout) as { files: string[] }).files, ['a.conf', 'web/b.conf']);
    }));

  it('takes an empty - for an empty config', async () => {
    assert.equal((await runCli(['-'], { stdin: '' })).code, 0);
  });

  it('counts on stderr with --stats', () =>
    withFiles({ 'a.conf': BAD, 'b.conf': GOOD }, async (cwd) => {
      const { stderr } = await runCli(['--stats', 'a.conf', 'b.conf'], { cwd });
      assert.match(stderr, /^files 2, lines 6, findings 1; read [\d.]+ ms, config [\d.]+ ms, lint [\d.]+ ms, report [\d.]+ ms\n$/);
    }));

  it('says only what counts with --quiet', () =>
    withFiles({ 'a.conf': BAD }, async (cwd) => {
      const { stdout } = await runCli(['-q', '--format', 'pretty', 'a.conf'], { cwd });
      assert.match(stdout, /unknown-keyword/);
      assert.doesNotMatch(stdout, /judged as/);
    }));

  it('judges by the release that --keepalived names', () =>
    withFiles({ 'a.conf': GOOD }, async (cwd) => {
      const { stdout } = await runCli(['--format', 'json', '--keepalived', '2.2.7', 'a.conf'], { cwd });
      assert.equal((JSON.parse(stdout) as { keepalived: string }).keepalived, '2.2.7');
    }));

  it('reads the lines of the id that --id names, of all without', () =>
    withFiles({ 'a.conf': `global_defs {\n  router_id x\n}\n@one global_deffs\n@two global_deffz\n` }, async (cwd) => {
      const found = async (...argv: string[]) =>
        lines((await runCli([...argv, 'a.conf'], { cwd })).stdout).map((line) => line.split(':')[1]);
      assert.deepEqual(await found(), ['4', '5']);
      assert.deepEqual(await found('--id', 'two'), ['5']);
      assert.deepEqual(await found('--id', ''), []);
    }));

  it('fills ${_ENV …} from --define and --env-file only', () =>
    withFiles({ 'a.conf': 'global_defs {\n  ${_ENV WORD} x\n}\n', env: 'WORD=router_id\n' }, async (cwd) => {
      assert.equal((await runCli(['--define', 'WORD=router_id', 'a.conf'], { cwd })).code, 0);
      assert.equal((await runCli(['--env-file', 'env', 'a.conf'], { cwd })).code, 0);
      assert.equal((await runCli(['a.conf'], { cwd, env: { WORD: 'router_id' } })).code, 1);
    }));
});
