/** One line on what a block sets up, for lists and hovers. */
import type { Node } from './outline.ts';

/** The first value of a keyword in a block, if it stands there. */
export function valueIn(node: Node, keyword: string): string | null {
  const found = node.block?.items.find((item) => item.keyword?.name === keyword);
  return found?.words.texts[1] ?? null;
}

/** How many statements of these keywords a block has. */
export const countIn = (node: Node, ...keywords: readonly string[]): number =>
  node.block?.items.filter(({ keyword }) => keyword !== null && keywords.includes(keyword.name)).length ?? 0;

/** What a block is about, as `state MASTER · priority 100`; null: it says nothing. */
export function titleOf(node: Node): string | null {
  const values = (node.block?.items ?? [])
    .filter(({ keyword, words }) => keyword?.block === undefined && keyword?.lines === undefined && words.texts.length > 1)
    .slice(0, 4)
    .map(({ words }) => words.texts.join(' '));
  return values.length === 0 ? null : values.map((value) => `\`${value}\``).join(' · ');
}
