/** A line for each finding, as compilers print them: editors and CI systems know how to read it. Columns count UTF-16 units. */
import type { Range, Severity } from '../../lint/finding.ts';
import { spanOf, type Reporter } from './report.ts';
import { visible } from './visible.ts';

/** gcc knows three levels. */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

export const gcc: Reporter = ({ findings, sources }) => {
  const line = (range: Range, level: string, text: string): string => {
    const span = spanOf(range, sources);
    return `${visible(span.file)}:${span.line}:${span.column}: ${level}: ${visible(text)}\n`;
  };
  return findings
    .flatMap((finding) => [
      line(finding, LEVELS[finding.severity], `${finding.message} [${finding.rule}]`),
      ...(finding.related ?? []).map((related) => line(related, 'note', related.message)),
    ])
    .join('');
};
