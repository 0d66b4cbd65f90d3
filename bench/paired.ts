/** Whole processes side by side: in turns, so that whatever else the machine does hurts all of them alike. */
import { spawnSync } from 'node:child_process';
import { median } from './pairs.ts';

export interface Cost {
  /** Milliseconds of processor time, of all threads. */
  readonly cpu: number;
  /** Milliseconds on the clock. */
  readonly wall: number;
}

/** Only a shell tells what a child of its own cost to the millisecond. */
export function costOf(command: readonly string[]): Cost {
  const timed = `TIMEFORMAT='%3R %3U %3S'; time "$@" >/dev/null 2>&1 </dev/null`;
  const { stderr } = spawnSync('bash', ['-c', timed, 'bash', ...command], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  const [wall = NaN, user = NaN, system = NaN] = stderr.trim().split(/\s+/).map(Number);
  return { cpu: 1000 * (user + system), wall: 1000 * wall };
}

/** Medians of each, and of its ratio to the first one of the same round. */
export function paired(runs: number, works: readonly (() => Cost)[]): { readonly cost: Cost; readonly ratio: Cost }[] {
  // the first round fills the caches of the file system
  for (const work of works) work();
  const rounds = Array.from({ length: runs }, () => works.map((work) => work()));
  const both = (of: (round: readonly Cost[], kind: keyof Cost) => number): Cost => ({
    cpu: median(rounds.map((round) => of(round, 'cpu'))),
    wall: median(rounds.map((round) => of(round, 'wall'))),
  });
  const at = (round: readonly Cost[], index: number, kind: keyof Cost): number => round[index]?.[kind] ?? NaN;
  return works.map((_, index) => ({
    cost: both((round, kind) => at(round, index, kind)),
    ratio: both((round, kind) => at(round, index, kind) / at(round, 0, kind)),
  }));
}
