/** The outside world as one value, so that the whole command line runs inside a test. */
import { fstatSync } from 'node:fs';
import { lazyOutput } from './output.ts';

export interface Output {
  write(text: string | Uint8Array): unknown;
  /** It is a terminal. */
  readonly isTTY?: boolean;
  /** Its width, where it is a terminal. */
  readonly columns?: number;
}

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Something is piped or redirected to us: without a FILE that is what to read. */
  readonly stdinGiven: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What every command ends with: nothing to complain about, findings, wrong call, a file that cannot be read or a bug of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

export function processIo(): Io {
  return {
    // making the stream takes milliseconds that a run without it saves
    get stdin() {
      return process.stdin;
    },
    get stdinGiven() {
      return isGiven(0);
    },
    stdout: lazyOutput(1, guardedStdout),
    stderr: lazyOutput(2, () => process.stderr),
    cwd: process.cwd(),
    env: process.env,
  };
}

/** `kalint … | head` closes the pipe early: that is no error of ours. */
const guardedStdout = (): NodeJS.WriteStream =>
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

/** A terminal or /dev/null is not input that somebody gave; a pipe or a file is. */
function isGiven(descriptor: number): boolean {
  try {
    const is = fstatSync(descriptor);
    return is.isFIFO() || is.isFile() || is.isSocket();
  } catch {
    return false;
  }
}
