/** What a call wants linted: files, directories, `-`. */
import { collect, type Target, type Unreadable } from './collect.ts';
import type { Io } from './io.ts';
import { readStdin } from './stdin.ts';
import { UsageError } from './usage-error.ts';

export interface Gathered {
  readonly targets: readonly Target[];
  readonly unreadable: readonly Unreadable[];
}

const NOTHING_GIVEN = 'nothing to read: name a file or a directory, or pipe a config in';

export async function gather(operands: readonly string[], stdinName: string, io: Io): Promise<Gathered> {
  const isPiped = operands.length === 0;
  if (isPiped && !io.stdinGiven) throw new UsageError(NOTHING_GIVEN);
  const named = collect(
    operands.filter((operand) => operand !== '-'),
    io.cwd,
  );
  if (!isPiped && !operands.includes('-')) return named;
  const stdin = await readStdin(io.stdin);
  if ('error' in stdin) return { ...named, unreadable: [...named.unreadable, { name: stdinName, reason: stdin.error }] };
  // `kalint $FILES` with no files in it must not pass as a clean run
  if (isPiped && stdin.text === '') throw new UsageError(NOTHING_GIVEN);
  return { ...named, targets: [...named.targets, { name: stdinName, text: stdin.text, found: false }] };
}
