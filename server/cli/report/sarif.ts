/** SARIF 2.1.0, which GitHub code scanning, Azure DevOps and many viewers read. */
import type * as Sarif from 'sarif';
import type { Edit, Finding, Fix, Range, Severity } from '../../lint/finding.ts';
import { rulePage } from '../../lint/rule-pages.ts';
import { ruleOf } from '../../lint/rules.ts';
import { version } from '../version.ts';
import { fileUri, wellFormed } from './file-name.ts';
import { fingerprints } from './fingerprint.ts';
import { printJson } from './json.ts';
import { spanOf, type Report, type Reporter } from './report.ts';
import { visible } from './visible.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF knows three levels of what is wrong. */
const LEVELS: Readonly<Record<Severity, Sarif.Result.level>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

export const sarif: Reporter = (report) => {
  const rules = [...new Set(report.findings.map(({ rule }) => rule))];
  const prints = fingerprints(report);
  const results = report.findings.map((finding, index) => resultOf(finding, rules.indexOf(finding.rule), prints[index] ?? '', report));
  const run: Sarif.Run = {
    tool: { driver: { name: 'kalint', version, rules: rules.map(describe) } },
    columnKind: 'utf16CodeUnits',
    properties: { keepalived: report.keepalived },
    results,
  };
  const log: Sarif.Log = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
  return printJson(log);
};

function describe(id: string): Sarif.ReportingDescriptor {
  const info = ruleOf(id);
  if (info === undefined) return { id };
  return {
    id,
    shortDescription: { text: info.summary },
    fullDescription: { text: info.why },
    help: { text: `${info.summary} ${info.why}`, markdown: rulePage(info) },
    defaultConfiguration: { level: LEVELS[info.severity] },
  };
}

function resultOf(finding: Finding, ruleIndex: number, fingerprint: string, report: Report): Sarif.Result {
  const { related = [], block } = finding;
  const fixes = (finding.fixes ?? []).filter(isSayable);
  const logicalLocations = block.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: block.map(visible).join(' > ') }] };
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: visible(finding.message) },
    locations: [{ physicalLocation: placeOf(finding, report), ...logicalLocations }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((range, id) => ({
            id,
            physicalLocation: placeOf(range, report),
            message: { text: visible(range.message) },
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(fix, report)) }),
    partialFingerprints: { 'kalint/v1': fingerprint },
    properties: { severity: finding.severity, source: finding.source, cascade: finding.cascade ?? [] },
  };
}

const placeOf = (range: Range, report: Report): Sarif.PhysicalLocation => ({
  artifactLocation: artifact(range.file, report),
  region: regionOf(range, report),
});

function artifact(name: string, report: Report): Sarif.ArtifactLocation {
  const uri = fileUri(name, report);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

function regionOf(range: Range, { sources }: Report): Sarif.Region {
  const { line, column, endLine, endColumn } = spanOf(range, sources);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Text that is no Unicode cannot be put into a file by way of JSON. */
const isSayable = ({ edits }: Fix): boolean => edits.every(({ text }) => wellFormed(text) === text);

function fixOf({ title, edits }: Fix, report: Report): Sarif.Fix {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  const artifactChanges = Array.from(files, ([file, own]) => ({
    artifactLocation: artifact(file, report),
    replacements: own.map((edit) => ({
      deletedRegion: regionOf(edit, report),
      ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
    })),
  }));
  return { description: { text: visible(title) }, artifactChanges };
}
