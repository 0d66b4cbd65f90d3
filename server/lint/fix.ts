/**
 * Applies safe fixes to texts: those that do not touch each other at once, then looks again, as long as there are more. A fix that brings a
 * new finding with it is taken back: what was a small mistake must not become a larger one without anybody looking.
 */
import type { Edit, Finding, LintResult } from './finding.ts';

/** Texts by the names of their files. */
export type Texts = ReadonlyMap<string, string>;

/** What was found, and in which texts. */
export type Judged = Pick<LintResult, 'findings' | 'texts'>;

/** Finds what is wrong when these texts stand in place of those that are there. */
export type Linter = (changed: Texts) => Judged;

export interface Fixed {
  /** The texts that changed. */
  readonly texts: Texts;
  /** How many fixes were applied. */
  readonly count: number;
}

interface Candidate {
  readonly finding: Finding;
  readonly edits: readonly Edit[];
}

/** What touches another fix waits for the next round; more rounds than these are a circle. */
const MOST_ROUNDS = 10;

/** @param lint must give the same for the same texts */
export function fixAll(lint: Linter): Fixed {
  const refused = new Set<string>();
  let texts: Texts = new Map();
  let result = lint(texts);
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = choose(result, refused);
    const accepted = accept(chosen, { lint, result, texts });
    for (const candidate of chosen) if (!accepted.includes(candidate)) refused.add(keyOf(candidate));
    if (chosen.length === 0) break;
    texts = withEdits(texts, result, accepted);
    result = lint(texts);
    count += accepted.length;
  }
  return { texts, count };
}

/** The safe fixes that can be applied together, in the order of their places. */
function choose({ findings, texts }: Judged, refused: ReadonlySet<string>): Candidate[] {
  const taken: Edit[] = [];
  const chosen: Candidate[] = [];
  for (const candidate of candidates(findings)) {
    const { edits } = candidate;
    const isApart = edits.every(
      (edit, index) => isWithin(edit, texts) && ![...taken, ...edits.slice(0, index)].some((other) => touch(edit, other)),
    );
    if (!isApart || refused.has(keyOf(candidate))) continue;
    taken.push(...edits);
    chosen.push(candidate);
  }
  return chosen;
}

/** The first safe fix of each finding that has one. */
const candidates = (findings: readonly Finding[]): Candidate[] =>
  findings
    .flatMap((finding) => {
      const edits = finding.fixes?.find(({ safe }) => safe)?.edits ?? [];
      return edits.length === 0 ? [] : [{ finding, edits }];
    })
    .sort(inOrder);

function inOrder({ finding: a }: Candidate, { finding: b }: Candidate): number {
  return compare(a.file, b.file) || a.start - b.start || a.end - b.end || compare(a.rule, b.rule) || compare(a.message, b.message);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isWithin = ({ file, start, end }: Edit, texts: Texts): boolean => start <= end && end <= (texts.get(file)?.length ?? -1);

/** Two that only meet at one place are not told apart, either: which one comes first would be chance. */
const touch = (a: Edit, b: Edit): boolean => a.file === b.file && a.start <= b.end && b.start <= a.end;

/** A fix that was taken back, found again when all other offsets have moved. */
const keyOf = ({ finding: { rule, file, message }, edits }: Candidate): string =>
  JSON.stringify([rule, file, message, edits.map(({ text }) => text)]);

/** Looking for the fixes to take back costs a reading each time; where that many do not find them, the rest is left alone. */
const MOST_TRIALS = 100;

interface Trial {
  readonly lint: Linter;
  readonly result: Judged;
  readonly texts: Texts;
}

/** Those that bring nothing new: all together where possible, else half by half. */
function accept(chosen: readonly Candidate[], trial: Trial): Candidate[] {
  const accepted: Candidate[] = [];
  const waiting = [chosen];
  for (let trials = 0; trials < MOST_TRIALS; trials++) {
    const group = waiting.pop() ?? [];
    if (group.length === 0) break;
    if (bringsNothingNew([...accepted, ...group], trial)) accepted.push(...group);
    else if (group.length > 1) {
      const middle = group.length >> 1;
      waiting.push(group.slice(middle), group.slice(0, middle));
    }
  }
  return accepted;
}

function bringsNothingNew(candidates: readonly Candidate[], { lint, result, texts }: Trial): boolean {
  const mended = new Set(candidates.map(({ finding }) => finding));
  const left = tally(result.findings.filter((finding) => !mended.has(finding)));
  const after = tally(lint(withEdits(texts, result, candidates)).findings);
  return [...after].every(([kind, count]) => count <= (left.get(kind) ?? 0));
}

/** How many findings of each rule there are in each file. Their places move, and their words may name what was mended. */
function tally(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, file } of findings) {
    const kind = JSON.stringify([rule, file]);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function withEdits(texts: Texts, result: Judged, candidates: readonly Candidate[]): Texts {
  const changed = new Map(texts);
  for (const [file, edits] of byFile(candidates)) changed.set(file, applyEdits(result.texts.get(file) ?? '', edits));
  return changed;
}

function byFile(candidates: readonly Candidate[]): Map<string, Edit[]> {
  const files = new Map<string, Edit[]>();
  for (const edit of candidates.flatMap(({ edits }) => edits)) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return files;
}

/** @param edits apart from each other, in any order */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}
