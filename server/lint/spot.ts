/** Where findings of rules stand. */
import { labelsOf, placeOfWords, type BoundStatement } from '../../grammar/bound.ts';
import { splitWords, type LogicalLine } from '../../grammar/lines.ts';
import type { Spot } from './rule.ts';

/** Words from…to (0: the keyword) of a statement; without them, all of its line. */
export const at = (statement: BoundStatement, from = 0, to = from === 0 ? Infinity : from): Spot => ({
  place: statement.place(from, to),
  block: labelsOf(statement.parent),
});

/** Words from…to (0: the first) of a line in a value block; without them, all of it. */
export const atValue = (
  { owner, line }: { readonly owner: BoundStatement; readonly line: LogicalLine },
  from = 0,
  to = from === 0 ? Infinity : from,
): Spot => ({
  place: placeOfWords(line, splitWords(line), from, to),
  block: [...labelsOf(owner.parent), owner.label],
});
