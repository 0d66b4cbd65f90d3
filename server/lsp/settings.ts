/** Settings under `kalint.*`. What is no valid value counts as not set, and is told. */
import { isBefore, NEWEST } from '../../grammar/language/version.ts';
import type { Version } from '../../grammar/language/types.ts';
import type { Severity } from '../lint/finding.ts';
import { RULES } from '../lint/rules.ts';
import type { Levels } from '../lint/levels.ts';

export interface Settings {
  readonly keepalivedVersion: Version;
  /** undefined: every id that a file names. */
  readonly configId: string | undefined;
  /** Each is a cluster: globs of the files of its nodes. */
  readonly clusters: readonly (readonly string[])[];
  /** Path of a file with the output of `ip -j address`; `''`: none. */
  readonly hostFacts: string;
  readonly rules: Levels;
  /** For the formatter, as it is written. */
  readonly format: Readonly<Record<string, unknown>>;
}

export const DEFAULTS: Settings = {
  keepalivedVersion: NEWEST,
  configId: undefined,
  clusters: [],
  hostFacts: '',
  rules: new Map(),
  format: {},
};

const OLDEST = '1.1.0';
const LEVELS: ReadonlySet<unknown> = new Set(['error', 'warning', 'info', 'hint', 'off']);
const RULE_IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/** @param complain told of what is not valid, in a sentence */
export function readSettings(given: unknown, complain: (message: string) => void): Settings {
  if (!isRecord(given)) return DEFAULTS;
  return {
    keepalivedVersion: version(given['keepalivedVersion'], complain),
    configId: typeof given['configId'] === 'string' && given['configId'] !== '' ? given['configId'] : undefined,
    clusters: clusters(given['clusters'], complain),
    hostFacts: typeof given['hostFacts'] === 'string' ? given['hostFacts'] : '',
    rules: rules(given['rules'], complain),
    format: isRecord(given['format']) ? given['format'] : {},
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function version(given: unknown, complain: (message: string) => void): Version {
  if (given === undefined || given === null || given === '') return NEWEST;
  const known = typeof given === 'string' ? /^v?(\d+\.\d+(?:\.\d+)?)$/.exec(given)?.[1] : undefined;
  if (known !== undefined && !isBefore(known, OLDEST) && !isBefore(NEWEST, known)) return known;
  complain(`kalint.keepalivedVersion: write a release from ${OLDEST} to ${NEWEST}, like 2.2.7. ${NEWEST} is taken.`);
  return NEWEST;
}

function clusters(given: unknown, complain: (message: string) => void): Settings['clusters'] {
  if (given === undefined || given === null) return [];
  if (Array.isArray(given) && given.every((globs) => Array.isArray(globs) && globs.every((glob) => typeof glob === 'string'))) {
    return given;
  }
  complain('kalint.clusters: write a list of clusters, each a list of globs.');
  return [];
}

function rules(given: unknown, complain: (message: string) => void): Levels {
  const levels = new Map<string, Severity | 'off'>();
  if (!isRecord(given)) return levels;
  for (const [rule, level] of Object.entries(given)) {
    if (!RULE_IDS.has(rule)) complain(`kalint.rules: there is no rule '${rule}'.`);
    else if (!LEVELS.has(level)) complain(`kalint.rules: '${rule}' is error, warning, info, hint or off.`);
    else levels.set(rule, level as Severity | 'off');
  }
  return levels;
}
