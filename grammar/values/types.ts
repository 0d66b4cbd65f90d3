/** What a value check gets and gives. Checks are pure and never throw. */
import type { Version } from '../language/types.ts';

/** Rules that a value can break; each has its page. */
export type ValueRule =
  | 'missing-argument'
  | 'surplus-argument'
  | 'bad-number'
  | 'out-of-range'
  | 'bad-address'
  | 'bad-prefix'
  | 'bad-port'
  | 'unknown-value'
  | 'bad-name'
  | 'too-long'
  | 'bad-value'
  | 'duplicate-argument'
  | 'deprecated-argument'
  | 'unknown-option'
  | 'unmatched-quote';

/** What is wrong with a statement or a line of values. */
export interface Complaint {
  readonly rule: ValueRule;
  /** Index of the word that is wrong; 0 is the keyword (or the first word of a line of values). For what is missing: the last word that is there. */
  readonly word: number;
  /** Last word of the mistake, where it is more than one. */
  readonly upTo?: number;
  /** What is wrong, why it matters, what keepalived does: one or two sentences of our own. */
  readonly message: string;
  /** The word to put in place, where there is exactly one sensible mend. */
  readonly replacement?: string;
  /** What keepalived -t does: reports it (default), takes it in silence, ends at once with status 2, crashes. */
  readonly keepalived?: 'reports' | 'silent' | 'fatal' | 'crashes';
  /** keepalived takes the statement for one that is not there: a second one is then no repetition. */
  readonly dropped?: boolean;
  /** The mistake is told by who reads lines: of this one only `dropped` counts. */
  readonly untold?: boolean;
  /** Only `keepalived -t` refuses it: a keepalived that runs takes the digits in front of what is wrong. */
  readonly onlyTested?: boolean;
  /** It depends on the host (interfaces, users, services): reported only where --host says so. */
  readonly host?: boolean;
}

export interface ValueContext {
  /** The release to judge by. */
  readonly version: Version;
  /** The line as keepalived reads it again, where THE TABLE says that the keyword is `raw`: quotes and escapes are still in it. */
  readonly raw?: string;
  /** With dynamic_interfaces keepalived takes every name for that of an interface that may come. */
  readonly awaitsInterfaces?: boolean;
  /** Can the host have, and does it have, an interface of this name? Absent: it has all that a config names. */
  readonly hasInterface?: (name: string, as: 'device' | 'vrf') => boolean;
}

/** Looks at one word. `index` is the word's place in the statement, for the complaint. */
export type WordCheck = (word: string, index: number, context: ValueContext) => Complaint | null;

/** Looks at all words of a statement (word 0 is the keyword) or of a line of values (word 0 is the first value). */
export type StatementCheck = (words: readonly string[], context: ValueContext) => readonly Complaint[];
