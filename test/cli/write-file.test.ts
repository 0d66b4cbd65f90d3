import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeFile } from '../../server/cli/write-file.ts';
import { withFiles } from '../harness/cli.ts';

const isRoot = process.getuid?.() === 0;
const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const module = pathToFileURL(path.join(root, 'server/cli/write-file.ts')).href;

/** Writes new content over old in a process of its own, in which `prelude` has been at work. */
function inProcess(file: string, prelude: string, user?: number): { status: number | null; signal: string | null; stdout: string } {
  const program = [
    "import fs from 'node:fs';",
    "import { syncBuiltinESMExports } from 'node:module';",
    prelude,
    'syncBuiltinESMExports();',
    `const { writeFile } = await import(${JSON.stringify(module)});`,
    `console.log(writeFile(${JSON.stringify(file)}, { before: 'old', after: 'new' }));`,
  ].join('\n');
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
    // where coverage is collected, another user may not write
    ...(user === undefined ? {} : { uid: user, gid: user, env: { ...process.env, NODE_V8_COVERAGE: undefined } }),
  });
  assert.equal(stderr, '');
  return { status, signal, stdout };
}

describe('writing a file', () => {
  it('puts the new content in place, byte for byte, and leaves nothing else behind', () =>
    withFiles({ 'a.conf': Buffer.from('old \xe9', 'latin1') }, (directory) => {
      const file = path.join(directory, 'a.conf');
      assert.equal(writeFile(file, { before: 'old \udce9', after: 'new \udce9\n' }), null);
      assert.deepEqual(readFileSync(file), Buffer.from('new \xe9\n', 'latin1'));
      assert.deepEqual(readdirSync(directory), ['a.conf']);
    }));

  it('keeps the mode', () =>
    withFiles({ 'a.conf': 'old' }, (directory) => {
      const file = path.join(directory, 'a.conf');
      for (const mode of [0o600, 0o640, 0o444, 0o4755]) {
        chmodSync(file, mode);
        assert.equal(writeFile(file, { before: readFileSync(file, 'utf8'), after: `mode ${mode}` }), null);
        assert.equal(statSync(file).mode & 0o7777, mode);
      }
    }));

  it('keeps the owner', function () {
    if (!isRoot) this.skip();
    return withFiles({ 'a.conf': 'old' }, (directory) => {
      const file = path.join(directory, 'a.conf');
      chownSync(file, 1234, 2345);
      chmodSync(file, 0o4640);
      assert.equal(writeFile(file, { before: 'old', after: 'new' }), null);
      const { uid, gid, mode } = statSync(file);
      assert.deepEqual([uid, gid, mode & 0o7777], [1234, 2345, 0o4640]);
    });
  });

  it('leaves the file alone whose owner it may not keep', function () {
    if (!isRoot) this.skip();
    return withFiles({ 'a.conf': 'old' }, (directory) => {
      const file = path.join(directory, 'a.conf');
      chmodSync(directory, 0o777);
      assert.match(inProcess(file, '', 65534).stdout, /cannot be written: permission denied/);
      assert.equal(readFileSync(file, 'utf8'), 'old');
      assert.deepEqual(readdirSync(directory), ['a.conf']);
    });
  });

  it('writes what a link leads to, and keeps the link', () =>
    withFiles({ 'd/a.conf': 'old' }, (directory) => {
      const link = path.join(directory, 'link.conf');
      symlinkSync('d/a.conf', link);
      assert.equal(writeFile(link, { before: 'old', after: 'new' }), null);
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.equal(readFileSync(path.join(directory, 'd/a.conf'), 'utf8'), 'new');
      assert.deepEqual(readdirSync(directory).sort(), ['d', 'link.conf']);
    }));

  it('refuses a file that has changed since it was read', () =>
    withFiles({ 'a.conf': 'somebody else was faster' }, (directory) => {
      const file = path.join(directory, 'a.conf');
      assert.match(writeFile(file, { before: 'old', after: 'new' }) ?? '', /has changed since it was read/);
      assert.equal(readFileSync(file, 'utf8'), 'somebody else was faster');
    }));

  it('refuses one that changes while the new content is written', () =>
    withFiles({ 'a.conf': 'old' }, (directory) => {
      const file = path.join(directory, 'a.conf');
      const { stdout } = inProcess(
        file,
        `const sync = fs.fsyncSync; fs.fsyncSync = (it) => { fs.appendFileSync(${JSON.stringify(file)}, 'er'); sync(it); };`,
      );
      assert.match(stdout, /has changed since it was read/);
      assert.equal(readFileSync(file, 'utf8'), 'older');
      assert.deepEqual(readdirSync(directory), ['a.conf']);
    }));

  it('refuses what has two names, and what is no file', () =>
    withFiles({ 'a.conf': 'old' }, (directory) => {
      const file = path.join(directory, 'a.conf');
      linkSync(file, path.join(directory, 'b.conf'));
      assert.match(writeFile(file, { before: 'old', after: 'new' }) ?? '', /hard link/);
      assert.match(writeFile(directory, { before: '', after: 'new' }) ?? '', /not a regular file/);
      assert.match(writeFile(path.join(directory, 'none'), { before: '', after: 'new' }) ?? '', /there is no such file/);
      assert.equal(readFileSync(file, 'utf8'), 'old');
    }));

  it('says so when nothing may be made in the directory', function () {
    if (!isRoot) this.skip();
    return withFiles({ 'd/a.conf': 'old' }, (directory) => {
      const file = path.join(directory, 'd/a.conf');
      chmodSync(directory, 0o755);
      chownSync(file, 65534, 65534);
      assert.match(inProcess(file, '', 65534).stdout, /new file in the same directory \(permission denied\)/);
      assert.equal(readFileSync(file, 'utf8'), 'old');
    });
  });

  it('leaves the file whole when the process is killed at any step', () => {
    const steps = ['writeFileSync', 'fchmodSync', 'fsyncSync', 'renameSync'];
    return withFiles(Object.fromEntries(steps.map((step) => [`${step}/a.conf`, 'old'])), (directory) => {
      for (const step of steps) {
        const file = path.join(directory, step, 'a.conf');
        const { signal } = inProcess(file, `fs.${step} = () => process.kill(process.pid, 'SIGKILL');`);
        assert.equal(signal, 'SIGKILL');
        assert.equal(readFileSync(file, 'utf8'), 'old', step);
      }
    });
  });

  it('leaves the file whole when the disk is full, and takes the beginning of the new one away', function () {
    return withFiles({}, (directory) => {
      const small = path.join(directory, 'small');
      mkdirSync(small);
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', small]);
      if (mounted.status !== 0) this.skip();
      try {
        const file = path.join(small, 'a.conf');
        writeFileSync(file, 'old');
        assert.equal(writeFile(file, { before: 'old', after: 'x'.repeat(1e6) }), 'it cannot be written: the disk is full');
        assert.equal(readFileSync(file, 'utf8'), 'old');
        assert.deepEqual(readdirSync(small), ['a.conf']);
      } finally {
        spawnSync('umount', [small]);
      }
    });
  });
});
