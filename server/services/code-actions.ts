/** What can be done about the lines under the cursor: mend, silence, add what is missing, make the other node's file. */
import type { Finding, Fix } from '../lint/finding.ts';
import { action, type CodeAction } from './code-action.ts';
import type { Document } from './document.ts';
import { missingKeywords } from './missing-keywords.ts';
import type { Project } from './project.ts';
import { backupTwin } from './backup-twin.ts';
import { overlaps, type Edit, type Span } from './types.ts';

export type { CodeAction } from './code-action.ts';

export function codeActions(project: Project, document: Document, range: Span): readonly CodeAction[] {
  const here = project.findings.filter((finding) => finding.file === document.name && overlaps(finding, range));
  return [
    ...here.flatMap(fixes),
    ...suppressions(here, document),
    ...missingKeywords(document, range.start),
    ...backupTwin(project, document, range.start),
    ...fixAll(project, document),
  ];
}

function fixes(finding: Finding): CodeAction[] {
  const all = finding.fixes ?? [];
  const only = all.length === 1;
  return all.map((fix) => action({ title: fix.title, finding, edits: fix.edits, isPreferred: only && fix.safe }));
}

/** Every safe fix that changes this file, the first of those that touch each other. */
export function fixAll(project: Project, document: Document): CodeAction[] {
  const taken: Edit[] = [];
  let count = 0;
  for (const finding of project.findings) {
    const fix = finding.fixes?.find(({ safe }) => safe);
    if (fix === undefined || !fits(fix, taken, document)) continue;
    taken.push(...fix.edits);
    count++;
  }
  if (count === 0) return [];
  const title = count === 1 ? 'Fix the problem that has a safe fix' : `Fix all ${count} problems that have a safe fix`;
  return [action({ title, kind: 'source.fixAll', edits: taken })];
}

const fits = ({ edits }: Fix, taken: readonly Edit[], document: Document): boolean =>
  edits.every(({ file }) => file === document.name) &&
  !edits.some((edit) =>
    taken.some((other) => (edit.start === other.start && edit.end === other.end) || (edit.start < other.end && other.start < edit.end)),
  );

/** One for each rule: a comment over the line. */
function suppressions(findings: readonly Finding[], document: Document): CodeAction[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const line = document.source.lineRange(document.source.lineOf(finding.start));
    const key = `${finding.rule}\0${line.start}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const indent = /^[ \t]*/.exec(document.text.slice(line.start, line.end))?.[0] ?? '';
    const text = `${indent}# kalint-disable-next-line ${finding.rule} -- reason\n`;
    const edits = [{ file: document.name, start: line.start, end: line.start, text }];
    return [action({ title: `Silence '${finding.rule}' for this line, with a reason`, finding, edits })];
  });
}
