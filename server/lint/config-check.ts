/** Holds a config file against its shape. */
import { nearest } from '../../grammar/nearest.ts';
import type { Shape } from './config-shape.ts';
import { LEVELS } from './levels.ts';
import type { ConfigProblem, Located, LocatedEntry } from './located.ts';
import { readRelease } from './release.ts';

type ObjectShape = Extract<Shape, { kind: 'object' }>;
type Problems = readonly ConfigProblem[];

/** What is wrong, in the order of the file; none: the value is as the shape says. */
export const checkConfig = (value: Located, shape: Shape): ConfigProblem[] =>
  check(value, shape, 'the config').toSorted((a, b) => a.at - b.at);

/** The value without its places. */
export function plain(value: Located): unknown {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'array') return value.items.map(plain);
  return Object.fromEntries(value.entries.map(({ key, value: inner }) => [key, plain(inner)]));
}

/** @param name how messages call the value */
function check(value: Located, shape: Shape, name: string): Problems {
  switch (shape.kind) {
    case 'text':
      return text(value, shape.words, name);
    case 'release':
      return release(value, name);
    case 'flag':
      return typeof scalar(value) === 'boolean' ? [] : wrong(value, `${name} must be true or false`);
    case 'integer':
      return integer(value, shape, name);
    case 'list':
      return list(value, shape.of, name);
    case 'one or more':
      return value.kind === 'array' ? list(value, shape.of, name) : check(value, shape.of, name);
    case 'map':
      return object(value, name, ({ key, value: inner }) => check(inner, shape.of, `'${key}'`));
    case 'object':
      return shaped(value, shape, name);
    case 'level':
      return level(value, shape.options, name);
  }
}

function text(value: Located, words: readonly string[] | undefined, name: string): Problems {
  const given = scalar(value);
  if (typeof given !== 'string') {
    const hint = typeof given === 'number' || typeof given === 'boolean' ? '; put it in double quotes' : '';
    return wrong(value, `${name} must be a text${hint}`);
  }
  if (words === undefined || words.includes(given)) return [];
  return wrong(value, `${name} must be one of ${words.join(', ')}${didYouMean(given, words)}`);
}

function release(value: Located, name: string): Problems {
  const given = scalar(value);
  if (typeof given !== 'string') return wrong(value, `${name} must be a release in double quotes, like "2.2.7"`);
  const read = readRelease(given);
  return 'error' in read ? wrong(value, `${name}: ${read.error}`) : [];
}

function integer(value: Located, { minimum = -Infinity, maximum = Infinity }: Extract<Shape, { kind: 'integer' }>, name: string): Problems {
  const number = scalar(value);
  if (typeof number !== 'number' || !Number.isInteger(number)) return wrong(value, `${name} must be a whole number`);
  if (number < minimum) return wrong(value, `${name} must be at least ${minimum}`);
  return number > maximum ? wrong(value, `${name} must be at most ${maximum}`) : [];
}

const list = (value: Located, of: Shape, name: string): Problems =>
  value.kind === 'array'
    ? value.items.flatMap((item) => check(item, of, `each item of ${name}`))
    : wrong(value, `${name} must be a list, in [ ]`);

function object(value: Located, name: string, checkEntry: (entry: LocatedEntry) => Problems): Problems {
  if (value.kind !== 'object') return wrong(value, `${name} must be an object, in { }`);
  const seen = new Set<string>();
  return value.entries.flatMap((entry) => {
    const isTwice = seen.has(entry.key);
    seen.add(entry.key);
    return isTwice ? wrong(entry, `'${entry.key}' stands here twice`) : checkEntry(entry);
  });
}

function shaped(
  value: Located,
  { unknown, keys, required = [] }: Pick<ObjectShape, 'unknown' | 'keys' | 'required'>,
  name: string,
): Problems {
  const problems = object(value, name, (entry) => {
    const shape = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
    if (shape !== undefined) return check(entry.value, shape, `'${entry.key}'`);
    return wrong(entry, `${unknown} '${entry.key}'${didYouMean(entry.key, Object.keys(keys))}`);
  });
  if (value.kind !== 'object') return problems;
  const missing = required.filter((key) => !value.entries.some((entry) => entry.key === key));
  return [...problems, ...missing.flatMap((key) => wrong(value, `'${key}' is missing in ${name}`))];
}

function level(value: Located, options: ObjectShape['keys'], name: string): Problems {
  if (value.kind !== 'array') return text(value, LEVELS, name);
  const [first, given, ...rest] = value.items;
  if (first === undefined || rest.length > 0) return wrong(value, `${name} must be a level, or [level, {options}]`);
  const about = given === undefined ? [] : shaped(given, { unknown: `${name} has no option`, keys: options }, `the options of ${name}`);
  return [...text(first, LEVELS, name), ...about];
}

const wrong = ({ at }: { readonly at: number }, message: string): Problems => [{ at, message }];

const scalar = (value: Located): string | number | boolean | null | undefined => (value.kind === 'scalar' ? value.value : undefined);

function didYouMean(word: string, known: readonly string[]): string {
  const [close] = nearest(word, known, 1);
  return close === undefined ? '' : `; did you mean '${close}'?`;
}
