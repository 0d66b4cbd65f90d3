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

export function splitText(text: string, from: number, end: number): Words {
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
    found[count++] = text.charCodeAt(start) === QUOTE ? text.slice(start + 1, at - 1) : text.slice(start, at);
  }
  return new SplitWords(text, from, found.slice(0, count), unmatched);
}

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

/** Where words stand is only worked out for the few lines that somebody points at: offsets of all lines took a third of the memory. */
class SplitWords implements Words {
  private readonly text: string;
  private readonly from: number;
  readonly texts: readonly string[];
  readonly unmatched: number;
  private offsets: { readonly starts: readonly number[]; readonly ends: readonly number[] } | null = null;

  constructor(text: string, from: number, texts: readonly string[], unmatched: number) {
    this.text = text;
    this.from = from;
    this.texts = texts;
    this.unmatched = unmatched;
  }

  get starts(): readonly number[] {
    return (this.offsets ??= this.find()).starts;
  }

  get ends(): readonly number[] {
    return (this.offsets ??= this.find()).ends;
  }

  private find(): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
    const starts: number[] = [];
    const ends: number[] = [];
    let at = this.from;
    for (const word of this.texts) {
      const start = wordStart(this.text, at, this.text.length);
      at = start + word.length + (this.text.charCodeAt(start) === QUOTE ? 2 : 0);
      starts.push(start);
      ends.push(at);
    }
    return { starts, ends };
  }
}
