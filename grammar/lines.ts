/**
 * Logical lines: what keepalived's line reader hands to its parser. Either words, or a single brace.
 *
 * A logical line is also the token that the Chevrotain parser reads: one object for both, since files of 100,000 lines are real.
 */
import type { IToken, TokenType } from 'chevrotain';
import type { Statement } from './ast.ts';
import type { MappedText } from './mapped-text.ts';
import type { Place } from './problem.ts';
import type { Source } from './source.ts';
import { CloseBrace, OpenBrace, Word } from './tokens.ts';
import { isBlank, splitIn, type Words } from './words.ts';

export type { Words } from './words.ts';

export const WORDS = 0;
export const OPEN = 1;
export const CLOSE = 2;
export type LineKind = typeof WORDS | typeof OPEN | typeof CLOSE;

const TYPES: readonly TokenType[] = [Word, OpenBrace, CloseBrace];
const TYPE_INDEXES: readonly number[] = TYPES.map(({ tokenTypeIdx }) => tokenTypeIdx ?? 0);

export class LogicalLine implements IToken, Statement {
  readonly kind: LineKind;
  start: number;
  end: number;
  source: Source;
  /** The 1-based physical line that keepalived would name in a report. */
  at: number;
  /** Where the parts of `text` were written; null: `text` is the file's own. */
  readonly origin: MappedText | null;

  constructor(kind: LineKind, start: number, end: number, source: Source, at: number, origin: MappedText | null) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.source = source;
    this.at = at;
    this.origin = origin;
  }

  /** What `start` and `end` count in: the text of the file, or of the expansion. */
  get text(): string {
    return this.origin === null ? this.source.text : this.origin.text;
  }

  // the statement that it is without a block
  get line(): this {
    return this;
  }
  get block(): null {
    return null;
  }

  // what Chevrotain wants to see
  get tokenType(): TokenType {
    return TYPES[this.kind] ?? Word;
  }
  get tokenTypeIdx(): number {
    return TYPE_INDEXES[this.kind] ?? 0;
  }

  get image(): string {
    return this.text.slice(this.start, this.end);
  }
  get startOffset(): number {
    return this.start;
  }
  get endOffset(): number {
    return this.end - 1;
  }

  /** The same line, word for word, now stands in this file, so many characters and lines further down. Not for lines with an `origin`. */
  moveTo(source: Source, by: number, lines: number): void {
    this.source = source;
    this.start += by;
    this.end += by;
    this.at += lines;
  }

  /** Where from…to (offsets in `text`) was written. */
  place(from: number, to: number): Place {
    return this.origin === null ? { source: this.source, start: from, end: to } : this.origin.place(from, to);
  }
}

/** The first word alone: most keywords need no more to be looked up. */
export function firstWord(line: LogicalLine): string {
  const { text, end } = line;
  let at = line.start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 34) return splitWords(line).texts[0] ?? '';
  const start = at;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || isBlank(code)) break;
  }
  return text.slice(start, at);
}

/** Is there a `"` in the line? */
export function hasQuote({ text, start, end }: LogicalLine): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 34) return true;
  return false;
}

/** A brace in quotes: a word to the reader, and yet a brace to who reads its lines. */
export function quotedBrace(line: LogicalLine): typeof OPEN | typeof CLOSE | null {
  if (line.kind !== WORDS || line.text.charCodeAt(line.start) !== 34) return null;
  const word = firstWord(line);
  return word === '{' ? OPEN : word === '}' ? CLOSE : null;
}

export const splitWords = (line: LogicalLine): Words => splitIn(line);
