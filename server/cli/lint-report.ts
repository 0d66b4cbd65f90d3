/** What several linted files have to report together. */
import { NEWEST } from '../../grammar/language/version.ts';
import type { Job } from './lint-jobs.ts';
import { merge, sourcesOf, type Linted } from './lint-many.ts';
import type { Report } from './report/report.ts';
import type { Stopwatch } from './stopwatch.ts';

/** @param wanted the release that the call names */
export function reportOf(linted: readonly Linted<Job>[], wanted: string | undefined, cwd: string): Report {
  const releases = new Map(linted.map(({ target }) => [target.name, target.options.keepalived]));
  const [first = wanted ?? NEWEST, ...others] = new Set(releases.values());
  return {
    keepalived: first,
    ...(others.length === 0 ? {} : { releases }),
    files: linted.map(({ target }) => target.name),
    findings: merge(linted),
    sources: sourcesOf(linted),
    cwd,
  };
}

/** For `--stats`. */
export function stats({ files, sources, findings }: Report, watch: Stopwatch): string {
  const lines = Array.from(sources.values(), ({ text, lineStarts }) => lineStarts.length - (text === '' || text.endsWith('\n') ? 1 : 0));
  const total = lines.reduce((sum, count) => sum + count, 0);
  return `files ${files.length}, lines ${total}, findings ${findings.length}; ${String(watch)}\n`;
}
