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

export function splitText(text: string, from: number, end: number): Words {
  const texts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let unmatched = -1;
  let at = from;
  for (;;) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (at >= end) break;
    const start = at;
    if (text.charCodeAt(at) === QUOTE) {
      const close = text.indexOf('"', at + 1);
      if (close === -1 || close >= end) {
        unmatched = at;
        break;
      }
      texts.push(text.slice(at + 1, close));
      at = close + 1;
    } else {
      for (; at < end; at++) {
        const code = text.charCodeAt(at);
        if (code === QUOTE || isBlank(code)) break;
      }
      texts.push(text.slice(start, at));
    }
    starts.push(start);
    ends.push(at);
  }
  return { texts, starts, ends, unmatched };
}
