/** Which block was left open where a `}` is missing: counting gives one answer, the indentation often a better one. */
import { headOf, type BraceBlock } from './ast.ts';
import type { BoundStatement } from './bound.ts';
import { OPEN, type LogicalLine } from './lines.ts';

/** Column of the first character of a line's physical line that is no blank. */
function indentation(line: LogicalLine): number {
  const { source, start } = line.place(line.start, line.end);
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
  let at = lineStart;
  while (source.text.charAt(at) === ' ' || source.text.charAt(at) === '\t') at++;
  return at - lineStart;
}

/** As one says which brace is meant. */
export const braceOf = (head: LogicalLine): string => (head.kind === OPEN ? "This '{'" : `The '{' of '${spoken(head)}'`);

export const spoken = ({ image }: LogicalLine): string => image.replaceAll(/[ \t]+/g, ' ');

/** The block that was left open when the file ended: by the indentation of the `}` that took its place. */
export function innermostOpen(block: BraceBlock): BraceBlock {
  const outer = block.owner?.line ?? block.open;
  const inner = block.items.findLast((statement) => (statement.block?.close ?? null) !== null);
  const close = inner?.block?.close ?? null;
  if (outer === null || close === null || inner === undefined || inner.block === null) return block;
  const column = indentation(close);
  return column === indentation(headOf(inner)) || column !== indentation(outer) ? block : innermostOpen(inner.block);
}

/**
 * The block that was left open. Counting says it is `owner`; but when the last block in it was closed by a `}` that stands where
 * the `}` of `owner` should, the indentation says that it is the inner one.
 */
export function leftOpen(owner: BoundStatement, before: LogicalLine): BoundStatement {
  let suspect = owner;
  for (;;) {
    const inner: BoundStatement | undefined = suspect.block?.items.findLast((item) => item.close !== null);
    if (inner === undefined || inner.close === null) return suspect;
    const close = indentation(inner.close);
    if (close === indentation(inner.line) || close !== indentation(suspect.line) || inner.close.start > before.start) return suspect;
    suspect = inner;
  }
}
