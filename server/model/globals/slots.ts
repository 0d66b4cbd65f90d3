/** Settings while they are being read, and the words of a statement that set them. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { Version } from '../../../grammar/language/types.ts';
import { checkValue, typeAt } from '../../../grammar/values/check.ts';
import { readDecimal, readInteger } from '../../../grammar/values/number.ts';
import type { Setting } from './types.ts';

export class Slot<T> implements Setting<T> {
  value: T;
  from: BoundStatement | null = null;

  constructor(standard: T) {
    this.value = standard;
  }

  set(value: T, from: BoundStatement): void {
    this.value = value;
    this.from = from;
  }
}

/** The n-th word of a statement as a number; null: it is missing, or keepalived refuses it. */
export function numberAt(statement: BoundStatement, n: number, version: Version): number | null {
  const word = statement.word(n);
  const arg = statement.keyword.args?.[n - 1];
  if (word === undefined || arg === undefined) return null;
  const type = typeAt(arg, version);
  if (checkValue(type, word, n, { version }) !== null) return null;
  return type.kind === 'integer' ? readInteger(word, type.base ?? 10) : readDecimal(word);
}

/** What a word that may be left out switches; null: keepalived refuses it. */
export function switchAt(statement: BoundStatement, n = 1): boolean | null {
  const word = statement.word(n);
  if (word === undefined || word === 'true' || word === 'on' || word === 'yes') return true;
  return word === 'false' || word === 'off' || word === 'no' ? false : null;
}
