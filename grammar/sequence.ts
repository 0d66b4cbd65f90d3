/** `~SEQ(var, start, step, end) text` and `~LST(var, a, b) text`: how their heads are read and what each turn sets. */
import type { MappedText } from './mapped-text.ts';
import type { Place } from './problem.ts';

/** The head cannot be read; the message says why. */
export class SequenceError extends Error {}

export interface Repetition {
  /** As the user wrote it, for "comes from": `~SEQ(i, 1, 9)`. */
  readonly label: string;
  readonly place: Place;
  /** The text that is repeated. */
  readonly text: MappedText;
  /** The variables of the next turn. */
  next(): readonly (readonly [string, string])[];
  readonly done: boolean;
}

const isTabOrSpace = (code: number): boolean => code === 32 || code === 9;

class Head {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }
  blanks(): void {
    while (this.at < this.text.length && isTabOrSpace(this.text.charCodeAt(this.at))) this.at++;
  }
  char(): string {
    return this.text.charAt(this.at);
  }
  /** Characters up to one of these, or to the end. */
  until(stops: string): string {
    const from = this.at;
    while (this.at < this.text.length && !stops.includes(this.text.charAt(this.at))) this.at++;
    return this.text.slice(from, this.at);
  }
  skip(): void {
    this.at++;
    this.blanks();
  }
}

/** A number as strtol with base 0 reads it: decimal, 0x… or 0…; no digits give 0. */
function readNumber(head: Head): number {
  head.blanks();
  const match = /^[+-]?(0[xX][0-9a-fA-F]+|\d+)/.exec(head.text.slice(head.at, head.at + 24));
  if (match === null) return 0;
  const [whole] = match;
  const negative = whole.startsWith('-');
  const digits = whole.replace(/^[+-]/, '');
  let value: number;
  let used = whole.length;
  if (/^0[xX]/.test(digits)) value = Number.parseInt(digits.slice(2), 16);
  else if (digits.startsWith('0') && digits.length > 1) {
    const octal = /^[0-7]+/.exec(digits)?.[0] ?? '0';
    value = Number.parseInt(octal, 8);
    used -= digits.length - octal.length;
  } else value = Number.parseInt(digits, 10);
  head.at += used;
  return negative ? -value : value;
}

/**
 * @param replace puts values in place of `$NAME` in the numbers
 * @throws SequenceError
 */
export function parseSequence(line: MappedText, replace: (text: string) => string): Repetition {
  const { text } = line;
  const head = new Head(text, 4);
  const hexadecimal = head.char() === 'x';
  if (hexadecimal) head.at++;
  head.blanks();
  if (head.char() !== '(')
    throw new SequenceError("'~SEQ' needs its numbers in brackets: '~SEQ(var, start, step, end) text'. keepalived drops the line.");
  head.skip();
  const variable = head.until(' \t,)');
  head.blanks();
  if (head.char() === '' || head.char() === ')' || variable === '' || variable.startsWith('{'))
    throw new SequenceError("'~SEQ' needs the name of a variable and at least an end: '~SEQ(var, end) text'. keepalived drops the line.");
  head.skip();
  const close = text.indexOf(')', head.at);
  if (close === -1) throw new SequenceError("The ')' of this '~SEQ' is missing. keepalived drops the line.");
  if (close + 1 - head.at + 1 > 64)
    throw new SequenceError("The numbers of this '~SEQ' are longer than the 63 characters that keepalived can hold. It drops the line.");
  const numbers = new Head(replace(text.slice(head.at, close + 1)), 0);
  const values: number[] = [];
  for (;;) {
    values.push(readNumber(numbers));
    numbers.blanks();
    if (numbers.char() === ')') break;
    if (numbers.char() !== ',' || values.length === 3)
      throw new SequenceError(
        "The numbers of this '~SEQ' are not one to three whole numbers with commas between them. keepalived drops the line.",
      );
    numbers.at++;
  }
  const [one = 0, two = 0, three = 0] = values;
  let start = one;
  let step = two;
  let end = three;
  if (values.length === 1) [start, step, end] = [one < 0 ? -1 : 1, one < 1 ? -1 : 1, one];
  else if (values.length === 2) [start, step, end] = [one, one <= two ? 1 : -1, two];
  else if (step === 0 || (start < end && step < 0) || (start > end && step > 0))
    throw new SequenceError(`With a step of ${step} this '~SEQ' never gets from ${start} to ${end}. keepalived drops the line.`);
  if (hexadecimal && (start < 0 || end < 0))
    throw new SequenceError("'~SEQx' counts in hexadecimal and takes no negative numbers. keepalived drops the line.");

  let from = close + 1;
  while (from < text.length && isTabOrSpace(text.charCodeAt(from))) from++;
  let value = start;
  let over = false;
  return {
    label: text.slice(0, close + 1),
    place: line.place(0, close + 1),
    text: line.slice(from),
    next() {
      const current = hexadecimal ? value.toString(16) : String(value);
      value += step;
      over = step > 0 ? value > end : value < end;
      return [[variable, current]];
    },
    get done() {
      return over;
    },
  };
}

/** @throws SequenceError */
export function parseList(line: MappedText): Repetition {
  const { text } = line;
  const unreadable = (): SequenceError =>
    new SequenceError(
      "This '~LST' cannot be read: '~LST(var, a, b) text' or '~LST({v, w}, {a, b}, {c, d}) text'. keepalived drops the line.",
    );
  const head = new Head(text, 4);
  head.blanks();
  if (head.char() !== '(') throw unreadable();
  head.skip();
  const readSet = (stops: string, most: number): string[] => {
    const braces = head.char() === '{';
    if (braces) head.skip();
    const words: string[] = [];
    for (;;) {
      words.push(head.until(stops));
      if (words.length > most)
        throw new SequenceError("A set of values of this '~LST' has more values than there are variables. keepalived drops the line.");
      head.blanks();
      if (head.char() === (braces ? '}' : ',') || (head.char() === ')' && !braces && most !== Infinity)) break;
      if (head.char() !== ',') throw unreadable();
      head.skip();
    }
    if (head.char() === '}' && braces) head.skip();
    return words;
  };
  const variables = readSet(' \t,}', Infinity);
  if (head.char() !== ',') throw unreadable();
  head.skip();
  const sets: string[][] = [];
  for (;;) {
    sets.push(readSet(' \t,})', variables.length));
    if (head.char() === ')') break;
    if (head.char() !== ',') throw unreadable();
    head.skip();
  }
  const close = head.at;
  head.skip();
  let turn = 0;
  return {
    label: text.slice(0, close + 1),
    place: line.place(0, close + 1),
    text: line.slice(head.at),
    next() {
      const values = sets[turn++] ?? [];
      return variables.map((name, index) => [name, values[index] ?? ''] as const);
    },
    get done() {
      return turn >= sets.length;
    },
  };
}
