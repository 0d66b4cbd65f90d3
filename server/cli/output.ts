/** Standard output and standard error without Node's streams: making one takes milliseconds, and most calls write a few lines or none. */
import { fstatSync, statSync, writeSync, type Stats } from 'node:fs';
import type { Output } from './io.ts';

/**
 * @param stream Node's own: taken for a terminal, which tells its width and may be written to in ways of its own, and where the other end
 * does not keep up.
 */
export function lazyOutput(descriptor: 1 | 2, stream: () => NodeJS.WriteStream): Output {
  let made: NodeJS.WriteStream | undefined;
  const node = (): NodeJS.WriteStream => (made ??= stream());
  const isPlain = isNoTerminal(descriptor);
  return {
    write(text) {
      if (!isPlain || made !== undefined) return node().write(text);
      const rest = writeNow(descriptor, typeof text === 'string' ? Buffer.from(text) : text);
      return rest === null ? true : node().write(rest);
    },
    get isTTY() {
      return !isPlain && node().isTTY;
    },
    ...(isPlain ? {} : columnsOf(node)),
  };
}

const columnsOf = (node: () => NodeJS.WriteStream): Pick<Output, 'columns'> => ({
  get columns() {
    return node().columns;
  },
});

/** What is left for Node to write; null: nothing. Ends the process when nobody reads any more: `kalint … | head` is no error of ours. */
function writeNow(descriptor: number, bytes: Uint8Array): Uint8Array | null {
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(descriptor, bytes, done);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') process.exit();
    if (code !== 'EAGAIN') throw error;
    return bytes.subarray(done);
  }
}

/** A file, a pipe, a socket, or what takes everything and keeps nothing. */
function isNoTerminal(descriptor: number): boolean {
  try {
    const is = fstatSync(descriptor);
    return is.isFile() || is.isFIFO() || is.isSocket() || isNowhere(is);
  } catch {
    // closed: Node has something to write to all the same
    return false;
  }
}

const isNowhere = (is: Stats): boolean => is.isCharacterDevice() && process.platform !== 'win32' && is.rdev === statSync('/dev/null').rdev;
