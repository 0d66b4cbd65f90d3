import assert from 'node:assert/strict';
import { Source } from '../../grammar/source.ts';
import { asWritten, print } from '../../grammar/written.ts';

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
