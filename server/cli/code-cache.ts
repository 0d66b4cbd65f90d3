/** The file that keeps compiled code: a line that says for which Node and of which source it is, then the code. */
import { statSync } from 'node:fs';

/** So long that the code behind it stands where V8 can read it without a copy. */
const HEAD = 256;

/** V8 tells its own releases and flags apart, but not every build of Node, and it knows a source by its length alone. */
export const keyOf = (hash: string): string =>
  [process.version, process.platform, process.arch, statSync(process.execPath).size, hash].join(' ');

export const pack = (code: Buffer, key: string): Buffer => Buffer.concat([Buffer.from(`${key}\n`.padEnd(HEAD)), code]);

/** Null: it was made for another Node, or of another source. */
export const bodyOf = (packed: Buffer, key: string): Buffer | null =>
  packed.toString('latin1', 0, HEAD) === `${key}\n`.padEnd(HEAD) ? packed.subarray(HEAD) : null;
