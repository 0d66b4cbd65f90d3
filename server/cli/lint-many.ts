/** Several files linted, one report. */
import path from 'node:path';
import { Source } from '../../grammar/source.ts';
import type { Finding, LintResult } from '../lint/finding.ts';
import type { Target } from './collect.ts';

export interface Linted<T extends Target = Target> {
  readonly target: T;
  readonly result: LintResult;
}

export interface Crashed {
  readonly target: Target;
  readonly error: unknown;
}

/** Lints each file by itself: a bug of ours that one of them wakes must not hide what is wrong with the others. */
export function lintEach<T extends Target>(
  targets: readonly T[],
  lint: (target: T) => LintResult,
): { linted: Linted<T>[]; crashed: Crashed[] } {
  const linted: Linted<T>[] = [];
  const crashed: Crashed[] = [];
  for (const target of targets) {
    try {
      linted.push({ target, result: lint(target) });
    } catch (error) {
      crashed.push({ target, error });
    }
  }
  return { linted, crashed };
}

/**
 * Leaves out what a directory holds only as a part of another config: a file that is included is judged where it is included, with the
 * definitions and blocks that stand before it.
 */
export function withoutIncluded<T extends Target>(linted: readonly Linted<T>[], cwd: string): Linted<T>[] {
  const included = new Set<string>();
  for (const { target, result } of linted) {
    const own = path.resolve(cwd, target.name);
    for (const name of result.texts.keys()) {
      const absolute = path.resolve(cwd, name);
      if (absolute !== own) included.add(absolute);
    }
  }
  return linted.filter(({ target }) => !target.found || !included.has(path.resolve(cwd, target.name)));
}

/** All findings in the order of the files, each once: two configs may include the same file. */
export function merge(linted: readonly Linted[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const { result } of linted) {
    for (const finding of result.findings) {
      const key = JSON.stringify([finding.file, finding.start, finding.end, finding.rule, finding.message]);
      if (!unique.has(key)) unique.set(key, finding);
    }
  }
  return [...unique.values()];
}

export function sourcesOf(linted: readonly Linted[]): Map<string, Source> {
  const sources = new Map<string, Source>();
  for (const { target, result } of linted) {
    sources.set(target.name, new Source(target.name, target.text));
    for (const [name, text] of result.texts) sources.set(name, new Source(name, text));
  }
  return sources;
}
