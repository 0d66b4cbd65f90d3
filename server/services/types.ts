/** Values that several services hand out. Offsets count UTF-16 units of a document; `server/lsp/convert.ts` makes protocol values of them. */
export type { Edit, Range } from '../lint/finding.ts';

export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export interface TextEdit extends Span {
  readonly text: string;
}

export const contains = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

export const overlaps = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
