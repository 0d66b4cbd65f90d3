/** The tree of a config: statements and their blocks, as the braces have it. Everything holds offsets, nothing is copied. */
import type { LogicalLine } from './lines.ts';

/** A line of words, with the block that its braces open, if any. A line without a block is a statement by itself. */
export interface Statement {
  /** null: a block without words before its `{`. */
  readonly line: LogicalLine | null;
  readonly block: BraceBlock | null;
}

export interface BraceBlock {
  /** null: the file itself. */
  readonly open: LogicalLine | null;
  /** null: never closed (or the file itself). */
  close: LogicalLine | null;
  readonly items: Statement[];
  /** The statement that it belongs to; null for the file itself. */
  owner: Statement | null;
}

export interface Tree {
  readonly root: BraceBlock;
  /** `{` … without `}`, outermost first. */
  readonly unclosed: readonly BraceBlock[];
  /** `}` that close nothing. */
  readonly extra: readonly LogicalLine[];
}

/** First line of a statement: its words, or the brace of a block without words. */
export const headOf = (statement: Statement): LogicalLine => {
  const line = statement.line ?? statement.block?.open;
  if (line === undefined || line === null) throw new Error('a statement has words or a block');
  return line;
};
