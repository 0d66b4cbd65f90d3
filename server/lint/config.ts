/** What config files come to for one file. Pure: which files there are, and what a glob fits, is the caller's to say. */
import type { Version } from '../../grammar/language/types.ts';
import { checkConfig, plain } from './config-check.ts';
import { configShape, type FAIL_ON } from './config-shape.ts';
import type { Level, Levels } from './levels.ts';
import type { ConfigProblem, Located } from './located.ts';
import { readRelease } from './release.ts';
import type { OptionsOfRules } from './run-rules.ts';
import type { OptionValue } from './rule.ts';
import { RULES } from './rules.ts';

export type FailOn = (typeof FAIL_ON)[number];

/** A level, and options where there are any. */
export type RuleSetting = Level | readonly [Level, Readonly<Record<string, OptionValue>>?];

/** As it is written, and known to be right. */
export interface RawSettings {
  readonly keepalived?: string;
  readonly id?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly host?: string;
  readonly failOn?: FailOn;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

export interface RawConfig extends RawSettings {
  readonly extends?: string | readonly string[];
  readonly overrides?: readonly (RawSettings & { readonly files: readonly string[] })[];
  readonly ignore?: readonly string[];
}

/** A config file: what it says, and the directory that its paths and globs count from. */
export interface Layer {
  readonly directory: string;
  readonly config: RawConfig;
}

/** What holds for one file; absent: nothing is said about it. */
export interface Settings {
  readonly keepalived?: Version;
  readonly id?: string;
  readonly env: ReadonlyMap<string, string>;
  /** The path as it is written, and the directory that it counts from. */
  readonly host?: { readonly path: string; readonly directory: string };
  readonly failOn?: FailOn;
  readonly levels: Levels;
  readonly ruleOptions: OptionsOfRules;
  readonly ignored: boolean;
}

/** Does one of these globs, which count from the directory, fit the file? With `below`, also where one fits a directory around it. */
export type Matches = (globs: readonly string[], directory: string, file: string, below: boolean) => boolean;

/** What a config file says, or what is wrong with it. */
export function validate(value: Located): RawConfig | ConfigProblem[] {
  const problems = checkConfig(value, configShape(RULES));
  return problems.length > 0 ? problems : (plain(value) as RawConfig);
}

export const NOTHING_SAID: Settings = { env: new Map(), levels: new Map(), ruleOptions: new Map(), ignored: false };

/** @param layers those that others build on first; each goes over those before it, its overrides over itself */
export function resolve(layers: readonly Layer[], file: string, matches: Matches): Settings {
  return layers.reduce((settings, { directory, config }) => {
    const { overrides = [], ignore } = config;
    const fitting = overrides.filter(({ files }) => matches(files, directory, file, false));
    const merged = [config, ...fitting].reduce((before, raw) => over(before, raw, directory), settings);
    return ignore === undefined ? merged : { ...merged, ignored: merged.ignored || matches(ignore, directory, file, true) };
  }, NOTHING_SAID);
}

function over(before: Settings, { keepalived, id, env = {}, host, failOn, rules = {} }: RawSettings, directory: string): Settings {
  const release = keepalived === undefined ? undefined : readRelease(keepalived);
  const levels = new Map(before.levels);
  const ruleOptions = new Map(before.ruleOptions);
  for (const [rule, setting] of Object.entries(rules)) {
    const [level, options] = typeof setting === 'string' ? [setting] : setting;
    levels.set(rule, level);
    if (options !== undefined) ruleOptions.set(rule, options);
  }
  return {
    ...before,
    ...(release !== undefined && 'version' in release ? { keepalived: release.version } : {}),
    ...(id === undefined ? {} : { id }),
    env: new Map([...before.env, ...Object.entries(env)]),
    ...(host === undefined ? {} : { host: { path: host, directory } }),
    ...(failOn === undefined ? {} : { failOn }),
    levels,
    ruleOptions,
  };
}
