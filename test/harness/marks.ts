/**
 * Fixtures that say what is wrong with them: a real config, and under each offending line a comment that marks the place.
 *
 *       virtual_rooter_id 51
 *     # ^^^^^^^^^^^^^^^^^ unknown-keyword: did you mean 'virtual_router_id'
 *
 * `#^^^` marks from the `#` on (there is no room before a word at the start of a line), `#<` the column of the `#` alone. The text is a part
 * of the message; `…` in it stands for anything. What is not an error of keepalived's own stands in brackets:
 * `unused-script [kalint warning]: …`, `unknown-keyword [cascade 5 6]: …`, `[masked]`, `[host]`; `[to 7:2]` where the range ends on another line.
 * UPDATE=1 writes the marks that a fixture should have.
 */
import { readFileSync } from 'node:fs';
import { Source } from '../../grammar/source.ts';
import type { Finding } from '../../server/lint/finding.ts';
import { assertExpected } from './expected.ts';

const MARK = /^(?<lead>[ \t]*)#(?:(?<gap>[ \t]*)(?<carets>\^+)|<) (?<rule>[a-z][a-z0-9-]*)(?: \[(?<notes>[^\]]*)\])?(?:: (?<text>.*))?$/;

/** Compares both ways: a mark without its finding and a finding without its mark are both shown as a difference of the fixture. */
export function assertMarks(file: string, findings: readonly Finding[]): void {
  assertExpected(file, annotate(readFileSync(file, 'utf8'), findings));
}

/** The fixture with the marks that these findings, which are about its very text, call for. Marks that already fit stay as they are. */
export function annotate(fixture: string, findings: readonly Finding[]): string {
  const source = new Source('fixture', fixture);
  const lines = fixture.split('\n');
  const isCode = lines.map((line) => !MARK.test(line));
  const marked = lines.map((_, index) => findings.filter((finding) => codeLine(source, isCode, finding.start) === index).sort(byPlace));
  const newLine = newLineNumbers(isCode, marked);
  return lines
    .flatMap((line, index) => {
      if (isCode[index] !== true) return [];
      const present = marksBelow(lines, isCode, index);
      return [line, ...(marked[index] ?? []).map((finding) => markFor(finding, line, index, source, newLine, present))];
    })
    .join('\n');
}

const byPlace = (a: Finding, b: Finding): number => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

/** The line that a finding is marked under: its own, or the last line of the config that is no mark and has something in it. */
function codeLine(source: Source, isCode: readonly boolean[], offset: number): number {
  let index = source.lineOf(offset) - 1;
  const isBare = ({ start, end }: { start: number; end: number }): boolean => start === end;
  if (index === isCode.length - 1 && isBare(source.lineRange(index + 1))) index--;
  while (index > 0 && isCode[index] !== true) index--;
  return Math.max(index, 0);
}

/** Where the lines of the fixture come to stand: `cascade` counts the marks, too. */
function newLineNumbers(isCode: readonly boolean[], marked: readonly (readonly Finding[])[]): number[] {
  let next = 1;
  return isCode.map((code, index) => {
    const here = next;
    if (code) next += 1 + (marked[index]?.length ?? 0);
    return here;
  });
}

function marksBelow(lines: readonly string[], isCode: readonly boolean[], index: number): string[] {
  const marks: string[] = [];
  for (let next = index + 1; isCode[next] === false; next++) marks.push(lines[next] ?? '');
  return marks;
}

function markFor(
  finding: Finding,
  line: string,
  index: number,
  source: Source,
  newLine: readonly number[],
  present: readonly string[],
): string {
  const { start, end } = source.lineRange(index + 1);
  const from = Math.min(finding.start, end) - start;
  const to = Math.min(finding.end, end) - start;
  const notes = notesOf(finding, index, source, newLine);
  const head = `${pointer(line, from, Math.max(to - from, 1))} ${finding.rule}${notes === '' ? '' : ` [${notes}]`}`;
  const fitting = present.find((mark) => {
    const text = MARK.exec(mark)?.groups?.['text'];
    return mark === (text === undefined ? head : `${head}: ${text}`) && fits(text ?? '', finding.message);
  });
  return fitting ?? `${head}: ${finding.message}`;
}

/** `#   ^^^` under the place; tabs stay tabs, so that it is under the place in an editor, too. */
function pointer(line: string, from: number, width: number): string {
  const lead = Array.from(line.slice(0, from).padEnd(from), (character): string => (character === '\t' ? '\t' : ' '));
  const room = lead.indexOf(' ');
  // a caret right behind the # takes the # in
  if (room === -1 || room === from - 1) return lead.join('') + (width === 1 ? '#<' : '#' + '^'.repeat(width - 1));
  lead[room] = '#';
  return lead.join('') + '^'.repeat(width);
}

function notesOf(finding: Finding, index: number, source: Source, newLine: readonly number[]): string {
  const end = source.position(finding.end);
  const notes = [
    ...(finding.source === 'kalint' ? ['kalint'] : []),
    ...(finding.severity === 'error' ? [] : [finding.severity]),
    ...(finding.masked ? ['masked'] : []),
    ...(finding.host ? ['host'] : []),
    ...(end.line > index + 1 && finding.end > finding.start ? [`to ${newLine[end.line - 1] ?? end.line}:${end.column}`] : []),
    ...(finding.cascade?.length ? [`cascade ${finding.cascade.map((line) => newLine[line - 1] ?? line).join(' ')}`] : []),
  ];
  return notes.join(' ');
}

function fits(pattern: string, message: string): boolean {
  let from = 0;
  return pattern.split('…').every((part) => {
    const at = message.indexOf(part, from);
    from = at + part.length;
    return at !== -1;
  });
}
