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

  it('take blanks and tabs before the pattern', () => {
    assert.deepEqual(wordsIn({ 'a.conf': 'include\tb.conf\ninclude \t b.conf\n', 'b.conf': 'y\n' }), ['y', 'y']);
    assert.deepEqual(
      readFile({ 'a.conf': 'include \t b.conf\n' }).includes.map(({ pattern }) => pattern),
      ['b.conf'],
    );
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

  it('that name several files of which some are missing take the others', () => {
    const files: IncludeFiles = {
      read: (path) => ({ text: `${path}\n` }),
      glob: (pattern) => (pattern === '{b,c,d}.conf' || pattern === 'c.conf' ? ['c.conf'] : []),
    };
    const { lines, problems, failsInclude } = read(new Source('a.conf', 'x\ninclude {b,c,d}.conf\n'), { files });
    assert.deepEqual(lines.map(show), ['x', 'c.conf']);
    assert.deepEqual(
      problems.map(({ rule, line, place, keepalived }) => [rule, line, written(place), keepalived]),
      [['include-not-found', 2, '{b,c,d}.conf', 'reports']],
    );
    assert.match(problems[0]?.message ?? '', /^'b.conf' and 'd.conf' of /);
    assert.equal(failsInclude, false);
  });

  it('that cannot be read are told of and stepped over; a strict include fails', () => {
    const files: IncludeFiles = { read: () => ({ error: 'it is a directory' }), glob: (pattern) => [pattern] };
    const told = (text: string) => {
      const { problems, failsInclude } = read(new Source('a.conf', text), { files });
      return [...problems.map(({ rule, keepalived, host }) => [rule, keepalived, host]), failsInclude];
    };
    assert.deepEqual(told('include b.conf\n'), [['include-not-found', 'reports', true], false]);
    assert.deepEqual(told('includer b.conf\n'), [['include-not-found', 'fatal', undefined], true]);
  });

  it('are found from the root, and patterns that match nothing are no mistake', () => {
    const asked: string[] = [];
    const files: IncludeFiles = {
      read: () => ({ text: 'y\n' }),
      glob: (pattern, directory) => {
        asked.push(`${pattern} in ${directory}`);
        return pattern.startsWith('*') ? [] : [pattern];
      },
    };
    const { problems } = read(new Source('/a.conf', 'include b.conf\ninclude *.inc\n'), { files });
    assert.deepEqual([...new Set(asked)], ['b.conf in /', '*.inc in /']);
    assert.deepEqual(
      problems.map(({ rule, keepalived, host }) => [rule, keepalived, host]),
      [['include-not-found', 'silent', undefined]],
    );
  });

  it('stand at most a hundred deep', () => {
    const chain = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, n) => [`${n}.conf`, n === length - 1 ? 'end\n' : `include ${n + 1}.conf\n`]));
    assert.deepEqual(wordsIn(chain(100), '0.conf'), ['end']);
    const { lines, problems } = readFile(chain(101), '0.conf');
    assert.deepEqual(lines.map(show), []);
    assert.deepEqual(
      problems.map(({ rule, line, keepalived, place }) => [rule, line, keepalived, place.source.name]),
      [['include-cycle', 1, 'silent', '99.conf']],
    );
  });

  it('are at most twenty thousand files', () => {
    const files: IncludeFiles = { read: () => ({ text: 'y\n' }), glob: () => Array.from({ length: 15_000 }, () => 'b.conf') };
    const { lines, problems } = read(new Source('a.conf', 'include x\ninclude x\ninclude x\n'), { files });
    assert.equal(lines.length, 20_000);
    assert.deepEqual(
      problems.map(({ rule, line }) => [rule, line]),
      [['include-cycle', 2]],
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
