/** Code Quality of GitLab: a list that merge requests compare by fingerprint. */
import type { Severity } from '../../lint/finding.ts';
import { fileName, wellFormed } from './file-name.ts';
import { fingerprints } from './fingerprint.ts';
import { printJson } from './json.ts';
import { spanOf, type Reporter } from './report.ts';
import { visible } from './visible.ts';

/** `blocker` is left to those who decide about a merge. */
const SEVERITIES: Readonly<Record<Severity, GitlabIssue['severity']>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

interface GitlabIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

export const gitlab: Reporter = (report) => {
  const prints = fingerprints(report);
  const issues = report.findings.map((finding, index): GitlabIssue => {
    const { line, endLine } = spanOf(finding, report.sources);
    return {
      description: visible(finding.message),
      check_name: finding.rule,
      fingerprint: prints[index] ?? '',
      severity: SEVERITIES[finding.severity],
      location: { path: wellFormed(fileName(finding.file, report)), lines: { begin: line, end: endLine } },
    };
  });
  return printJson(issues);
};
