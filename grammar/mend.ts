/** Which word may be put in place of another without asking: where the line then says something that was not said yet, and says it right. */
import type { BoundBlock } from './bound.ts';
import { wordsOf } from './language/index.ts';
import type { Keyword, Version } from './language/types.ts';
import { checkStatement } from './values/check.ts';
import { splitText } from './words.ts';

/**
 * Is the line in order once its first word is `mended`?
 * @param rest the words behind it
 */
export function isSafeMend(mended: string, rest: readonly string[], block: BoundBlock, version: Version): boolean {
  const words = [...splitText(mended, 0, mended.length).texts, ...rest];
  const [name] = words;
  // a line that vanishes says nothing
  if (name === undefined) return true;
  const keyword = wordsOf(block.table, version).get(name);
  if (keyword === undefined || (!mayRepeat(keyword) && block.items.some((item) => item.keyword === keyword))) return false;
  return checkStatement(keyword, words, { version, raw: words.join(' ') }).length === 0;
}

const mayRepeat = ({ repeat, block, lines }: Keyword): boolean =>
  (repeat ?? (block === undefined && lines === undefined ? 'replaces' : 'adds')) === 'adds';

/** Do both take the same words behind them, so that the one is only another spelling of the other? */
export const isSpellingOf = (one: Keyword, other: Keyword): boolean => shape(one) === shape(other);

const shape = ({ args, block, lines }: Keyword): string =>
  JSON.stringify([block?.name, lines?.name, (args ?? []).map(({ type, optional, rest }) => [type, optional, rest])]);
