/** Checkstyle's XML, which Jenkins, SonarQube, reviewdog and many editors read. Columns count UTF-16 units. */
import type { Severity } from '../../lint/finding.ts';
import { byFile } from './by-file.ts';
import { fileName } from './file-name.ts';
import { spanOf, type Reporter } from './report.ts';
import { printXml, type Element } from './xml.ts';

/** Checkstyle knows three levels. */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info', hint: 'info' };

export const checkstyle: Reporter = (report) => {
  const files = Array.from(byFile(report), ([file, findings]): Element => {
    const errors = findings.map((finding): Element => {
      const { line, column } = spanOf(finding, report.sources);
      const { severity, message, rule } = finding;
      return { name: 'error', attributes: { line, column, severity: LEVELS[severity], message, source: `kalint.${rule}` } };
    });
    return { name: 'file', attributes: { name: fileName(file, report) }, content: errors };
  });
  return printXml({ name: 'checkstyle', attributes: { version: '4.3' }, content: files });
};
