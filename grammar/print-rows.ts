/** Written lines to rows: what a formatted line holds, before it is indented. */
import { cutAtBytes, LINE_LIMIT } from './line-limit.ts';
import { Source } from './source.ts';
import { piecesOf, type Piece } from './written.ts';

/** A physical line of a text. */
export interface WrittenLine {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  /** `\n` or `\r\n`; at the end of the text `\r` or nothing, too. */
  readonly ending: string;
}

/** A line of the formatted text. */
export interface Row {
  /** Without the comment behind it, and without blanks on the left. */
  readonly text: string;
  /** With the blanks in front of it; '' is none. */
  readonly comment: string;
  /** Braces may be moved to and from it: it holds nothing that keepalived reads more than once. */
  readonly plain: boolean;
}

const CR = 13;

export function linesOf(text: string): WrittenLine[] {
  const lines: WrittenLine[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const stop = newline === -1 ? text.length : newline + 1;
    const last = newline === -1 ? stop : newline;
    const end = last > start && text.charCodeAt(last - 1) === CR ? last - 1 : last;
    lines.push({ start, end, ending: text.slice(end, stop) });
    start = stop;
  }
  return lines;
}

/** Quotes, backslashes, macros, and carriage returns: braces beside them may mean something else in a line of their own. */
const DELICATE = /["\\$\r]/;
/** Lines that keepalived drops, repeats, or puts files in place of. */
const MACRO = /^(?:@|~|include[rmwba]?(?:\s|$))/;

/** The rows that a line becomes; nothing that keepalived reads is changed, only where its lines begin. */
export function rowsOf(text: string, mayRestructure: boolean): Row[] {
  const content = trimBlanks(text);
  const pieces = mayRestructure && isClear(content) ? tokensOf(content) : null;
  if (pieces === null) return [{ text: content, comment: '', plain: false }];
  const { tokens, comment } = pieces;
  const texts = isShortBlock(tokens) ? [oneLine(content, tokens)] : broken(content, tokens);
  return texts.map((row, index) => ({ text: row, comment: index === texts.length - 1 ? comment : '', plain: true }));
}

/** Before 2.4.0 a backslash at the end of a comment counts, too. */
const isClear = (content: string): boolean => !DELICATE.test(content.slice(0, content.search(/[#!]|$/))) && !content.endsWith('\\');

/** The words and braces of a line, and the comment behind them; null: leave it as it is. */
function tokensOf(content: string): { tokens: Piece[]; comment: string } | null {
  const pieces = piecesOf(new Source('', content));
  const tokens = pieces.filter(({ line }) => line !== null);
  const last = tokens[tokens.length - 1];
  if (last === undefined || tokens.some(({ start, end }) => MACRO.test(content.slice(start, end)))) return null;
  const behind = content.slice(last.end);
  // what switches rules off counts by the line that it stands in
  if (behind.includes('kalint-')) return null;
  return { tokens, comment: last.kind === 'words' ? behind : apart(behind) };
}

/** A comment does not touch the brace in front of it. */
export const apart = (comment: string): string => (comment === '' || /^[ \t]/.test(comment) ? comment : ` ${comment}`);

/** `a { b }`: a block on one line stays there while it holds no more than one line. */
const isShortBlock = (tokens: readonly Piece[]): boolean => /^w?ow?c$/.test(tokens.map(({ kind }) => kind.charAt(0)).join(''));

const oneLine = (content: string, tokens: readonly Piece[]): string =>
  tokens
    .map(({ start, end }) => content.slice(start, end))
    .join(' ')
    .replace(/\{ \}$/, '{}');

/** A line ends behind each `{`, before and behind each `}`. */
function broken(content: string, tokens: readonly Piece[]): string[] {
  const rows: string[] = [];
  let words = '';
  const end = (row: string): void => {
    if (row !== '') rows.push(row);
    words = '';
  };
  for (const { kind, start, end: stop } of tokens) {
    if (kind === 'open') end(words === '' ? '{' : `${words} {`);
    else if (kind === 'close') {
      end(words);
      end('}');
    } else words = content.slice(start, stop);
  }
  end(words);
  return rows;
}

/** Blanks behind a backslash or a carriage return are kept: without them those would end the line. */
function trimBlanks(text: string): string {
  const left = text.replace(/^[ \t]+/, '');
  const trimmed = left.replace(/[ \t]+$/, '');
  return /[\\\r]$/.test(trimmed) ? left : trimmed;
}

/** Carriage returns before the line end are nothing to keepalived. */
export const isBlankLine = (text: string): boolean => /^[ \t]*\r*$/.test(text);

/** A backslash ends the line, but for blanks: what follows may belong to it. */
export const endsInBackslash = (text: string): boolean => /\\[ \t]*$/.test(text);

/** What keepalived cuts, or drops: not a blank of it may change. */
export const isFragile = (text: string): boolean => text.includes('\0') || isTooLong(text);

export const isTooLong = (text: string): boolean =>
  text.length > LINE_LIMIT / 3 && cutAtBytes(text, 0, text.length, LINE_LIMIT + 1).length > 1;
