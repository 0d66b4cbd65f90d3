/**
 * Text to logical lines, as keepalived's line reader does it: a line machine, not a block grammar.
 *
 * A physical line without macros (nearly all of them) is cut in place: its logical lines are offsets into the file. Any other
 * goes to the expander, which works on mapped text. Order, quirks and limits are those of keepalived (facts: reader.md).
 */
import { isBefore, NEWEST } from './language/version.ts';
import type { Version } from './language/types.ts';
import { Expander, type Definition, type MacroUse } from './expand.ts';
import { IncludeStack, type IncludeFiles, type IncludeUse } from './include.ts';
import { cutAtBytes, LINE_LIMIT } from './line-limit.ts';
import { CLOSE, LogicalLine, OPEN, WORDS } from './lines.ts';
import { MappedText } from './mapped-text.ts';
import type { Problem } from './problem.ts';
import type { Source } from './source.ts';

export interface ReadOptions {
  readonly version?: Version;
  /** The config id (`keepalived -i`): which `@id` lines count. */
  readonly id?: string | null;
  /** What `${_ENV NAME}` gives. */
  readonly environment?: ReadonlyMap<string, string>;
  /** Read as the first of keepalived's processes does, from the file itself; the others read its copy, without comments. */
  readonly asFirst?: boolean;
  /** How includes are reached; absent: they are noted and not followed. */
  readonly files?: IncludeFiles;
}

export interface Reading {
  /** In the order in which keepalived reads them, includes and expansions in place. */
  readonly lines: readonly LogicalLine[];
  /** What the first process reads: it sees the file itself, the others a copy without comments. */
  firstLines(): readonly LogicalLine[];
  /** Are those other lines? */
  readonly differsForFirst: boolean;
  readonly problems: readonly Problem[];
  /** The file itself, then every file that it includes, in order. */
  readonly sources: readonly Source[];
  /** Ids that `@id` and `@^id` lines name. */
  readonly ids: ReadonlySet<string>;
  readonly definitions: readonly Definition[];
  readonly macroUses: readonly MacroUse[];
  readonly includes: readonly IncludeUse[];
  /** A strict include finds no file: keepalived ends when its first process has read all. */
  readonly failsInclude: boolean;
  /** False: the lines are the file's own, word for word. */
  readonly expanded: boolean;
}

const QUOTE = 34,
  HASH = 35,
  BANG = 33,
  BACKSLASH = 92,
  DOLLAR = 36,
  LBRACE = 123,
  RBRACE = 125,
  AT = 64,
  TILDE = 126;

/** With all that it includes: ten times the largest config that anybody has told of, and still within the memory of a small machine. */
export const MOST_LINES = 1_500_000;

/** 1: the character needs a look in the middle of a line. */
const SPECIAL = new Uint8Array(128);
for (const code of [0, QUOTE, HASH, BANG, BACKSLASH, DOLLAR, LBRACE, RBRACE]) SPECIAL[code] = 1;

/** Reads a file and all that it includes and defines. */
export function read(source: Source, options: ReadOptions = {}): Reading {
  const reader = new Reader(options);
  const reading = reader.run(source);
  return reader.differsFromFile
    ? { ...reading, differsForFirst: true, firstLines: () => read(source, { ...options, asFirst: true }).lines }
    : reading;
}

export class Reader {
  readonly version: Version;
  readonly lines: LogicalLine[] = [];
  readonly problems: Problem[] = [];
  readonly ids = new Set<string>();
  readonly includes: IncludeStack;
  private readonly expander: Expander;
  /** Since 2.4.0 a long line or a NUL is reported and the line dropped; before, the line was cut there in silence. */
  private readonly checksLines: boolean;
  /** Before 2.4.0 a backslash at the end counts in a comment, too. */
  private readonly continuesComments: boolean;
  private expanded = false;
  /** The copy that most processes read is not what stands in the file. */
  differsFromFile = false;

  constructor(options: ReadOptions) {
    this.version = options.version ?? NEWEST;
    this.checksLines = !isBefore(this.version, '2.4.0');
    this.continuesComments = !this.checksLines;
    this.includes = new IncludeStack(this.problems, options.files, this.lines, this.version);
    this.expander = new Expander(this, options);
  }

  /** What was read so far is no config that anyone wrote, and its end would be no end. */
  private giveUp(root: Source): void {
    this.lines.length = 0;
    this.problems.length = 0;
    this.problems.push({
      rule: 'endless-expansion',
      message: `This configuration has more than ${MOST_LINES.toLocaleString('en')} lines, with all that it includes, so it is not checked. Look for a file that is included by mistake, or more often than once.`,
      place: { source: root, start: 0, end: 0 },
      line: 0,
      keepalived: 'silent',
    });
  }

