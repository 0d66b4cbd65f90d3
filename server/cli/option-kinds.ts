/** The kinds of options that tables are made of. */
import type { Option } from './args.ts';
import { nearest } from '../../grammar/nearest.ts';
import { UsageError } from './usage-error.ts';

/** Given or not. */
export const toggle = (doc: string, short?: string): Option<boolean> => ({
  doc,
  ...(short === undefined ? {} : { short }),
  initial: false,
  read: () => true,
});

/** Any text; the last one counts. */
export const text = (value: string, doc: string): Option<string | undefined> => ({
  doc,
  value,
  initial: undefined,
  read: (given) => given,
});

/** One of a few words. */
export const choice = <Word extends string, Initial extends Word | undefined>(
  value: string,
  words: readonly Word[],
  initial: Initial,
  doc: string,
): Option<Word | Initial> => ({
  doc,
  value,
  words,
  initial,
  read(given) {
    const word = words.find((known) => known === given);
    if (word !== undefined) return word;
    const [close] = nearest(given, words);
    throw new UsageError(`'${given}' is none of ${words.join(', ')}` + (close === undefined ? '' : `; did you mean '${close}'?`));
  },
});

/** A whole number from 0 on. */
export const count = (value: string, doc: string): Option<number | undefined> => ({
  doc,
  value,
  initial: undefined,
  read(given) {
    if (!/^\d{1,9}$/.test(given)) throw new UsageError(`'${given}' is not a number`);
    return Number(given);
  },
});
