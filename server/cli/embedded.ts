/**
 * A program in a comment at the end of `kalint.js`, so that this one file is all of kalint's command line. It is compressed because V8 goes through
 * the comment at each start: as it stands in `commands.js`, it would take 4 ms of a run of 90.
 */
import { readFileSync } from 'node:fs';
import type * as zlib from 'node:zlib';
import { evaluate, script } from './load.ts';

const HEAD = '\n/*kalint\n';
const TAIL = '\n*/\n';

/** @param program a file that is a function, in ASCII, compressed with Brotli */
export const pack = (program: Buffer): string => HEAD + program.toString('base64') + TAIL;

/** What the program in that file exports. */
export function unpack(file: string): unknown {
  const whole = readFileSync(file, 'latin1');
  const begin = whole.lastIndexOf(HEAD);
  if (begin === -1) throw new Error(`${file} is not whole: install kalint anew`);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a copy needs it, and Node takes 2 ms to load it
  const { brotliDecompressSync } = require('node:zlib') as typeof zlib;
  const source = brotliDecompressSync(Buffer.from(whole.slice(begin + HEAD.length, -TAIL.length), 'base64')).toString('latin1');
  return evaluate(script(source, file).runInThisContext());
}
