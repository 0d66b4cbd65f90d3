/** Values of statements as keepalived takes them; null where it refuses them (which the word checks have told). */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { ValueType, Version } from '../../../grammar/language/types.ts';
import { isBefore } from '../../../grammar/language/version.ts';
import { checkStatement } from '../../../grammar/values/check.ts';
import { parseAddress, type IPAddress } from '../../../grammar/values/inet.ts';
import { checkInteger, readDecimal, readInteger } from '../../../grammar/values/number.ts';
import type { Given } from './types.ts';

/** The type that a release gives to the first argument. */
function firstType(statement: BoundStatement, version: Version): ValueType | undefined {
  const arg = statement.keyword.args?.[0];
  return arg?.older?.find(({ before }) => isBefore(version, before))?.type ?? arg?.type;
}

/** The number behind the keyword. */
export function integerOf(statement: BoundStatement, version: Version): Given<number> | null {
  const word = statement.word(1);
  const type = firstType(statement, version);
  if (word === undefined || type?.kind !== 'integer' || checkInteger(word, type) !== null) return null;
  const value = readInteger(word, type.base ?? 10);
  return value === null ? null : { value, statement };
}

/** On when it stands alone, else what its word says. */
export function switchOf(statement: BoundStatement): Given<boolean> | null {
  const word = statement.word(1);
  if (word === undefined || word === 'true' || word === 'on' || word === 'yes') return { value: true, statement };
  return word === 'false' || word === 'off' || word === 'no' ? { value: false, statement } : null;
}

/** One of the words that the keyword takes. */
export function choiceOf<T extends string>(statement: BoundStatement, choices: readonly T[]): Given<T> | null {
  const value = choices.find((choice) => choice === statement.word(1));
  return value === undefined ? null : { value, statement };
}

/** Whole microseconds of a number of seconds; more than six decimal places are reported and rounded. */
export function microsecondsOf(statement: BoundStatement, version: Version): Given<number> | null {
  const word = statement.word(1);
  const type = firstType(statement, version);
  if (word === undefined || word.startsWith('-') || (type?.kind !== 'integer' && type?.kind !== 'decimal')) return null;
  const seconds = type.kind === 'integer' ? readInteger(word) : readDecimal(word);
  if (seconds === null || seconds < type.min || seconds > type.max) return null;
  return { value: Math.round(seconds * 1e6), statement };
}

/** An address, whatever stands behind a `-` or `/`. */
export function addressOf(word: string | undefined): { readonly text: string; readonly address: IPAddress } | null {
  if (word === undefined) return null;
  const dash = word.indexOf('-');
  const end = dash === -1 ? word.indexOf('/') : dash;
  const text = end === -1 ? word : word.slice(0, end);
  const address = parseAddress(text);
  return address === null ? null : { text, address };
}

/** The words of a statement that keepalived reports and ignores, by their index. */
export function refusedWords(statement: BoundStatement, version: Version): ReadonlySet<number> {
  const { keyword, words, line } = statement;
  const context = keyword.raw === undefined ? { version } : { version, raw: line.image };
  const refused = new Set<number>();
  for (const complaint of checkStatement(keyword, words.texts, context)) if (complaint.keepalived !== 'silent') refused.add(complaint.word);
  return refused;
}
