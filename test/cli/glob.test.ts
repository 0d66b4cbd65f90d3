import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expandBraces } from '../../server/cli/braces.ts';
import { glob } from '../../server/cli/glob.ts';
import { withFiles } from '../harness/cli.ts';

describe('braces', () => {
  const cases: [pattern: string, ...alternatives: string[]][] = [
    ['plain.conf', 'plain.conf'],
    ['{b,a}.conf', 'b.conf', 'a.conf'],
    ['x{a,b{c,d},}y', 'xay', 'xbcy', 'xbdy', 'xy'],
    ['{a,b}{1,2}', 'a1', 'a2', 'b1', 'b2'],
    ['{only}', 'only'],
    ['{}', '{}'],
    ['a{b,c', 'a{b,c'],
    ['a}b', 'a}b'],
    ['{1..3}', '1..3'],
    ['\\{a,b}', '\\{a,b}'],
  ];
  for (const [pattern, ...alternatives] of cases) {
    it(`${pattern} -> ${alternatives.join(' ')}`, () => assert.deepEqual(expandBraces(pattern, 100), alternatives));
  }

  it('ends where there are too many', () => {
    assert.equal(expandBraces('{a,b}'.repeat(200), 1000).length, 1000);
  });
});

describe('glob', () => {
  const files = Object.fromEntries(
    [
      'b.conf',
      'a.conf',
      'B.conf',
      '.hidden.conf',
      'note.txt',
      'd/one.conf',
      'd/two.conf',
      'e/one.conf',
      'd/deep/x.conf',
      'a[1].conf',
      'a!.conf',
    ].map((name) => [name, '']),
  );
  const cases: [pattern: string, ...found: string[]][] = [
    ['a.conf', 'a.conf'],
    ['missing.conf'],
    ['*.conf', 'B.conf', 'a!.conf', 'a.conf', 'a[1].conf', 'b.conf'],
    ['.*.conf', '.hidden.conf'],
    ['?.conf', 'B.conf', 'a.conf', 'b.conf'],
    ['[ab].conf', 'a.conf', 'b.conf'],
    ['[!a].conf', 'B.conf', 'b.conf'],
    ['[[:upper:]].conf', 'B.conf'],
    ['a\\[1].conf', 'a[1].conf'],
    ['{b,a}.conf', 'b.conf', 'a.conf'],
    ['*/one.conf', 'd/one.conf', 'e/one.conf'],
    ['**/one.conf', 'd/one.conf', 'e/one.conf'],
    ['./d/*.conf', './d/one.conf', './d/two.conf'],
    ['d/../b.conf', 'd/../b.conf'],
    ['d*', 'd/'],
    ['d', 'd/'],
    ['a.conf/x'],
    ['*.{txt,none}', 'note.txt'],
    ['@(a|b).conf'],
    ['a(b.conf'],
    [''],
  ];
  for (const [pattern, ...found] of cases) {
    it(`${pattern} -> ${found.join(' ')}`, () => withFiles(files, (directory) => assert.deepEqual(glob(pattern, directory), found)));
  }

  it('finds absolute patterns, whatever the directory', () =>
    withFiles(files, (directory) => {
      assert.deepEqual(glob(`${directory}/d/*.conf`, '/nowhere'), [`${directory}/d/one.conf`, `${directory}/d/two.conf`]);
    }));

  it('follows links, and is not caught in circles', () =>
    withFiles(files, (directory) => {
      symlinkSync('..', path.join(directory, 'd', 'up'));
      symlinkSync('nowhere', path.join(directory, 'dangling.conf'));
      mkdirSync(path.join(directory, 'empty'));
      assert.deepEqual(glob('d/up/b.conf', directory), ['d/up/b.conf']);
      assert.deepEqual(glob('dang*.conf', directory), ['dangling.conf']);
      assert.deepEqual(glob('empty/*', directory), []);
    }));
});
