/** How keepalived splits a line into words: at blanks; `"…"` is one word without its quotes, and ends the word before it. */

export interface Words {
  readonly texts: readonly string[];
  /** Offsets in the text, quotes included. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Offset of a `"` that has no partner; -1: none. What follows it is lost. */
  readonly unmatched: number;
}

const QUOTE = 34;

/** What C's isspace() takes for a blank. */
export const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Reused from line to line, so that each line allocates one array of just its length. */
const found: string[] = [];

export const splitText = (text: string, start: number, end: number): Words => splitIn({ text, start, end });

/** A stretch of text; where it can move, the words that were found in it move with it. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** @param first a string that is kept anyway: if it is the first word, it stands for that */
export function splitIn(stretch: Stretch, first?: string): Words {
  const { text, start: from, end } = stretch;
  let count = 0;
  let unmatched = -1;
  for (let at = from; ;) {
    const start = wordStart(text, at, end);
    if (start >= end) break;
    at = wordEnd(text, start, end);
    if (at === -1) {
      unmatched = start;
      break;
    }
    found[count++] = wordIn(text, start, at);
  }
  if (first !== undefined && count > 0 && found[0] === first) found[0] = first;
  return new SplitWords(stretch, found.slice(0, count), unmatched === -1 ? -1 : unmatched - from);
}

/** Without its quotes. */
const wordIn = (text: string, start: number, end: number): string =>
  text.charCodeAt(start) === QUOTE ? text.slice(start + 1, end - 1) : text.slice(start, end);

function wordStart(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Where the word that starts here ends; -1: its quote has no partner. */
function wordEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) === QUOTE) {
    const close = text.indexOf('"', start + 1);
    return close === -1 || close >= end ? -1 : close + 1;
  }
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || isBlank(code)) break;
  }
  return at;
}

/**
 * Where words stand is only worked out for the few lines that somebody points at: offsets of all lines took a third of the memory. They
 * are not kept, since the line may stand elsewhere the next time.
 */
class SplitWords implements Words {
  private readonly stretch: Stretch;
  readonly texts: readonly string[];
  /** From the beginning of the stretch. */
  private readonly quoteAt: number;

  constructor(stretch: Stretch, texts: readonly string[], quoteAt: number) {
    this.stretch = stretch;
    this.texts = texts;
    this.quoteAt = quoteAt;
  }

  get unmatched(): number {
    return this.quoteAt === -1 ? -1 : this.stretch.start + this.quoteAt;
  }

  get starts(): readonly number[] {
    const starts: number[] = [];
    this.each((start) => starts.push(start));
    return starts;
  }

  get ends(): readonly number[] {
    const ends: number[] = [];
    this.each((_, end) => ends.push(end));
    return ends;
  }

  private each(visit: (start: number, end: number) => void): void {
    const { text, start: from } = this.stretch;
    let at = from;
    for (const word of this.texts) {
      const start = wordStart(text, at, text.length);
      at = start + word.length + (text.charCodeAt(start) === QUOTE ? 2 : 0);
      visit(start, at);
    }
  }
}
