/** The command as it is shipped: what is only loaded when needed works, and compiled code that is kept saves time, nothing else. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildCommand } from '../../scripts/bundle.ts';
import { keepCompiled } from '../../scripts/code-cache.ts';
import { FORMATS } from '../../server/cli/report/index.ts';
import { withFiles } from '../harness/cli.ts';

const files = { '.kalintrc.yaml': 'rules:\n  unknown-keyword: warning\n', 'k.conf': 'global_defs {\n  nosuch\n}\n' };

describe('the bundle', function () {
  this.timeout(120_000);
  let folder = '';

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'kalint-bundle-'));
    await buildCommand(folder);
    await keepCompiled(folder, ['lint', 'commands']);
  });
  after(() => rmSync(folder, { recursive: true }));

  const kalint = (cwd: string, args: readonly string[], { flags = [] as string[], from = folder, env = {} } = {}) => {
    const call = [...flags, path.join(from, 'kalint.js'), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
    return { status, stdout, stderr };
  };

  it('reads a config in YAML, and writes every format', () =>
    withFiles(files, (cwd) => {
      for (const format of FORMATS) {
        const { status, stdout, stderr } = kalint(cwd, ['--format', format, 'k.conf']);
        assert.deepEqual([status, stderr], [0, ''], format);
        assert.match(stdout, /unknown-keyword/, format);
      }
    }));

  it('has every command', () =>
    withFiles(files, (cwd) => {
      const commands = [...kalint(cwd, ['--help']).stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name);
      assert.ok(commands.includes('lint') && commands.includes('fmt'), commands.join());
      for (const command of commands)
        assert.match(kalint(cwd, [command, '--help']).stdout, new RegExp(`^Usage: kalint \\[?${command}\\b`), command);
    }));

  it('says the same with compiled code, without it, with that of another Node, of another source, a torn one, under other flags, by a link', () =>
    withFiles(files, (cwd) => {
      const args = ['k.conf'];
      const expected = kalint(cwd, args);
      assert.match(expected.stdout, /unknown-keyword/);
      const whole = readFileSync(path.join(folder, 'lint.cache'));
      const with_ = (name: string, cache: Buffer | null) => {
        const from = path.join(cwd, name);
        cpSync(folder, from, { recursive: true });
        if (cache === null) rmSync(path.join(from, 'lint.cache'));
        else writeFileSync(path.join(from, 'lint.cache'), cache);
        return kalint(cwd, args, { from, env: { XDG_CACHE_HOME: path.join(cwd, 'cache') } });
      };
      const headless = (from: string, to: string): Buffer => Buffer.from(whole.toString('latin1').replace(from, to), 'latin1');
      assert.deepEqual(with_('none', null), expected);
      assert.deepEqual(with_('empty', Buffer.alloc(0)), expected);
      assert.deepEqual(with_('torn', whole.subarray(0, whole.length >> 1)), expected);
      assert.deepEqual(with_('node', headless(process.version, 'v1.2.3')), expected);
      assert.deepEqual(with_('source', headless(' ', ' 0')), expected);
      assert.deepEqual(kalint(cwd, args, { flags: ['--no-opt', '--stack-size=900'] }), expected);
      const link = path.join(cwd, 'link');
      symlinkSync(path.join(folder, 'kalint.js'), link);
      const { status, stdout, stderr } = spawnSync(process.execPath, [link, ...args], { cwd, encoding: 'utf8' });
      assert.deepEqual({ status, stdout, stderr }, expected);
    }));

  it('is whole in kalint.js alone', () =>
    withFiles(files, (cwd) => {
      const from = path.join(cwd, 'alone');
      mkdirSync(from);
      cpSync(path.join(folder, 'kalint.js'), path.join(from, 'kalint.js'));
      for (const args of [['k.conf'], ['fmt', 'k.conf'], ['ipvsadm', 'k.conf'], ['explain', 'advert_int'], ['--help']])
        assert.deepEqual(kalint(cwd, args, { from }), kalint(cwd, args), args.join(' '));
    }));

  it('is the same when it is made again, with the compiled code', async function () {
    const again = path.join(folder, 'again');
    mkdirSync(again);
    await buildCommand(again);
    await keepCompiled(again, ['lint', 'commands']);
    for (const name of readdirSync(again)) {
      const same = readFileSync(path.join(again, name)).equals(readFileSync(path.join(folder, name)));
      assert.ok(same, name);
    }
  });
});
