/** From the word under the cursor to ever more around it: statement, inside of the block, block, file. */
import type { Document } from './document.ts';
import type { Scope } from './outline.ts';
import type { Span } from './types.ts';

/** Innermost first; each holds the one before. */
export function selection(document: Document, offset: number): readonly Span[] {
  const spans: Span[] = [{ start: offset, end: offset }];
  const add = (start: number, end: number): void => {
    const last = spans[spans.length - 1];
    if (last !== undefined && start <= last.start && end >= last.end && (start < last.start || end > last.end)) spans.push({ start, end });
  };
  const node = document.nodeAt(offset);
  if (node !== null) {
    const word = document.wordAt(node, offset);
    if (word !== -1) add(node.words.starts[word] ?? offset, node.words.ends[word] ?? offset);
    add(node.line.start, node.line.end);
    add(node.line.start, node.end);
  }
  let scope: Scope = document.scopeAt(offset);
  while (scope.owner !== null) {
    const end = scope.close?.start ?? document.text.length;
    if (scope.open !== null) add(scope.open.end, end);
    if (scope.owner.line.source === document.source) add(scope.owner.line.start, scope.close?.end ?? end);
    scope = scope.owner.parent;
  }
  add(0, document.text.length);
  return spans;
}
