/**
 * The file as it is written, nothing expanded: for formatting, folding, highlighting, and to print every byte back.
 *
 * The text is cut into pieces without a gap: words, braces, definitions, comments, blanks, line ends. The words and braces are
 * logical lines like those of the reader, so the same grammar makes a tree of them.
 */
import type { Tree } from './ast.ts';
import { CLOSE, LogicalLine, OPEN, WORDS } from './lines.ts';
import { parseLines } from './parser.ts';
import type { Source } from './source.ts';

export type PieceKind = 'words' | 'open' | 'close' | 'definition' | 'comment' | 'blank' | 'newline';

export interface Piece {
  readonly kind: PieceKind;
  readonly start: number;
  readonly end: number;
  /** The logical line, for words, braces and definitions. */
  readonly line: LogicalLine | null;
}

export interface Written {
  readonly source: Source;
  readonly pieces: readonly Piece[];
  readonly tree: Tree;
}

/** The pieces alone. */
export const piecesOf = (source: Source, { start, end, line } = wholeOf(source)): readonly Piece[] =>
  new Cutter(source, start, line).run(end);

/** Part of a file, from the `}` of a block outside all others, or the beginning, to the next one, or the end. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** The 1-based line that it begins in. */
  readonly line: number;
}

const wholeOf = ({ text }: Source): Stretch => ({ start: 0, end: text.length, line: 1 });

/** A file in stretches without a gap. Makes nothing of the pieces: cheap enough for every keystroke in a file of any size. */
export function* stretchesOf(source: Source): Generator<Stretch> {
  const cutter = new Cutter(source, 0, 1);
  let depth = 0;
  let { at: start, line } = cutter;
  while (cutter.at < source.text.length) {
    const kind = cutter.step();
    if (kind === 'open') depth++;
    else if (kind === 'close' && --depth <= 0) {
      yield { start, end: cutter.at, line };
      ({ at: start, line } = cutter);
      depth = 0;
    }
  }
  if (start < source.text.length) yield { start, end: source.text.length, line };
}

export function asWritten(source: Source): Written {
  const pieces = piecesOf(source);
  const lines: LogicalLine[] = [];
  for (const { line } of pieces) if (line !== null) lines.push(line);
  return { source, pieces, tree: parseLines(lines) };
}

/** The text again, byte for byte. */
export const print = ({ source, pieces }: Pick<Written, 'source' | 'pieces'>): string =>
  pieces.map(({ start, end }) => source.text.slice(start, end)).join('');

const QUOTE = 34,
  HASH = 35,
  BANG = 33,
  BACKSLASH = 92,
  LBRACE = 123,
  RBRACE = 125,
  LF = 10,
  CR = 13;
const isBlank = (code: number): boolean => code === 32 || code === 9;
const KINDS: Readonly<Partial<Record<PieceKind, typeof WORDS | typeof OPEN | typeof CLOSE>>> = {
  words: WORDS,
  open: OPEN,
  close: CLOSE,
  definition: WORDS,
};
const DEFINITION = /\$[A-Za-z_]\w*=/y;

/** Steps from piece to piece. */
export class Cutter {
  private readonly source: Source;
  /** Where the next piece begins. */
  at: number;
  /** The line of `at`. */
  line: number;

  constructor(source: Source, at: number, line: number) {
    this.source = source;
    this.at = at;
    this.line = line;
  }

  run(to: number): readonly Piece[] {
    const { source } = this;
    const pieces: Piece[] = [];
    while (this.at < to) {
      const { at: start, line: at } = this;
      const kind = this.step();
      const logical = KINDS[kind];
      const end = this.at;
      const line = logical === undefined ? null : new LogicalLine(logical, start, end, source, at, null);
      pieces.push({ kind, start, end, line });
    }
    return pieces;
  }

  /** Goes to the end of the next piece. */
  step(): PieceKind {
    const { text } = this.source;
    const code = text.charCodeAt(this.at);
    if (code === LF) return this.newline(1);
    if (code === CR && text.charCodeAt(this.at + 1) === LF) return this.newline(2);
    if (isBlank(code)) return this.take('blank', this.while(isBlank));
    if (code === HASH || code === BANG) return this.take('comment', this.lineEnd(this.at));
    if (code === LBRACE) return this.take('open', this.at + 1);
    if (code === RBRACE) return this.take('close', this.at + 1);
    if (this.startsDefinition()) return this.definition();
    return this.take('words', this.wordsEnd());
  }

  private newline(length: number): PieceKind {
    this.line++;
    return this.take('newline', this.at + length);
  }

  private take(kind: PieceKind, end: number): PieceKind {
    this.at = end;
    return kind;
  }

  /** The one piece that can have several lines. */
  private definition(): PieceKind {
    const { source, at: start } = this;
    const end = this.definitionEnd();
    for (let newline = source.text.indexOf('\n', start); newline !== -1 && newline < end; newline = source.text.indexOf('\n', newline + 1))
      this.line++;
    return this.take('definition', end);
  }

  private while(test: (code: number) => boolean): number {
    let end = this.at;
    while (end < this.source.text.length && test(this.source.text.charCodeAt(end))) end++;
    return end;
  }

  /** The end of the physical line, without its line end. */
  private lineEnd(from: number): number {
    const { text } = this.source;
    const newline = text.indexOf('\n', from);
    const end = newline === -1 ? text.length : newline;
    return end > from && text.charCodeAt(end - 1) === CR && newline !== -1 ? end - 1 : end;
  }

  /** Words end before a comment, a brace or the end of the line; blanks at the end are not theirs. */
  private wordsEnd(): number {
    const { text } = this.source;
    const limit = this.lineEnd(this.at);
    let end = this.at;
    let quoted = false;
    for (let i = this.at; i < limit; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) quoted = !quoted;
      else if (code === BACKSLASH && i + 1 < limit) {
        // it protects no brace
        const next = text.charCodeAt(i + 1);
        if (next !== LBRACE && next !== RBRACE) i++;
        end = i + 1;
        continue;
      } else if (!quoted && (code === HASH || code === BANG || code === LBRACE || code === RBRACE)) {
        // ${NAME} is a macro, its braces open nothing
        if (code === LBRACE && i > this.at && text.charCodeAt(i - 1) === 36) {
          const close = text.indexOf('}', i);
          if (close !== -1 && close < limit) {
            i = close;
            end = close + 1;
            continue;
          }
        }
        break;
      }
      if (!isBlank(code)) end = i + 1;
    }
    return Math.max(end, this.at + 1);
  }

  private startsDefinition(): boolean {
    DEFINITION.lastIndex = this.at;
    return this.source.text.charCodeAt(this.at) === 36 && DEFINITION.test(this.source.text);
  }

  /** A definition goes on as long as its lines end in a backslash. */
  private definitionEnd(): number {
    const { text } = this.source;
    let end = this.lineEnd(this.at);
    for (;;) {
      let last = end;
      while (last > this.at && isBlank(text.charCodeAt(last - 1))) last--;
      if (text.charCodeAt(last - 1) !== BACKSLASH || end >= text.length) return Math.max(last, this.at + 1);
      const next = text.indexOf('\n', end) + 1;
      if (next === 0 || next >= text.length) return last;
      const nextEnd = this.lineEnd(next);
      if (nextEnd === next) return last;
      end = nextEnd;
    }
  }
}
