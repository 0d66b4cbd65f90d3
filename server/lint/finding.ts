/** What lint tells: the shape behind every report, the JSON of the contract and the editor diagnostics. */
import type { Version } from '../../grammar/language/types.ts';
import type { Levels } from './levels.ts';
import type { HostFacts } from '../model/host.ts';
import type { Crash, OptionsOfRules } from './run-rules.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Offsets into a file's text, end exclusive, in UTF-16 units. */
export interface Range {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface Related extends Range {
  readonly message: string;
}

export interface Edit extends Range {
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  /** Applied by `--fix`: it cannot change what a healthy config means. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** One mistake. */
export interface Finding extends Range {
  readonly rule: string;
  /** Who would complain: `keepalived -t` of the chosen release, or only kalint. */
  readonly source: 'keepalived' | 'kalint';
  readonly severity: Severity;
  readonly message: string;
  /** The blocks around it, outermost first: `['vrrp_instance VI_1', 'track_script']`. */
  readonly block: readonly string[];
  /** Further lines (1-based, of the same file) that keepalived reports because of this one mistake. */
  readonly cascade?: readonly number[];
  /** keepalived would report it only once an earlier, fatal mistake is mended. */
  readonly masked?: true;
  /** It depends on the facts given with --host. */
  readonly host?: true;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** How the outside world is reached; the command line and the language server each bring their own. */
export interface Files {
  /** The text of a file, or why it cannot be had. */
  read(path: string): { readonly text: string } | { readonly error: string };
  /** The paths that a glob (with braces) names, sorted; `directory` is the base of relative ones. */
  glob(pattern: string, directory: string): readonly string[];
}

export interface LintOptions {
  /** The release to judge by. */
  readonly keepalived: Version;
  /** The config ids to lint for (`''` is none); absent: every id that the file names, and none, equal findings merged. */
  readonly ids?: readonly string[];
  /** Values for `${_ENV NAME}`. */
  readonly environment?: ReadonlyMap<string, string>;
  /** How bad the user wants a rule to be, `off` among them. */
  readonly levels?: Levels;
  readonly files: Files;
  /** The host that keepalived is to run on; absent: it has the interfaces that the config names. */
  readonly host?: HostFacts;
  /** The hosts of configuration ids, where each has its own; `host` holds for the others. */
  readonly hostOfId?: (id: string) => HostFacts | undefined;
  /** Options of rules, by rule. */
  readonly ruleOptions?: OptionsOfRules;
}

export interface LintResult {
  readonly findings: readonly Finding[];
  /** Text of every file that was read, for carets and line numbers: path to text. */
  readonly texts: ReadonlyMap<string, string>;
  /** Rules that threw: bugs of ours. What the other rules found stands in `findings`. */
  readonly crashes: readonly Crash[];
}