  run(root: Source): Reading {
    this.includes.open(root);
    for (let file = this.includes.current; file !== undefined; file = this.includes.current) {
      const { text } = file.source;
      if (file.next > text.length || (file.next === text.length && text.length > 0) || text.length === 0) {
        this.includes.close();
        continue;
      }
      const start = file.next;
      const newline = text.indexOf('\n', start);
      const end = newline === -1 ? text.length : newline;
      file.next = newline === -1 ? text.length + 1 : newline + 1;
      file.line++;
      this.physical(file.source, start, end, file.line, newline !== -1);
      if (this.lines.length > MOST_LINES) {
        this.giveUp(root);
        break;
      }
    }
    this.expander.finish();
    return {
      lines: this.lines,
      firstLines: () => this.lines,
      differsForFirst: false,
      problems: this.problems,
      sources: this.includes.sources,
      ids: this.ids,
      definitions: this.expander.definitions,
      macroUses: this.expander.uses,
      includes: this.includes.uses,
      failsInclude: this.includes.hasFailed,
      expanded: this.expanded,
    };
  }

  /** One line of a file. */
  private physical(source: Source, start: number, lineEnd: number, at: number, complete: boolean): void {
    // at most three bytes a UTF-16 unit: only lines that may be too long are counted
    if (lineEnd - start > LINE_LIMIT / 3 && this.tooLong(source, start, lineEnd, at)) return;
    this.fitting(source, start, lineEnd, at, complete);
  }

