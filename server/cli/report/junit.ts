/**
 * JUnit's XML: each file is a test case. Errors and warnings are its failures; what is only worth knowing stands in its output, or a
 * healthy config would look broken on a dashboard of tests.
 */
import type { Finding } from '../../lint/finding.ts';
import { byFile } from './by-file.ts';
import { fileName } from './file-name.ts';
import { isAtLeast, spanOf, type Report, type Reporter } from './report.ts';
import { printXml, type Element } from './xml.ts';

export const junit: Reporter = (report) => {
  const cases = Array.from(byFile(report), ([file, findings]) => testcase(file, findings, report));
  const failures = cases.reduce((sum, { content = [] }) => sum + content.filter((part) => isFailure(part)).length, 0);
  const counts = { name: 'kalint', tests: cases.length, failures, errors: 0 };
  const suite: Element = { name: 'testsuite', attributes: counts, content: cases };
  return printXml({ name: 'testsuites', attributes: counts, content: [suite] });
};

const isFailure = (part: Element | string): boolean => typeof part !== 'string' && part.name === 'failure';

function testcase(file: string, findings: readonly Finding[], report: Report): Element {
  const failures = findings.filter(({ severity }) => isAtLeast(severity, 'warning'));
  const remarks = findings.filter((finding) => !failures.includes(finding));
  const output: Element = { name: 'system-out', attributes: {}, content: remarks.map((finding) => sentence(finding, report)) };
  return {
    name: 'testcase',
    attributes: { classname: 'kalint', name: fileName(file, report), file: fileName(file, report) },
    content: [...failures.map((finding) => failure(finding, report)), ...(remarks.length === 0 ? [] : [output])],
  };
}

const failure = (finding: Finding, report: Report): Element => ({
  name: 'failure',
  attributes: { type: finding.rule, message: `${spanOf(finding, report.sources).line}: ${finding.message}` },
  content: [sentence(finding, report), ...(finding.block.length === 0 ? [] : [`in: ${finding.block.join(' > ')}`])],
});

function sentence({ severity, message, rule, ...range }: Finding, report: Report): string {
  const { line, column } = spanOf(range, report.sources);
  return `${fileName(range.file, report)}:${line}:${column}: ${severity}: ${message} [${rule}]`;
}
