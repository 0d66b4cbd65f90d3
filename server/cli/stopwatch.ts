import { milliseconds } from './clock.ts';

/** Milliseconds by phase, for `--stats`. */
export class Stopwatch {
  private readonly phases = new Map<string, number>();

  time<T>(phase: string, work: () => T): T {
    const start = milliseconds();
    try {
      return work();
    } finally {
      this.add(phase, start);
    }
  }

  async timeAsync<T>(phase: string, work: () => Promise<T>): Promise<T> {
    const start = milliseconds();
    try {
      return await work();
    } finally {
      this.add(phase, start);
    }
  }

  private add(phase: string, start: number): void {
    this.phases.set(phase, (this.phases.get(phase) ?? 0) + milliseconds() - start);
  }

  toString(): string {
    return Array.from(this.phases, ([phase, ms]) => `${phase} ${ms.toFixed(1)} ms`).join(', ');
  }
}
