/** A line on the terminal that says how far a long run is, and is gone when it ends. */
import { milliseconds } from './clock.ts';
import type { Io } from './io.ts';
import { widthOf } from './report/width.ts';
import { visible } from './report/visible.ts';

/** Milliseconds that a run takes before it is called long, and between two looks. */
const PATIENCE = 500;
const PAUSE = 100;

const CLEAR = '\r\x1b[K';

export class Progress {
  private readonly io: Pick<Io, 'stderr' | 'env'>;
  private readonly total: number;
  private readonly now: () => number;
  private nextAt: number;
  private done = 0;
  private isShown = false;

  constructor(io: Pick<Io, 'stderr' | 'env'>, total: number, now: () => number = milliseconds) {
    this.io = io;
    this.total = total;
    this.now = now;
    const isForPeople = io.stderr.isTTY === true && io.env['TERM'] !== 'dumb' && total > 1;
    this.nextAt = isForPeople ? now() + PATIENCE : Infinity;
  }

  /** The next file's turn. */
  step(name: string): void {
    const number = ++this.done;
    if (this.now() < this.nextAt) return;
    this.nextAt = this.now() + PAUSE;
    this.isShown = true;
    this.io.stderr.write(`${CLEAR}${this.fitting(`${number}/${this.total} ${visible(name)}`)}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.isShown) this.io.stderr.write(CLEAR);
    this.isShown = false;
    this.nextAt = Infinity;
  }

  /** A line that wraps could not be taken away. */
  private fitting(text: string): string {
    const columns = (this.io.stderr.columns ?? 80) - 1;
    let shown = text;
    while (widthOf(shown) > columns) shown = shown.slice(0, -1);
    return shown;
  }
}
