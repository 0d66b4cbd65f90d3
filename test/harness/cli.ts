/** Runs the command line inside the test, with a world made for it. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { decode } from '../../server/cli/decode.ts';
import type { Io } from '../../server/cli/io.ts';
import { dispatch } from '../../server/cli/dispatch.ts';

export interface World {
  /** What is piped in; absent: nothing is. */
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Io['env'];
  /** Standard output is a terminal. */
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCli(argv: readonly string[], world: World = {}): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await dispatch(argv, {
    stdin: chunks(world.stdin ?? ''),
    stdinGiven: world.stdin !== undefined,
    stdout: {
      write: (text) => (stdout += typeof text === 'string' ? text : decode(text)),
      isTTY: world.isTTY ?? false,
      ...(world.columns === undefined ? {} : { columns: world.columns }),
    },
    stderr: { write: (text) => (stderr += typeof text === 'string' ? text : decode(text)) },
    cwd: world.cwd ?? process.cwd(),
    env: world.env ?? {},
  });
  return { code, stdout, stderr };
}

async function* chunks(content: string | Uint8Array): AsyncIterable<Uint8Array> {
  // in two pieces, as pipes do
  const bytes = Buffer.from(content);
  const middle = bytes.length >> 1;
  yield await Promise.resolve(bytes.subarray(0, middle));
  yield bytes.subarray(middle);
}

/** A directory with these files for the time of one test: `withFiles({ 'a/b.conf': '…' })`. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (directory: string) => T,
): Promise<Awaited<T>> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'kalint-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
      writeFileSync(path.join(directory, name), content);
    }
    return await test(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
