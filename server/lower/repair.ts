/** Differences as text: commands with comments, bare ones for `ipvsadm -R`, or JSON. */
import type { Difference } from './diff.ts';
import { spanOf } from './json.ts';
import { comment, shellCommand } from './shell.ts';

export const repairScript = (differences: readonly Difference[]): string =>
  differences.map((one) => `${comment(explain(one))}\n${shellCommand(['ipvsadm', ...one.command])}\n`).join('');

export const repairRules = (differences: readonly Difference[]): string =>
  differences.map(({ command }) => `${command.join(' ')}\n`).join('');

export const differencesAsJson = (differences: readonly Difference[]): object[] =>
  differences.map(({ kind, what, command, is, statement }) => ({
    kind,
    what,
    command,
    is,
    source: statement && spanOf(statement.place(0, Infinity)),
  }));

function explain({ kind, what, is, statement }: Difference): string {
  if (statement === null) return `${what} is not in the config`;
  const { source, start } = statement.place();
  return `${source.name}:${source.lineOf(start)}: ${what} ${kind === 'missing' ? 'is missing' : `is there, but as: ${is ?? ''}`}`;
}
