/** Numbers of tracking statements as keepalived goes on with them, which is not always how they are written. */
import { checkInteger, readInteger } from '../../../grammar/values/number.ts';

/** A whole number within bounds, or null: keepalived refuses the word. */
export function signedWithin(word: string | undefined, most: number): number | null {
  if (word === undefined) return null;
  const value = readInteger(word);
  return value !== null && Math.abs(value) <= most ? value : null;
}

export function unsignedWithin(word: string | undefined, min: number, max: number): number | null {
  if (word === undefined || checkInteger(word, { kind: 'integer', min, max }) !== null) return null;
  return readInteger(word);
}

/** What C's strtol makes of a word: its leading digits. */
export function leadingInteger(word: string): number {
  return Number(/^[\t-\r ]*([+-]?\d+)/.exec(word)?.[1] ?? 0) | 0;
}

/**
 * A decimal in its smallest unit. keepalived takes the point out, adds zeros and reads the digits in front: `0.5` with three places is
 * 500, but `5s` is 5. null: it refuses the word.
 */
export function smallestUnits(word: string | undefined, places: number, max: number): number | null {
  if (word === undefined || word.startsWith('-')) return null;
  const point = word.indexOf('.');
  const fraction = point === -1 ? '' : word.slice(point + 1);
  const digits = (point === -1 ? word : word.slice(0, point)) + fraction.slice(0, places).padEnd(places, '0');
  const roundsUp = fraction.length > places && fraction.charAt(places) >= '5';
  const units = Number(/^[\t-\r ]*\+?(\d+)/.exec(digits)?.[1] ?? 0) + (roundsUp ? 1 : 0);
  return units <= max ? units : null;
}
