/**
 * The library: `import { parse, lint, lower } from 'kalint'`. Pure functions over text, for Node and for browsers; how files are reached is the
 * caller's to say.
 */
import type { Tree } from '../grammar/ast.ts';
import { NEWEST } from '../grammar/language/version.ts';
import { parseLines } from '../grammar/parser.ts';
import { read, type Reading, type ReadOptions } from '../grammar/reader.ts';
import { Source } from '../grammar/source.ts';
import { lintText, readFor } from './lint/engine.ts';
import type { Files, LintOptions, LintResult } from './lint/finding.ts';
import { load, lower as lowerLoaded, type Lowered, type Situation } from './lower/index.ts';

export { parseServerName, restore, script } from './lower/index.ts';
export type {
  HealthEvent,
  IpvsDestination,
  IpvsService,
  IpvsTable,
  Lowered,
  Note,
  ServerName,
  ServiceId,
  Situation,
} from './lower/index.ts';

export type { Level, Levels } from './lint/levels.ts';
export type { Edit, Files, Finding, Fix, LintOptions, LintResult, Range, Related, Severity } from './lint/finding.ts';

export interface Parsed {
  /** The lines as keepalived reads them, includes and definitions in place, and what is wrong with them. */
  readonly reading: Reading;
  readonly tree: Tree;
}

/** Reads a config. Never throws, whatever the text; what is wrong with it stands in the result. */
export function parse(text: string, options: ReadOptions & { readonly name?: string } = {}): Parsed {
  const reading = read(new Source(options.name ?? 'keepalived.conf', text), options);
  return { reading, tree: parseLines(reading.lines) };
}

/** Finds what is wrong with a config. Without `files`, includes count as empty. */
export function lint(text: string, options: Partial<LintOptions> & { readonly name?: string } = {}): LintResult {
  return lintText(options.name ?? 'keepalived.conf', text, { keepalived: NEWEST, files: NO_FILES, ...options });
}

/** The IPVS table that keepalived sets up from a config; `restore` and `script` print it. The first of `ids` is the config id. */
export function lower(text: string, options: Partial<LintOptions> & Situation & { readonly name?: string } = {}): Lowered {
  const complete: LintOptions = { keepalived: NEWEST, files: NO_FILES, ...options };
  const reading = readFor(new Source(options.name ?? 'keepalived.conf', text), options.ids?.[0] ?? '', complete);
  return lowerLoaded(load(reading, complete.keepalived), options);
}

const NO_FILES: Files = { read: () => ({ text: '' }), glob: (pattern) => [pattern] };
