/** What can be folded: blocks, runs of comments, definitions of several lines. */
import type { Document } from './document.ts';
import { nodes } from './outline.ts';

/** Lines count from 0, both ends belong to it. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'region' | 'comment' | null;
}

export function folding(document: Document): readonly Fold[] {
  return [...blocks(document), ...definitions(document), ...comments(document)].filter(({ startLine, endLine }) => endLine > startLine);
}

function* blocks(document: Document): Generator<Fold> {
  const { source, outline } = document;
  for (const { block, line } of nodes(outline)) {
    if (block === null || block.open === null) continue;
    // the line of the closing brace stays in sight
    const last = block.close === null ? source.lineOf(source.text.trimEnd().length) : source.lineOf(block.close.start) - 1;
    yield { startLine: source.lineOf(line.start) - 1, endLine: last - 1, kind: 'region' };
  }
}

function* definitions({ pieces, source }: Document): Generator<Fold> {
  for (const { kind, start, end } of pieces) {
    if (kind === 'definition') yield { startLine: source.lineOf(start) - 1, endLine: source.lineOf(end) - 1, kind: 'region' };
  }
}

/** Comments that fill their lines, one under the other. */
function* comments({ source }: Document): Generator<Fold> {
  let first = -1;
  const count = source.lineStarts.length;
  for (let line = 0; line <= count; line++) {
    const isComment = line < count && /^[ \t]*[#!]/.test(lineText(source, line));
    if (isComment && first === -1) first = line;
    else if (!isComment && first !== -1) {
      yield { startLine: first, endLine: line - 1, kind: 'comment' };
      first = -1;
    }
  }
}

function lineText(source: Document['source'], line: number): string {
  const { start, end } = source.lineRange(line + 1);
  return source.text.slice(start, end);
}
