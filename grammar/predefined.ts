/** The definitions that keepalived brings with it. */
import type { Version } from './language/types.ts';
import { isBefore } from './language/version.ts';
import type { Source } from './source.ts';

interface Surroundings {
  readonly source: Source;
  readonly id: string | null;
  readonly environment: ReadonlyMap<string, string> | undefined;
}

/** keepalived does not put a value in: in silence, or with what is to be said of it. */
export type Refusal = 'silent' | { readonly message: string; readonly keepalived: 'reports' | 'crashes' };

export interface Predefined {
  readonly name: string;
  readonly since: Version;
  readonly doc: string;
  /** null: the parameters are fine. */
  check(parameters: readonly string[]): Refusal | null;
  value(parameters: readonly string[], surroundings: Surroundings): string;
}

const noParameters = (parameters: readonly string[]): Refusal | null => (parameters.length === 0 ? null : 'silent');
const reported = (message: string): Refusal => ({ message, keepalived: 'reports' });
const areNumbers = (parameters: readonly string[]): boolean =>
  parameters.every((word) => [...word].every((digit) => digit >= '0' && digit <= '9'));

function checkVariable({ length }: readonly string[]): Refusal | null {
  if (length === 1) return null;
  if (length > 1) return reported('An environment variable is one name: ${_ENV NAME}. keepalived leaves the text as it is.');
  return { message: 'The name of the environment variable is missing: ${_ENV NAME}. keepalived crashes here.', keepalived: 'crashes' };
}

/** Facts: since which release each exists was read off the public history. */
export const PREDEFINITIONS: readonly Predefined[] = [
  {
    name: '_PWD',
    since: '2.0.0',
    doc: 'The directory of the file that is being read.',
    check: noParameters,
    value: (_, { source }) => source.name.slice(0, Math.max(source.name.lastIndexOf('/'), 0)) || '.',
  },
  {
    name: '_INSTANCE',
    since: '2.0.5',
    doc: 'The config id (`keepalived -i`); without one the name of the host.',
    check: noParameters,
    value: (_, { id }) => id ?? 'hostname',
  },
  {
    name: '_RANDOM',
    since: '2.0.20',
    doc: 'A random number: `${_RANDOM}` 0 to 32767, `${_RANDOM MIN MAX}`. kalint takes the smallest.',
    check: (parameters) =>
      parameters.length > 2
        ? reported('A random number takes at most two parameters, the smallest and the largest. keepalived leaves the name as it is.')
        : areNumbers(parameters)
          ? null
          : reported('The parameters of a random number must be decimal digits. keepalived leaves the name as it is.'),
    value: (parameters) => parameters[0] ?? '0',
  },
  {
    name: '_ENV',
    since: '2.4.0',
    doc: 'An environment variable: `${_ENV NAME}`.',
    check: checkVariable,
    value: (parameters, { environment }) => environment?.get(parameters[0] ?? '') ?? '',
  },
  { name: '_HASH', since: '2.1.4', doc: 'A `#` that starts no comment.', check: noParameters, value: () => '#' },
  { name: '_BANG', since: '2.1.4', doc: 'A `!` that starts no comment.', check: noParameters, value: () => '!' },
];

export const PREDEFINED = (version: Version): ReadonlyMap<string, Predefined> =>
  new Map(PREDEFINITIONS.filter(({ since }) => !isBefore(version, since)).map((definition) => [definition.name, definition]));
