/** Small inputs that ask for the world, and files that are none: a clear finding each, in a process with 256 MB of heap and half a minute. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withFiles } from '../harness/cli.ts';
import { bundle } from '../harness/jsonrpc.ts';
import { messagesIn, rulesIn, runLimited, type Ended, type Limits } from './limited.ts';

const GB = 1024 ** 3;

describe('bombs', function () {
  this.timeout(120_000);
  let command: Awaited<ReturnType<typeof bundle>>;
  before(async () => (command = await bundle()));
  after(() => command.remove());

  const lint = (cwd: string, limits?: Limits): Ended => {
    const ended = runLimited(command.file, ['--format', 'json', 'a.conf'], cwd, limits);
    assert.equal(ended.signal, null, `it was killed after ${ended.seconds} s: ${ended.stderr.slice(-500)}`);
    assert.ok(ended.status === 0 || ended.status === 1, `${ended.status}: ${ended.stderr.slice(-500)}`);
    return ended;
  };
  const expectRule = (rule: string, files: Readonly<Record<string, string | Uint8Array>>, limits?: Limits) =>
    withFiles(files, (cwd) => {
      const rules = rulesIn(lint(cwd, limits));
      assert.ok(rules.includes(rule), `found ${[...new Set(rules)].join(', ')}`);
    });

  const texts: Readonly<Record<string, readonly [rule: string, text: () => string]>> = {
    'a definition that grows, used 5,000 times': ['endless-expansion', () => `$A=x$A\n${'$A\n'.repeat(5_000)}`],
    'a definition of 300 names, used in a sequence': ['endless-expansion', () => `$B=y\n$A=${'$B '.repeat(300)}\n~SEQ(i, 1, 199999) $A\n`],
    'a sequence of 4,000,000,000': ['endless-expansion', () => '~SEQ(i, 1, 4000000000) real_server 10.0.0.1 $i {\n'],
    'sequences in sequences': ['endless-expansion', () => `${'~SEQ(i, 99999) '.repeat(40)}weight $i\n`],
    'lists in lists': ['endless-expansion', () => `${'~LST({a, b}, {1, 2}, {3, 4}, {5, 6}) '.repeat(25)}$a\n`],
    'definitions that double, 60 deep': [
      'line-too-long',
      () => `$A0=x\n${Array.from({ length: 60 }, (_, level) => `$A${level + 1}=$A${level} $A${level}\n`).join('')}router_id $A60\n`,
    ],
    '30,000 blocks in each other': ['missing-brace', () => 'vrrp_instance A {\n'.repeat(30_000)],
    '100,000 closing braces': ['extra-brace', () => '}\n'.repeat(100_000)],
    'a line of 20 MB': ['line-too-long', () => `router_id ${'x'.repeat(20_000_000)}\n`],
    'a line of 20 MB of quotes and backslashes': ['line-too-long', () => '"\\'.repeat(10_000_000)],
    '2,000,000 lines of rubbish': ['endless-expansion', () => 'a\n'.repeat(2_000_000)],
  };
  for (const [what, [rule, text]] of Object.entries(texts))
    it(`${what}: ${rule}`, () => expectRule(rule, { 'a.conf': text() }, { memory: 512 }));

  it('half a pair of surrogates, as CESU-8 and as UTF-16', async () => {
    await expectRule('unknown-keyword', { 'a.conf': Buffer.from('\xed\xa0\x80 x\nrubbish {\n}\n', 'latin1') });
    await expectRule('invisible-character', { 'a.conf': Buffer.from('global_defs {\n}\n', 'utf16le') });
  });

  it('includes in a circle of two, and in a chain of 300', async () => {
    await expectRule('include-cycle', { 'a.conf': 'include b.conf\n', 'b.conf': 'include a.conf\n' });
    const chain = Array.from({ length: 300 }, (_, index) => [`${index}.conf`, `include ${index + 1}.conf\n`] as const);
    await expectRule('include-cycle', { 'a.conf': 'include 0.conf\n', ...Object.fromEntries(chain) });
  });

  it('a tree of 10,000 includes is read whole', () => {
    const files: Record<string, string> = { 'a.conf': 'include d/*.conf\n' };
    for (let branch = 0; branch < 100; branch++) {
      files[`d/${branch}.conf`] = `include ${branch}/*.inc\n`;
      for (let leaf = 0; leaf < 100; leaf++) files[`d/${branch}/${leaf}.inc`] = leaf === 50 && branch === 99 ? 'rubbish\n' : '# a leaf\n';
    }
    return withFiles(files, (cwd) => assert.deepEqual(rulesIn(lint(cwd)), ['unknown-keyword']));
  });

  it('files that include the next one twice, 40 deep', () => {
    const levels = Array.from({ length: 40 }, (_, level) => [`${level}.conf`, `include ${level + 1}.conf\n`.repeat(2)] as const);
    return expectRule('include-cycle', { 'a.conf': 'include 0.conf\n', ...Object.fromEntries(levels) });
  });

  it('an include of a pattern with thousands of alternatives', () =>
    expectRule('include-not-found', { 'a.conf': `include ${'{a,b}'.repeat(40)}.conf\n` }));

  it('an include of many stars', () =>
    withFiles({ 'a.conf': `include ${'*/../'.repeat(60)}nothing.conf\n`, 'b/x': '', 'c/x': '', 'd/x': '' }, (cwd) =>
      assert.deepEqual(rulesIn(lint(cwd)), ['include-not-found']),
    ));

  describe('what is no file', () => {
    const make: Readonly<Record<string, (file: string) => void>> = {
      'a FIFO': (file) => execFileSync('mkfifo', [file]),
      'a directory': (file) => mkdirSync(file),
      'a device': (file) => symlinkSync('/dev/zero', file),
      'a device that gives nothing': (file) => symlinkSync('/dev/tty', file),
      'a file of 1 GB': (file) => {
        writeFileSync(file, '');
        truncateSync(file, GB);
      },
      'a link to itself': (file) => symlinkSync(path.basename(file), file),
    };
    for (const [what, create] of Object.entries(make)) {
      it(`${what}, included`, () =>
        withFiles({ 'a.conf': 'include thing\n' }, (cwd) => {
          create(path.join(cwd, 'thing'));
          const ended = lint(cwd, { memory: 128 });
          assert.deepEqual(rulesIn(ended), ['include-not-found']);
          assert.match(messagesIn(ended).join(), /thing/);
        }));

      it(`${what}, in a directory of configs`, () =>
        withFiles({ 'keepalived/good.conf': 'global_defs {\n}\n' }, (cwd) => {
          create(path.join(cwd, 'keepalived/thing.conf'));
          const { signal, status, stderr } = runLimited(command.file, ['--format', 'json', 'keepalived'], cwd, { memory: 128 });
          assert.equal(signal, null, stderr);
          assert.ok(status === 0 || status === 3, stderr);
        }));

      // a pipe that the user names is waited for, as by any other program
      if (what === 'a FIFO') continue;
      it(`${what}, named`, () =>
        withFiles({}, (cwd) => {
          create(path.join(cwd, 'a.conf'));
          const { signal, status, stderr } = runLimited(command.file, ['a.conf'], cwd, { memory: 128 });
          assert.equal(signal, null);
          assert.deepEqual([status, /bug of kalint/.test(stderr)], [3, false], stderr);
          assert.match(stderr, /^kalint: a\.conf: /);
        }));
    }
  });
});
