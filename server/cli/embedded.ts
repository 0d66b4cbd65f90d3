/**
 * A program in a comment at the end of `kalint.js`, so that this one file is all of kalint's command line. V8 steps over a comment without
 * looking at what is in it.
 */
import { readFileSync } from 'node:fs';
import { evaluate, script } from './load.ts';

const HEAD = '\n/*kalint\n';
const TAIL = '\n*/\n';

/** What would end the comment, and what stands for it: no source of ours has this control character. */
const END = '*/';
const STAND_IN = '*\u0001/';

/** @param source of a file that is a function, in ASCII */
export const pack = (source: string): string => HEAD + source.replaceAll(END, STAND_IN) + TAIL;

/** What the program in that file exports. */
export function unpack(file: string): unknown {
  const whole = readFileSync(file, 'latin1');
  const begin = whole.lastIndexOf(HEAD);
  if (begin === -1) throw new Error(`${file} is not whole: install kalint anew`);
  const source = whole.slice(begin + HEAD.length, -TAIL.length).replaceAll(STAND_IN, END);
  return evaluate(script(source, file).runInThisContext());
}
