/** A line of a script or of saved rules into the words that ipvsadm would get. */
import { LiftError } from './lift-types.ts';

/** Ends the command: what comes after it is no word of ipvsadm's. */
const CONTROL = /^(?:[;|&]|\d*[<>])/;

/** Empty: nothing but blanks or a comment. */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  for (const part of line.matchAll(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+|['"\\]/g)) {
    const [raw] = part;
    if (raw.startsWith('#') || CONTROL.test(raw)) break;
    words.push(unquote(raw.replace(/;$/, '')));
    if (raw.endsWith(';')) break;
  }
  return words;
}

function unquote(raw: string): string {
  if (/^['"\\]$/.test(raw)) throw new LiftError(`A quote (${raw}) has no end in this line.`);
  return raw.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([$`])/g,
    (_, single?: string, double?: string, escaped?: string, shell?: string) => {
      if (shell !== undefined || (double !== undefined && /(?<!\\)[$`]/.test(double))) {
        throw new LiftError(`Only a shell knows what '${raw}' stands for: run the script, then lift the output of ipvsadm -S -n.`);
      }
      return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '';
    },
  );
}
