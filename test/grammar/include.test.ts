import assert from 'node:assert/strict';
import type { IncludeFiles } from '../../grammar/include.ts';
import { read, type Reading } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';
import { nth, placesOf, show, written } from './reading.ts';

/** Files in memory; `*` in a pattern stands for anything. */
function inMemory(files: Readonly<Record<string, string>>): IncludeFiles {
  return {
    read: (path) => (files[path] === undefined ? { error: 'it is not there' } : { text: files[path] }),
    glob: (pattern, directory) => {
      const full = pattern.startsWith('/') || directory === '.' ? pattern : `${directory}/${pattern}`;
      const fits = new RegExp(`^${full.replace(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
      return Object.keys(files)
        .filter((name) => fits.test(name))
        .sort();
    },
  };
}

const readFile = (files: Readonly<Record<string, string>>, name = 'a.conf'): Reading =>
  read(new Source(name, files[name] ?? ''), { files: inMemory(files) });

const wordsIn = (files: Readonly<Record<string, string>>, name?: string): string[] => readFile(files, name).lines.map(show);

describe('includes', () => {
  it('stand in for the line', () => {
    assert.deepEqual(wordsIn({ 'a.conf': 'x\ninclude b.conf\nz\n', 'b.conf': 'y\n' }), ['x', 'y', 'z']);
    assert.deepEqual(wordsIn({ 'a.conf': 'x { include b.conf\n', 'b.conf': '}' }), ['x', '{', '}']);
  });

  it('have six spellings, and need a blank', () => {
    for (const word of ['include', 'includer', 'includem', 'includew', 'includeb', 'includea']) {
      assert.deepEqual(wordsIn({ 'a.conf': `${word} b.conf\n`, 'b.conf': 'y\n' }), ['y'], word);
    }
    assert.deepEqual(wordsIn({ 'a.conf': 'includes b.conf\ninclude\n', 'b.conf': 'y\n' }), ['includes|b.conf', 'include']);
  });

  it('come in the order that the pattern gives', () => {
    assert.deepEqual(wordsIn({ 'a.conf': 'include d/*.conf\n', 'd/2.conf': 'two', 'd/1.conf': 'one\n' }), ['one', 'two']);
  });

  it('count from the directory of the file that includes them', () => {
    const files = { 'a.conf': 'include d/b.conf\n', 'd/b.conf': 'include c.conf\n', 'd/c.conf': 'deep\n', 'c.conf': 'wrong\n' };
    assert.deepEqual(wordsIn(files), ['deep']);
  });

  it('share definitions and ids', () => {
    assert.deepEqual(wordsIn({ 'a.conf': 'include b.conf\nx $A\n@^one include c.conf\n', 'b.conf': '$A=1\n', 'c.conf': 'y $A' }), [
      'x|1',
      'y|1',
    ]);
  });

  it('keep their own lines and places', () => {
    const { lines, sources, includes } = readFile({ 'a.conf': 'x\n\ninclude b.conf\nz\n', 'b.conf': '\n  y w\n' });
    assert.deepEqual(
      lines.map(({ source, at }) => `${source.name}:${at}`),
      ['a.conf:1', 'b.conf:2', 'a.conf:4'],
    );
    assert.deepEqual(placesOf(nth(lines, 1)).map(written), ['y', 'w']);
    assert.deepEqual(
      sources.map(({ name }) => name),
      ['a.conf', 'b.conf'],
    );
    assert.deepEqual(
      includes.map(({ pattern, paths, place }) => [pattern, paths, written(place)]),
      [['b.conf', ['b.conf'], 'b.conf']],
    );
  });

  it('that name nothing, or what cannot be read, are told of and stepped over', () => {
    const files = { 'a.conf': 'include gone.conf\nx\n' };
    const { lines, problems } = readFile(files);
    assert.deepEqual(lines.map(show), ['x']);
    assert.deepEqual(
      problems.map(({ rule, line, host }) => [rule, line, host]),
      [['include-not-found', 1, true]],
    );
  });

  it('that lead back to themselves are read once', () => {
    const { lines, problems } = readFile({ 'a.conf': 'x\ninclude b.conf\n', 'b.conf': 'y\ninclude a.conf\nz\n' });
    assert.deepEqual(lines.map(show), ['x', 'y', 'z']);
    assert.deepEqual(
      problems.map(({ rule, keepalived }) => [rule, keepalived]),
      [['include-cycle', 'hangs']],
    );
  });

  it('may come twice, one after the other', () => {
    assert.deepEqual(wordsIn({ 'a.conf': 'include b.conf\ninclude b.conf\n', 'b.conf': 'y\n' }), ['y', 'y']);
  });

  it('are noted and not followed where there is no way to files', () => {
    const reading = read(new Source('a.conf', 'include b.conf\nx\n'));
    assert.deepEqual(reading.lines.map(show), ['x']);
    assert.deepEqual(
      reading.includes.map(({ pattern }) => pattern),
      ['b.conf'],
    );
    assert.deepEqual(reading.problems, []);
  });
});
