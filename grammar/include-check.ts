/** What makes an include an error: the letter behind `include`, and `include_check`. */
import { isBefore } from './language/version.ts';
import type { Version } from './language/types.ts';
import { splitWords, WORDS, type LogicalLine } from './lines.ts';

/** A file that is found cannot be read, is a directory or may be executed. */
export const READ = 1;
/** There is no file of a name without wildcards. */
export const MATCH = 2;
/** No file matches a name with wildcards. */
export const WILDCARD_MATCH = 4;
/** One of the alternatives in braces names no file. */
export const BRACE_MATCH = 8;

/** The strict forms by the letter behind the word. */
const FORMS: Readonly<Record<string, number>> = {
  r: READ,
  m: READ | MATCH,
  w: READ | MATCH | WILDCARD_MATCH,
  b: READ | BRACE_MATCH,
  a: READ | MATCH | WILDCARD_MATCH | BRACE_MATCH,
};
/** The release that brought the strict forms. */
const FORMS_SINCE: Version = '2.2.0';

const isBlank = (char: string): boolean => char === ' ' || char === '\t';

/** What an include line checks by its form, and where its pattern begins; null: it is no include line. */
export function includeForm(
  text: string,
  at: number,
  end: number,
  version: Version,
): { readonly checks: number; readonly from: number } | null {
  if (!text.startsWith('include', at) || at + 7 >= end) return null;
  const next = text.charAt(at + 7);
  if (isBlank(next)) return { checks: 0, from: at + 8 };
  const checks = FORMS[next];
  if (checks === undefined || at + 8 >= end || !isBlank(text.charAt(at + 8)) || isBefore(version, FORMS_SINCE)) return null;
  return { checks, from: at + 9 };
}

const WORDS_OF: Readonly<Record<string, number>> = {
  read: READ,
  match: MATCH,
  wildcard_match: WILDCARD_MATCH,
  brace_match: BRACE_MATCH,
};

/** What `include_check` has asked for so far. It is undone at the end of the file that it stands in. */
export class IncludeChecks {
  private readonly lines: readonly LogicalLine[];
  private readonly version: Version;
  private seen = 0;
  private checks = 0;

  constructor(lines: readonly LogicalLine[], version: Version) {
    this.lines = lines;
    this.version = version;
  }

  /** What holds now. */
  get current(): number {
    for (const lines = this.lines; this.seen < lines.length; this.seen++) {
      const line = lines[this.seen];
      if (line?.kind === WORDS && line.text.startsWith('include_check', line.start)) this.take(splitWords(line).texts);
    }
    return this.checks;
  }

  /** Goes back to what held before a file was opened. */
  restore(checks: number): void {
    this.seen = this.lines.length;
    this.checks = checks;
  }

  private take([keyword, ...words]: readonly string[]): void {
    if (keyword !== 'include_check' || isBefore(this.version, FORMS_SINCE)) return;
    if (words.length === 0) this.checks = READ | MATCH | WILDCARD_MATCH | BRACE_MATCH;
    for (const [index, word] of words.entries()) {
      const sign = /^[+-]/.exec(word)?.[0];
      const check = WORDS_OF[sign === undefined ? word : word.slice(1)];
      // without a sign only the first counts, and it takes the others away
      if (sign === undefined && index > 0) continue;
      if (sign === undefined) this.checks = 0;
      if (check === undefined) continue;
      if (sign === '-') this.checks &= ~check;
      else this.checks |= sign === '+' ? check : READ | check;
    }
  }
}