  /** A line that fits into keepalived's buffer. */
  private fitting(source: Source, start: number, lineEnd: number, at: number, complete: boolean): void {
    const { text } = source;
    let end = lineEnd;
    while (end > start && (text.charCodeAt(end - 1) === 13 || text.charCodeAt(end - 1) === 10)) end--;
    if (end === start) {
      this.expander.blankLine();
      return;
    }
    let from = start;
    while (from < end && isTabOrSpace(text.charCodeAt(from))) from++;
    if (from === end) {
      this.expander.commentLine(MappedText.verbatim(source, start, end), at);
      return;
    }

    const first = text.charCodeAt(from);
    let macros = this.expander.collecting || first === AT || first === TILDE || (first === 105 && this.includes.isInclude(text, from, end));
    let quoted = false;
    let braces = false;
    let cut = end;
    for (let i = from; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code > 127 || SPECIAL[code] === 0) continue;
      if (code === QUOTE) quoted = !quoted;
      else if (code === LBRACE || code === RBRACE) braces = true;
      else if (code === HASH || code === BANG) {
        if (quoted) continue;
        cut = i;
        break;
      } else if (code === DOLLAR) macros = true;
      else if (code === BACKSLASH) {
        const next = i + 1 < end ? text.charCodeAt(i + 1) : -1;
        // it protects comments from being comments, but not definitions from being replaced
        // a brace is one even behind it
        if (next === LBRACE || next === RBRACE) braces = true;
        if (next === -1 || next === DOLLAR || (!quoted && (next === HASH || next === BANG)) || isBlankFrom(text, i + 1, end)) macros = true;
        i++;
      } else {
        // NUL
        if (this.nul(source, from, i, end, at, complete)) return;
        cut = i;
        break;
      }
    }
    if (cut < end && this.continuesComments && text.charCodeAt(end - 1) === BACKSLASH) macros = true;
    if (macros) {
      this.expanded = true;
      this.expander.physical(MappedText.verbatim(source, from, end), at);
      return;
    }
    if (quoted) this.unterminatedQuote(source, text, from, cut, at);
    while (cut > from && isTabOrSpace(text.charCodeAt(cut - 1))) cut--;
    if (cut === from) return;
    if (!braces) this.lines.push(new LogicalLine(WORDS, from, cut, source, at, null));
    else this.split(source, text, from, cut, at);
  }

  /** Cuts a line at its braces; each brace is a line of its own. */
  private split(source: Source, text: string, from: number, to: number, at: number): void {
    let start = from;
    while (start < to) {
      const code = text.charCodeAt(start);
      if (code === LBRACE || code === RBRACE) {
        this.lines.push(new LogicalLine(code === LBRACE ? OPEN : CLOSE, start, start + 1, source, at, null));
        start++;
        while (start < to && isTabOrSpace(text.charCodeAt(start))) start++;
        if (start < to && this.startsMacro(text, start, to)) {
          this.expanded = true;
          this.expander.residue(MappedText.verbatim(source, start, to), at);
          return;
        }
        continue;
      }
      const brace = nextBrace(text, start, to);
      let end = brace === -1 ? to : brace;
      const next = end;
      while (end > start && isTabOrSpace(text.charCodeAt(end - 1))) end--;
      this.lines.push(new LogicalLine(WORDS, start, end, source, at, null));
      start = next;
    }
  }

  private startsMacro(text: string, at: number, end: number): boolean {
    const code = text.charCodeAt(at);
    return code === AT || code === TILDE || (code === 105 && this.includes.isInclude(text, at, end));
  }

  /** The expander's way back: a line after expansion, cut at its first brace. Gives what is left of it. */
  emit(line: MappedText, at: number): MappedText | null {
    const { text } = line;
    const code = text.charCodeAt(0);
    let rest: number;
    if (code === LBRACE || code === RBRACE) {
      rest = 1;
      while (rest < text.length && isTabOrSpace(text.charCodeAt(rest))) rest++;
      this.push(code === LBRACE ? OPEN : CLOSE, line, 1, at);
    } else {
      const brace = nextBrace(text, 0, text.length);
      rest = brace === -1 ? text.length : brace;
      let end = rest;
      while (end > 0 && isTabOrSpace(text.charCodeAt(end - 1))) end--;
      this.push(WORDS, line, end, at);
    }
    return rest < text.length ? line.slice(rest) : null;
  }

  private push(kind: typeof WORDS | typeof OPEN | typeof CLOSE, line: MappedText, end: number, at: number): void {
    const { source } = line.place(0, end);
    this.lines.push(new LogicalLine(kind, 0, end, source, at, line));
  }

  unterminatedQuote(source: Source, text: string, from: number, to: number, at: number): void {
    let open = from;
    for (let i = text.indexOf('"', from), odd = true; i !== -1 && i < to; i = text.indexOf('"', i + 1), odd = !odd) if (odd) open = i;
    this.problems.push({
      rule: 'unmatched-quote',
      message:
        "This quote is never closed: keepalived takes the rest of the line as quoted, and words of it are lost. Close it with '\"' on the same line.",
      place: { source, start: open, end: to },
      line: at,
      keepalived: 'reports',
    });
  }

  /** keepalived's buffer ends inside this line. */
  private tooLong(source: Source, start: number, end: number, at: number): boolean {
    const pieces = cutAtBytes(source.text, start, end, LINE_LIMIT + 1);
    if (pieces.length === 1) return false;
    this.problems.push({
      rule: 'line-too-long',
      message: this.checksLines
        ? 'This line is longer than the 1,022 bytes that keepalived reads: it drops the first part and reads the rest as a line of its own. Split the line.'
        : 'This line is longer than the 1,022 bytes that keepalived reads: it goes on after them as if a new line began, in silence. Split the line.',
      place: { source, start, end: Math.min(end, start + 80) },
      line: at,
      keepalived: this.checksLines ? 'reports' : 'silent',
    });
    if (pieces.length > LONGEST_IN_PIECES) return true;
    for (const [index, piece] of pieces.entries()) {
      if (this.checksLines && index < pieces.length - 1) continue;
      if (piece.end > piece.start) this.fitting(source, piece.start, piece.end, at, true);
    }
    return true;
  }

  /** True: the line is dropped. */
  private nul(source: Source, from: number, nul: number, end: number, at: number, complete: boolean): boolean {
    const dropped = this.checksLines && complete;
    this.problems.push({
      rule: 'invisible-character',
      message: dropped
        ? 'There is a NUL byte in this line, so keepalived drops the whole line. Delete the byte; the file may be damaged or in UTF-16.'
        : 'There is a NUL byte in this line, and keepalived does not see what follows it. Delete the byte; the file may be damaged or in UTF-16.',
      place: { source, start: nul, end: Math.min(nul + 1, end) },
      line: at,
      keepalived: dropped ? 'reports' : 'silent',
    });
    return dropped || nul === from;
  }
}

/** A line in more pieces than this is noise: it is reported and not read. */
const LONGEST_IN_PIECES = 16;

/** To most processes, which read a copy without blanks at the end, a backslash before them ends the line. */
function isBlankFrom(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isTabOrSpace(text.charCodeAt(i))) return false;
  return true;
}

const isTabOrSpace = (code: number): boolean => code === 32 || code === 9;

/** The first brace that is not between two quotes. */
function nextBrace(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === LBRACE || code === RBRACE) return i;
    if (code === QUOTE) {
      const close = text.indexOf('"', i + 1);
      if (close === -1 || close >= to) return -1;
      i = close;
    }
  }
  return -1;
}
