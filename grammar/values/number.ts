/** Numbers as keepalived reads them: with C's strtol, strtoul and its own decimals. */
import type { DecimalType, IntegerType, TimerType } from '../language/types.ts';

/** What is wrong with a number, as words that follow the value; null: nothing. */
export interface NumberFault {
  readonly rule: 'bad-number' | 'out-of-range';
  readonly text: string;
  /** The number that must have been meant. */
  readonly replacement?: string;
}

const isSpace = (char: string): boolean => char === ' ' || (char >= '\t' && char <= '\r');

/** Short numbers of nothing but digits, which nearly all are: their value. -1: another notation, or none. */
function plainDigits(word: string): number {
  if (word.length === 0 || word.length > 15) return -1;
  let value = 0;
  for (let at = 0; at < word.length; at++) {
    const digit = word.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

export function checkInteger(word: string, type: IntegerType): NumberFault | null {
  const plain = type.base === undefined || type.base === 10 ? plainDigits(word) : -1;
  if (plain !== -1 && plain >= type.min && plain <= type.max) return null;
  const value = readInteger(word, type.base ?? 10);
  if (!type.signed && word.trimStart().startsWith('-')) {
    return { rule: 'out-of-range', text: `is negative: ${bounds(type)}` };
  }
  if (value === null) return { rule: 'bad-number', text: `is not a whole number: ${bounds(type)}`, ...mend(word, type) };
  if (value < type.min || value > type.max) return { rule: 'out-of-range', text: `is out of range: ${bounds(type)}` };
  return null;
}

/** The number, or null if the whole word is none. An empty word is 0, as in C. */
export function readInteger(word: string, base: 0 | 10 | 16 = 10): number | null {
  const plain = base === 10 ? plainDigits(word) : -1;
  if (plain !== -1) return plain;
  let at = 0;
  while (isSpace(word.charAt(at))) at++;
  const negative = word.charAt(at) === '-';
  if (negative || word.charAt(at) === '+') at++;
  let radix: number = base;
  const prefixed = word.charAt(at) === '0' && (word.charAt(at + 1) === 'x' || word.charAt(at + 1) === 'X');
  if (base === 0) radix = prefixed ? 16 : word.charAt(at) === '0' ? 8 : 10;
  if (radix === 16 && prefixed) at += 2;
  if (at === word.length) return word.length === 0 ? 0 : null;
  let value = 0;
  for (; at < word.length; at++) {
    const digit = Number.parseInt(word.charAt(at), 36);
    if (Number.isNaN(digit) || digit >= radix) return null;
    value = value * radix + digit;
  }
  return negative ? -value : value;
}

export function checkDecimal(word: string, type: DecimalType | TimerType): NumberFault | null {
  const whole = plainDigits(word);
  if (whole !== -1 && whole >= type.min && whole <= type.max) return null;
  const digits = type.kind === 'timer' ? 6 : type.digits;
  const unit = type.kind === 'timer' ? 'seconds' : type.unit;
  const range = `it must be ${plain(type.min)} to ${plain(type.max)}${unit === undefined ? '' : ` ${unit}`}`;
  if (word.startsWith('-')) return { rule: 'out-of-range', text: `is negative: ${range}` };
  const value = readDecimal(word);
  if (value === null) {
    const found = /^(\d+(?:\.\d+)?)/.exec(word)?.[1];
    return { rule: 'bad-number', text: `is not a number: ${range}`, ...(found === undefined ? {} : { replacement: found }) };
  }
  const dot = word.indexOf('.');
  if (dot !== -1 && word.length - dot - 1 > digits)
    return { rule: 'bad-number', text: `has more than ${digits} decimal place${digits === 1 ? '' : 's'}` };
  // in the smallest unit, so that 0.1 + 0.2 cannot bite
  const scale = 10 ** digits;
  const scaled = Math.round(value * scale);
  if (scaled < Math.round(type.min * scale) || scaled > Math.round(type.max * scale))
    return { rule: 'out-of-range', text: `is out of range: ${range}` };
  return null;
}

/** A decimal number without sign, or null. `5.`, `.5`, blanks before it and an empty word are taken, as keepalived takes them. */
export function readDecimal(word: string): number | null {
  let dot = false;
  let from = 0;
  while (isSpace(word.charAt(from))) from++;
  for (let at = from; at < word.length; at++) {
    const char = word.charAt(at);
    if (char === '.' && !dot) dot = true;
    else if ((char < '0' || char > '9') && !(at === from && char === '+')) return null;
  }
  const number = word.slice(from);
  const value = Number(number === '' || number === '.' || number === '+' ? '0' : number);
  return Number.isNaN(value) ? null : value;
}

const bounds = ({ min, max, unit }: IntegerType): string =>
  `it must be ${plain(min)} to ${plain(max)}${unit === undefined ? '' : ` ${unit}`}`;

/** Limits that are no more than "as much as fits" are not worth their digits. */
const plain = (value: number): string => (Number.isInteger(value) && Math.abs(value) >= 1e13 ? 'as much as fits' : String(value));

/** `5;`, `"5"`, `=5`, `5s`: one number with something stuck to it. */
function mend(word: string, type: IntegerType): { replacement: string } | Record<string, never> {
  const found = /^[^\d-]{0,2}(-?\d+)[^\d.]{0,2}$/.exec(word)?.[1];
  if (found === undefined) return {};
  const value = Number(found);
  return value >= type.min && value <= type.max ? { replacement: found } : {};
}
