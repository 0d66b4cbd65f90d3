/** Takes comments, the backslashes that protect `#` and `!`, and outer blanks off a line. */
import type { MappedText } from './mapped-text.ts';

const QUOTE = 34,
  HASH = 35,
  BANG = 33,
  BACKSLASH = 92;
const isTabOrSpace = (code: number): boolean => code === 32 || code === 9;

/**
 * @param inComments a backslash that ends the line counts even when it stands in a comment (before 2.4.0)
 */
export function decomment(given: MappedText, inComments: boolean): { line: MappedText; unterminated: boolean } {
  let line = given;
  let quoted = false;
  let continues = false;
  let cut = -1;
  for (let i = 0; i < line.length; i++) {
    const code = line.text.charCodeAt(i);
    if (code === QUOTE) {
      if (cut === -1) quoted = !quoted;
    } else if (code === BACKSLASH) {
      if (i + 1 === line.length) {
        continues = true;
        break;
      }
      const next = line.text.charCodeAt(i + 1);
      if (!quoted && (next === HASH || next === BANG)) line = line.slice(0, i).concat(line.slice(i + 1));
      else i++;
    } else if ((code === HASH || code === BANG) && !quoted && cut === -1) {
      cut = i;
      if (!inComments) break;
    }
  }
  const slash = continues ? line.slice(line.length - 1) : null;
  let end = cut === -1 ? line.length - (continues ? 1 : 0) : cut;
  let start = 0;
  while (start < end && isTabOrSpace(line.text.charCodeAt(start))) start++;
  while (end > start && isTabOrSpace(line.text.charCodeAt(end - 1))) end--;
  line = line.slice(start, end);
  if (slash !== null) line = line.concat(slash);
  return { line, unterminated: quoted };
}
