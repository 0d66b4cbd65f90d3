/** What a report is made of, whatever its format. */
import type { Source } from '../../../grammar/source.ts';
import type { Version } from '../../../grammar/language/types.ts';
import type { Outlook } from '../../model/cluster/failures.ts';
import type { Finding, Severity } from '../../lint/finding.ts';

export interface Report {
  readonly keepalived: Version;
  /** By file, where not all were judged by the same release. */
  readonly releases?: ReadonlyMap<string, Version>;
  /** The files that were linted, by the names that the user knows. */
  readonly files: readonly string[];
  /** Names below this directory are shown relative to it where a format asks for that. */
  readonly cwd?: string;
  /** In the order in which they are shown. */
  readonly findings: readonly Finding[];
  /** For the nodes of a cluster: who is master after each single failure. */
  readonly outlooks?: readonly Outlook[];
  /** Text of every file that a finding may point into. */
  readonly sources: ReadonlyMap<string, Source>;
}

export interface Style {
  readonly color: boolean;
  /** Width to stay within; lines of a config may be a megabyte long. */
  readonly columns: number;
  /** No summary. */
  readonly quiet: boolean;
}

/** The whole output, with its last line end; empty where there is nothing to say. */
export type Reporter = (report: Report, style: Style) => string;

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Is it as bad as that, or worse? */
export const isAtLeast = (severity: Severity, bound: Severity): boolean => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(bound);

/** Where a range lies, 1-based as people count; the end is exclusive. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function spanOf(range: { readonly file: string; readonly start: number; readonly end: number }, sources: Report['sources']): Span {
  const source = sources.get(range.file);
  if (source === undefined) return { file: range.file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const start = source.position(range.start);
  const end = source.position(range.end);
  return { file: range.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
