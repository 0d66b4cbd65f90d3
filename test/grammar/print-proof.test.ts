/** The net under the formatter: texts that keepalived reads otherwise are told apart. */
import assert from 'node:assert/strict';
import { differs } from '../../grammar/print-proof.ts';

/** Where they part, as written in the first text; null: they do not. */
function parting(before: string, after: string, ids: readonly string[] = ['']): string | null {
  const refusal = differs(before, after, ids);
  if (refusal === null) return null;
  assert.match(refusal.message, /bug of kalint/);
  return before.slice(refusal.start, refusal.end);
}

describe('the proof of a formatted text', () => {
  for (const [name, before, after] of [
    ['comments', 'a b\n', 'a b # c\n'],
    ['indentation and empty lines', 'a {\nb\n}\n', '\n  a {\n\n\tb\n  }\n\n'],
    ['where braces stand', 'a {\n}\n', 'a\n{ }\n'],
  ] as const)
    it(`is not about ${name}`, () => assert.equal(parting(before, after), null));

  for (const [name, before, after, place] of [
    ['another word', 'x\na b\n', 'x\na c\n', 'a b'],
    ['another brace', 'x\n{\n', 'x\n}\n', '{'],
    ['a line less', 'a\nb\n', 'a\n', 'b'],
    ['a line more', 'a\n', 'a\nb\n', ''],
    ['a definition that nothing uses', '$A=1\nb\n', '$A=2\nb\n', ''],
    ['a definition of another name', '$A=1\nb\n', '$B=1\nb\n', ''],
    ['an include that is not followed', 'include a\nb\n', 'include c\nb\n', ''],
    ['something to report', 'a "b"\n', 'a "b" # "\n$A=x "\n', ''],
    ['a definition that goes on before 2.4.0', '$A=b # c \\\nd\n', '$A=b # c\nd\n', ''],
    ['a definition that goes on before 2.2.0', '$A=b \\\n# c\nd\n', '$A=b \\\n\nd\n', ''],
  ] as const)
    it(`finds ${name}`, () => assert.equal(parting(before, after), place));

  it('is for every id that it is given', () => {
    const [before, after] = ['@one a\nb\n', '@one c\nb\n'];
    assert.equal(parting(before, after), null);
    assert.equal(parting(before, after, ['', 'one']), 'a');
    assert.equal(parting('@^one a\n', '@^one c\n', ['']), 'a');
  });
});
