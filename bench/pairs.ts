/** Measuring side by side: two things in turn, so that what else the machine does hits both. */

export interface Pair {
  /** Milliseconds, medians. */
  readonly ours: number;
  readonly other: number;
  /** `ours` by `other`. */
  readonly ratio: number;
}

export const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

export function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** Medians of several runs of both, and how the medians compare. */
export function paired(runs: number, ours: () => unknown, other: () => unknown): Pair {
  const times = Array.from({ length: runs }, () => [timed(ours), timed(other)] as const);
  const [one, two] = [median(times.map(([time]) => time)), median(times.map(([, time]) => time))];
  return { ours: one, other: two, ratio: one / two };
}

export const row = (...cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

export const ms = (time: number): string => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
