/** The second reading of lines that name a command: quotes and backslashes as in a shell. */
import assert from 'node:assert/strict';
import { commandOf, readCommandLine, splitQuoted, type QuotingMode } from '../../grammar/values/script.ts';

const split = (text: string, mode: QuotingMode = 'escapes'): string[] | string => {
  const { words, fault } = splitQuoted(text, mode);
  return fault === null ? words.map((word) => word.text) : `${fault.kind} at ${fault.at}`;
};

describe('commands', () => {
  it('are split at blanks, with quotes anywhere in a word', () => {
    assert.deepEqual(split('notify  /a/b\troot '), ['notify', '/a/b', 'root']);
    assert.deepEqual(split(`x "a b"c'd "e'`), ['x', 'a bcd "e']);
    assert.deepEqual(split(`'' ""`), ['', '']);
  });

  it('keep or resolve what follows a backslash', () => {
    assert.deepEqual(split('a\\ b \\x41\\101\\n\\q'), ['a b', 'AA\nq']);
    assert.deepEqual(split('a\\ b \\x41', 'quotes'), ['a\\ b', '\\x41']);
    assert.deepEqual(split('"a\\"b"', 'quotes'), ['a\\"b']);
  });

  it('cannot be read when a quote is open or a backslash ends them', () => {
    assert.equal(split(`a 'b c`), "' at 2");
    assert.equal(split('a "b'), '" at 2');
    assert.equal(split('a b\\'), '\\ at 3');
    // nothing is left to look at behind these
    assert.deepEqual(split(`a "`), ['a', '']);
    assert.deepEqual(split('a "b\\"'), ['a', 'b"']);
  });

  it('are taken apart into program and arguments', () => {
    const command = (line: string, version = '2.4.3') => commandOf(readCommandLine(line, version));
    assert.deepEqual(command(`script "/bin/sh -c 'a b'" root`), ['/bin/sh', '-c', 'a b']);
    assert.equal(command('script ""'), null);
    assert.equal(command('script'), null);
    assert.equal(command(`script "/a 'b"`), null);
    // releases before 2.3.2 resolve backslashes twice
    assert.deepEqual(command('script "a \\\\b"'), ['a', '\\b']);
    assert.deepEqual(command('script "a \\\\b"', '2.2.7'), ['a', '\b']);
  });

  it('say where in the line a word stands', () => {
    const { words } = splitQuoted('ab "c d" e', 'quotes');
    assert.deepEqual(
      words.map(({ start, end }) => [start, end]),
      [
        [0, 2],
        [3, 8],
        [9, 10],
      ],
    );
  });
});
