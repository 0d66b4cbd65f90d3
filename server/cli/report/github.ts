/** Workflow commands of GitHub Actions: each becomes an annotation at its line. GitHub shows ten of each level for a step. */
import type { Finding, Severity } from '../../lint/finding.ts';
import { fileName } from './file-name.ts';
import { spanOf, type Report, type Reporter } from './report.ts';
import { visible } from './visible.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

export const github: Reporter = (report) => report.findings.map((finding) => command(finding, report)).join('');

function command(finding: Finding, report: Report): string {
  const { line, column, endLine, endColumn } = spanOf(finding, report.sources);
  const properties = {
    file: fileName(finding.file, report),
    line,
    // columns only count within a line, and the last one belongs to the range
    ...(line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : { endLine }),
    title: finding.rule,
  };
  const words = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const helps = (finding.fixes ?? []).map(({ title }) => `help: ${title}`);
  const text = [finding.message, ...helps].map(visible).join('\n');
  return `::${COMMANDS[finding.severity]} ${words.join(',')}::${escapeData(text)}\n`;
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Line ends in a file's name are kept; what else cannot be seen is shown, since all this passes through a log. */
const escapeProperty = (text: string): string =>
  escapeData(text.replace(/[^\r\n]+/g, visible))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C');
