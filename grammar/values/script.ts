/**
 * Commands: keepalived reads the lines of scripts a second time, from the line as it is written, with quotes and backslashes as in a shell.
 *
 * First the line is split (`'…'` and `"…"` may stand anywhere in a word, a backslash protects what follows it): its first word after the
 * keyword is the command, what follows is the user and the group where keepalived looks at them. Then the command is split once more, in
 * the same way, into the program and its arguments.
 */
import type { Version } from '../language/types.ts';
import { isBefore } from '../language/version.ts';
import { isBlank } from '../words.ts';

/** What keeps keepalived from reading a text. */
export interface CommandFault {
  /** The quote that is never closed; or a backslash that is the last character. */
  readonly kind: '"' | "'" | '\\';
  readonly at: number;
}

export interface CommandWord {
  readonly text: string;
  /** Offsets in the text that was read. */
  readonly start: number;
  readonly end: number;
}

export interface Splitting {
  readonly words: readonly CommandWord[];
  /** keepalived then has none of the words. */
  readonly fault: CommandFault | null;
}

/** `escapes`: what a backslash begins becomes a character; `quotes`: it stays as it is, and only protects what follows it. */
export type QuotingMode = 'quotes' | 'escapes';

const BACKSLASH = 92;
const isQuote = (code: number): boolean => code === 34 || code === 39;

export function splitQuoted(text: string, mode: QuotingMode): Splitting {
  const words: CommandWord[] = [];
  let quote = 0;
  let opened = -1;
  let at = 0;
  for (;;) {
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    if (at >= text.length) return { words, fault: null };
    const start = at;
    let word = '';
    while (at < text.length) {
      const next = special(text, at, quote);
      if (next === -1) {
        // a quote that the very last character opens is no mistake to keepalived: there is nothing left to look at
        if (quote !== 0) return { words, fault: { kind: quote === 34 ? '"' : "'", at: opened } };
        word += text.slice(at);
        at = text.length;
        break;
      }
      word += text.slice(at, next);
      at = next;
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) {
        if (at + 1 >= text.length) return { words, fault: { kind: '\\', at } };
        const escape = mode === 'escapes' ? escaped(text, at + 1) : { text: text.slice(at, at + 2), end: at + 2 };
        word += escape.text;
        at = escape.end;
      } else if (quote !== 0) {
        quote = 0;
        at++;
      } else if (isQuote(code)) {
        quote = code;
        opened = at++;
      } else break;
    }
    words.push({ text: word, start, end: at });
  }
}

/** The next character that means something here. */
function special(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH || (quote === 0 ? isQuote(code) || isBlank(code) : code === quote)) return at;
  }
  return -1;
}

const CONTROLS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** What stands behind a backslash: `x41`, `101`, `cG`, a letter of `CONTROLS`, or a character that means itself. */
function escaped(text: string, at: number): { readonly text: string; readonly end: number } {
  const digits = /^x[\da-fA-F]{1,2}|^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0];
  if (digits !== undefined) {
    const code = digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 8) & 0xff;
    return { text: String.fromCharCode(code), end: at + digits.length };
  }
  const char = text.charAt(at);
  if (char === 'c' && at + 1 < text.length) return { text: String.fromCharCode(text.charCodeAt(at + 1) & 0x1f), end: at + 2 };
  return { text: CONTROLS[char] ?? char, end: at + 1 };
}

/** Releases before this one resolve backslashes already when they split the line. */
const QUOTES_ONLY_SINCE: Version = '2.3.2';

export interface CommandLine {
  /** The words of the line, the keyword first. */
  readonly line: Splitting;
  /** Program and arguments; null: there is no command, or the line cannot be read. */
  readonly command: Splitting | null;
}

/** Reads the line of a script as it is written. */
export function readCommandLine(raw: string, version: Version): CommandLine {
  const line = splitQuoted(raw, isBefore(version, QUOTES_ONLY_SINCE) ? 'escapes' : 'quotes');
  const word = line.fault === null ? line.words[1] : undefined;
  return { line, command: word === undefined ? null : splitQuoted(word.text, 'escapes') };
}

/** Program and arguments as keepalived would run them; null: it cannot make them out. */
export function commandOf({ command }: CommandLine): readonly string[] | null {
  return command === null || command.fault !== null || command.words.length === 0 ? null : command.words.map(({ text }) => text);
}
