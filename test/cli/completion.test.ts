import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from '../../server/cli/commands/index.ts';
import { calls } from '../../server/cli/completion/calls.ts';
import { FORMATS } from '../../server/cli/report/index.ts';
import { withFiles } from '../harness/cli.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const fileOf = (name: string): string => path.join(root, name);

function run(program: string, args: readonly string[], cwd = root): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  assert.deepEqual([error, stderr, status], [undefined, '', 0]);
  return stdout;
}

const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

describe('completion for bash', () => {
  const file = fileOf('completions/kalint.bash');

  /** What bash offers for the last of these words, as readline cuts them. */
  const offered = (...words: string[]): string[] => {
    const script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kalint; printf "%s\\n" "${COMPREPLY[@]}"';
    return run('bash', ['-euc', script, 'bash', file, ...words])
      .split('\n')
      .filter((word) => word !== '');
  };

  it('is bash', () => assert.equal(run('bash', ['-n', file]), ''));

  it('knows the commands', () => {
    assert.deepEqual(offered('kalint', ''), Object.keys(commands));
    assert.deepEqual(offered('kalint', 'ipv'), ['ipvsadm']);
    assert.deepEqual(offered('kalint', 'lint', 'ipv'), []);
  });

  it('knows the options of each command, and of lint where none is named', async () => {
    for (const { name, options } of await calls()) {
      const wanted = options.map((option) => `--${option.name}`);
      assert.deepEqual(offered('kalint', name, '--'), wanted, name);
      if (name === 'lint') assert.deepEqual(offered('kalint', '--'), wanted);
    }
    assert.deepEqual(offered('kalint', 'a.conf', '--fail'), ['--fail-on']);
  });

  it('knows the words that an option takes, however they are written', () => {
    assert.deepEqual(offered('kalint', '--format', ''), FORMATS);
    assert.deepEqual(offered('kalint', '--format', '=', 'pre'), ['pretty']);
    assert.deepEqual(offered('kalint', 'lint', '--format', '='), FORMATS);
    assert.deepEqual(offered('kalint', 'ipvsadm', '--state', 'st'), ['start']);
  });

  it('leaves the names of files to bash', () => {
    assert.deepEqual(offered('kalint', 'keepalived.co'), []);
    assert.deepEqual(offered('kalint', '--env-file', ''), []);
    assert.match(run('bash', ['-c', `source "${file}"; complete -p kalint`]), /-o default/);
  });
});

describe('completion for zsh', () => {
  it('is zsh', function () {
    if (!isThere('zsh')) this.skip();
    assert.equal(run('zsh', ['-n', fileOf('completions/_kalint')]), '');
  });

  it('gives _arguments what it understands', async function () {
    if (!isThere('zsh')) this.skip();
    this.timeout(20_000);
    // a function in place of _arguments that shows what it gets
    const script = `
      _describe() { print -r -- commands; }
      _arguments() { print -rl -- "$@"; }
      words=(kalint fmt ''); CURRENT=3
      source "$1"`;
    const got = run('zsh', ['-fc', script, 'zsh', fileOf('completions/_kalint')]).split('\n');
    for (const { name, options } of (await calls()).filter((call) => call.name === 'fmt')) {
      for (const option of options)
        assert.ok(
          got.some((line) => line.includes(`--${option.name}`)),
          `${name} --${option.name}`,
        );
    }
    assert.ok(got.includes('*:file:_files'));
  });
});

describe('completion for fish', () => {
  const offered = (line: string, cwd = root): string[] =>
    run('fish', ['--no-config', '-c', `source "${fileOf('completions/kalint.fish')}"; complete -C ${JSON.stringify(line)}`], cwd)
      .split('\n')
      .map((row) => row.split('\t')[0] ?? '')
      .filter((word) => word !== '');

  it('completes', async function () {
    if (!isThere('fish')) this.skip();
    this.timeout(20_000);
    await withFiles({ 'keepalived.conf': '' }, async (cwd) => {
      for (const name of Object.keys(commands)) assert.ok(offered('kalint ', cwd).includes(name), name);
      for (const { name, options } of await calls()) {
        const words = offered(`kalint ${name} --`, cwd);
        for (const option of options) assert.ok(words.includes(`--${option.name}`), `${name} --${option.name}`);
      }
      assert.deepEqual(offered('kalint --format ', cwd).sort(), [...FORMATS].sort());
      assert.deepEqual(offered('kalint fmt keep', cwd), ['keepalived.conf']);
    });
  });
});

describe('the manual page', () => {
  const file = fileOf('man/kalint.1');

  it('has nothing that groff complains of', function () {
    if (!isThere('groff')) this.skip();
    assert.equal(run('groff', ['-man', '-ww', '-Tutf8', '-z', file]), '');
  });

  it('has nothing that mandoc complains of, but that a page without a date may be old', function () {
    if (spawnSync('mandoc').error !== undefined) this.skip();
    const complaints = spawnSync('mandoc', ['-Tlint', '-Wwarning', file], { encoding: 'utf8' }).stdout.split('\n');
    assert.deepEqual(
      complaints.filter((line) => line !== '' && !line.includes('missing date')),
      [],
    );
  });

  it('says what --help says', async function () {
    if (!isThere('groff')) this.skip();
    const shown = run('groff', ['-man', '-Tascii', '-P-cbou', file]).replaceAll(/\s+/g, ' ');
    for (const { name, options } of await calls()) {
      assert.ok(shown.includes(`kalint ${name} `), name);
      for (const option of options) assert.ok(shown.includes(`--${option.name}`), `${name} --${option.name}`);
    }
    assert.ok(shown.includes("for '-' the fixed text goes to stdout"));
  });
});
