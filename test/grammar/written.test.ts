import assert from 'node:assert/strict';
import { Source } from '../../grammar/source.ts';
import { asWritten, print, stretchesOf } from '../../grammar/written.ts';

const pieces = (text: string): string[] => {
  const { pieces: cut } = asWritten(new Source('a.conf', text));
  return cut
    .filter(({ kind }) => kind !== 'blank' && kind !== 'newline')
    .map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
};

describe('the file as it is written', () => {
  it('is cut without a gap: comments, words, braces, definitions', () => {
    assert.deepEqual(pieces('# one\na b{ # two\n}\n$A=x \\\n  y\n! three'), [
      'comment: # one',
      'words: a b',
      'open: {',
      'comment: # two',
      'close: }',
      'definition: $A=x \\\n  y',
      'comment: ! three',
    ]);
  });

  it('takes the braces of a macro for a part of the word', () => {
    assert.deepEqual(pieces('a p${A}s {\n}\n'), ['words: a p${A}s', 'open: {', 'close: }']);
  });

  it('takes quotes and what a backslash protects for parts of the words', () => {
    assert.deepEqual(pieces('a "b { c # d" e # f\n'), ['words: a "b { c # d" e', 'comment: # f']);
    assert.deepEqual(pieces('a "b" {\n"c" !d\n'), ['words: a "b"', 'open: {', 'words: "c"', 'comment: !d']);
    assert.deepEqual(pieces('a \\# b \\" c # d\n'), ['words: a \\# b \\" c', 'comment: # d']);
    assert.deepEqual(pieces('a \\  \nb\\\n'), ['words: a \\ ', 'words: b\\']);
  });

  it('takes an open macro for words and a brace', () => {
    assert.deepEqual(pieces('a ${B\n}\n'), ['words: a $', 'open: {', 'words: B', 'close: }']);
    assert.deepEqual(pieces('a ${B} {\n${C}d }\n{ }\n'), ['words: a ${B}', 'open: {', 'words: ${C}d', 'close: }', 'open: {', 'close: }']); // prettier-ignore
  });

  it('has blanks, tabs and line ends of their own', () => {
    const text = '\ta \t b\t \r\nc\r\n # d\r\n}\r';
    const { pieces: cut } = asWritten(new Source('a.conf', text));
    assert.deepEqual(
      cut.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [
        ...[['blank', '\t'], ['words', 'a \t b'], ['blank', '\t '], ['newline', '\r\n']], // prettier-ignore
        ...[['words', 'c'], ['newline', '\r\n'], ['blank', ' '], ['comment', '# d'], ['newline', '\r\n']], // prettier-ignore
        ...[['close', '}'], ['words', '\r']], // prettier-ignore
      ],
    );
  });

  it('ends a definition where no backslash is at the end, at an empty line, and at the end of the text', () => {
    assert.deepEqual(pieces('$A=x \\  \n  y \\\r\n z  \nb\n'), ['definition: $A=x \\  \n  y \\\r\n z', 'words: b']);
    assert.deepEqual(pieces('$A=x \\\n\nb\n'), ['definition: $A=x \\', 'words: b']);
    assert.deepEqual(pieces('$A=x \\\n'), ['definition: $A=x \\']);
    assert.deepEqual(pieces('$A=x \\'), ['definition: $A=x \\']);
    assert.deepEqual(pieces('$A=x  \n$A\n$1=x\n'), ['definition: $A=x', 'words: $A', 'words: $1=x']);
  });

  it('knows the line of each piece', () => {
    const { pieces: cut } = asWritten(new Source('a.conf', 'a {\n\n# b\n$A=x \\\n y \\\n z\nc }\r\nd\n'));
    assert.deepEqual(
      cut.flatMap(({ line }) => (line === null ? [] : [line.at])),
      [1, 1, 4, 7, 7, 8],
    );
  });

  it('comes in stretches that end where no block is open', () => {
    const stretches = (text: string) =>
      Array.from(stretchesOf(new Source('a.conf', text)), ({ start, end, line }) => [line, text.slice(start, end)]);
    assert.deepEqual(stretches('a {\n b {\n }\n}\n# c\nd {\n}}\ne\n'), [
      [1, 'a {\n b {\n }\n}'],
      [4, '\n# c\nd {\n}'],
      [7, '}'],
      [7, '\ne\n'],
    ]);
    assert.deepEqual(stretches('$A=x \\\n }\na {\n}'), [[1, '$A=x \\\n }\na {\n}']]);
    assert.deepEqual(stretches(''), []);
  });

  it('has the tree of its braces', () => {
    const { tree } = asWritten(new Source('a.conf', 'a {\n  b {\n  }\n}\n}\nc {\n'));
    assert.equal(tree.root.items.length, 2);
    assert.equal(tree.extra.length, 1);
    assert.equal(tree.unclosed.length, 1);
  });

  for (const text of [
    '',
    '\n',
    '\r\n',
    'a\r\nb\r',
    '\t a "b\n',
    '{{}}',
    '$A=\\',
    '$A=b \\\n\n c',
    '\ufeffa \0 b',
    'a \\# b',
    '\ud800\udc00\udc80',
    '"{" }',
  ])
    it(`is printed back byte for byte: ${JSON.stringify(text)}`, () => {
      assert.equal(print(asWritten(new Source('a.conf', text))), text);
    });
});
