/** `--fix` and `--fix-dry-run`: safe fixes, in the files themselves and in those that they include. */
import path from 'node:path';
import { fixAll, type Judged, type Texts } from '../lint/fix.ts';
import type { Files, Finding, LintResult } from '../lint/finding.ts';
import type { Target } from './collect.ts';
import type { Io } from './io.ts';
import { lintEach, withoutIncluded } from './lint-many.ts';
import { printText } from './print-text.ts';
import { visible } from './report/visible.ts';
import { unifiedDiff } from './unified-diff.ts';
import { writeFile } from './write-file.ts';

/** Lints a target, reaching included files by way of `files`. */
export type LintTarget<T extends Target> = (target: T, files: Files) => LintResult;

export interface FixCall<T extends Target> {
  readonly targets: readonly T[];
  readonly lint: LintTarget<T>;
  readonly files: Files;
  /** Print what would be done, and do nothing. */
  readonly isDryRun: boolean;
  /** The target that is standard input. */
  readonly stdin: string;
}

export interface FixedFiles<T extends Target> {
  /** The targets with the texts that they now have. */
  readonly targets: readonly T[];
  /** How included files are read now: in a dry run they are not on the disk as they would be. */
  readonly files: Files;
  /** A file could not be written. */
  readonly failed: boolean;
}

/** A file that fixes change. */
interface Changed {
  /** As reports show it. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Files go by their absolute names: two configs may include the same one by different names. */
type ChangedFiles = Map<string, Changed>;

export function fixFiles<T extends Target>(call: FixCall<T>, io: Io): FixedFiles<T> {
  const changed: ChangedFiles = new Map();
  const { linted } = lintEach(call.targets, (target) => call.lint(target, call.files));
  for (const { target } of withoutIncluded(linted, io.cwd)) fixTarget(target, call, changed, io.cwd);
  const failed = call.isDryRun ? printed(changed, io) : written(changed, call, io);
  const texts = new Map([...changed].map(([file, { after }]) => [file, after]));
  return {
    targets: call.targets.map((target) => ({ ...target, text: texts.get(path.resolve(io.cwd, target.name)) ?? target.text })),
    files: overlay(call.files, texts, io.cwd),
    failed,
  };
}

function fixTarget<T extends Target>(target: T, { lint, files }: FixCall<T>, changed: ChangedFiles, cwd: string): void {
  const own = path.resolve(cwd, target.name);
  const before = new Map<string, { name: string; text: string }>();
  const { texts } = fixAll((fresh) => {
    const all = new Map([...changed].map(([file, { after }]) => [file, after]));
    for (const [file, text] of fresh) all.set(file, text);
    const result = lint({ ...target, text: all.get(own) ?? target.text }, overlay(files, all, cwd));
    for (const [name, text] of result.texts) if (!before.has(path.resolve(cwd, name))) before.set(path.resolve(cwd, name), { name, text });
    return absolute(result, cwd);
  });
  for (const [file, after] of texts) {
    const { name = file, text = '' } = before.get(file) ?? {};
    changed.set(file, { name, before: changed.get(file)?.before ?? text, after });
  }
}

/** The result with the files of its texts and edits by their absolute names. */
function absolute({ findings, texts }: LintResult, cwd: string): Judged {
  const fixesOf = ({ fixes = [] }: Finding) =>
    fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, file: path.resolve(cwd, edit.file) })) }));
  return {
    findings: findings.map((finding) => ({ ...finding, fixes: fixesOf(finding) })),
    texts: new Map([...texts].map(([name, text]) => [path.resolve(cwd, name), text])),
  };
}

const overlay = (files: Files, texts: Texts, cwd: string): Files => ({
  ...files,
  read: (name) => {
    const text = texts.get(path.resolve(cwd, name));
    return text === undefined ? files.read(name) : { text };
  },
});

function printed(changed: ChangedFiles, io: Io): false {
  for (const { name, before, after } of changed.values()) printText(unifiedDiff(name, before, after), io.stdout);
  return false;
}

/** @returns whether a file could not be written; what could not is as it was for all that follows */
function written(changed: ChangedFiles, { targets, stdin }: Pick<FixCall<Target>, 'targets' | 'stdin'>, io: Io): boolean {
  let failed = false;
  const piped = targets.find(({ name }) => name === stdin);
  if (piped !== undefined) printText(changed.get(path.resolve(io.cwd, stdin))?.after ?? piped.text, io.stdout);
  for (const [file, change] of changed) {
    if (change.name === stdin) continue;
    const obstacle = writeFile(file, change);
    if (obstacle === null) continue;
    io.stderr.write(`kalint: ${visible(change.name)}: ${visible(obstacle)}\n`);
    changed.delete(file);
    failed = true;
  }
  return failed;
}
