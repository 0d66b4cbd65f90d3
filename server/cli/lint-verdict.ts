/** What findings come to: which of them count, and the exit code. */
import type { Finding, Severity } from '../lint/finding.ts';
import type { Job } from './lint-jobs.ts';
import type { Linted } from './lint-many.ts';
import { isAtLeast } from './report/report.ts';

/** With `--fail-on never`, errors are still what counts most. */
const bound = ({ failOn }: Job): Severity => (failOn === 'never' ? 'error' : failOn);

/** Only the findings that count for `--fail-on`. */
export const onlyCounting = ({ target, result }: Linted<Job>): Linted<Job> => ({
  target,
  result: { ...result, findings: result.findings.filter(({ severity }) => isAtLeast(severity, bound(target))) },
});

/** Is there a finding for which the call fails? */
export const fails = (linted: readonly Linted<Job>[]): boolean =>
  linted.some((one) => one.target.failOn !== 'never' && onlyCounting(one).result.findings.length > 0);

export const countWarnings = (findings: readonly Finding[]): number => findings.filter(({ severity }) => severity === 'warning').length;
