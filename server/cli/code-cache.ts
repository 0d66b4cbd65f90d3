/**
 * The file that keeps compiled code: a line that says for which Node and of which source it is, then the code, twice. V8 looks at the head and the
 * length of what it is given only, and a wrong byte behind that can crash Node. Comparing two copies takes less time than any sum that Node has.
 */
import { statSync } from 'node:fs';

/** So long that the code behind it stands where V8 can read it without a copy. */
const HEAD = 256;

/** V8 tells its own releases and flags apart, but not every build of Node, and it knows a source by its length alone. */
export const keyOf = (hash: string): string =>
  [process.version, process.platform, process.arch, statSync(process.execPath).size, hash].join(' ');

export const pack = (code: Buffer, key: string): Buffer => Buffer.concat([Buffer.from(`${key}\n`.padEnd(HEAD)), code, code]);

/** Null: it was made for another Node, or of another source, or is damaged. */
export function bodyOf(packed: Buffer, key: string): Buffer | null {
  if (packed.toString('latin1', 0, HEAD) !== `${key}\n`.padEnd(HEAD)) return null;
  const second = HEAD + ((packed.length - HEAD) >> 1);
  const code = packed.subarray(HEAD, second);
  return code.equals(packed.subarray(second)) ? code : null;
}
