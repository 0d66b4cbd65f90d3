/** The command line as it is shipped, in a process with little memory and little time. */
import { spawnSync } from 'node:child_process';

export interface Limits {
  /** Of the heap, in MB. */
  readonly memory?: number;
  /** Seconds; machines that test are busy. */
  readonly time?: number;
}

export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** @param bundle the command line as one file */
export function runLimited(bundle: string, args: readonly string[], cwd: string, { memory = 256, time = 30 }: Limits = {}): Ended {
  const begin = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [`--max-old-space-size=${memory}`, bundle, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: time * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, signal, stdout, stderr, seconds: (performance.now() - begin) / 1000 };
}

/** The rules of the findings that it printed as JSON. */
export const rulesIn = ({ stdout }: Ended): string[] =>
  (JSON.parse(stdout) as { diagnostics: { rule: string }[] }).diagnostics.map(({ rule }) => rule);

export const messagesIn = ({ stdout }: Ended): string[] =>
  (JSON.parse(stdout) as { diagnostics: { message: string }[] }).diagnostics.map(({ message }) => message);
