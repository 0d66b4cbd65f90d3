/**
 * Writes a file so that at every moment either the old or the new content is there, whole: a file beside it, made durable, takes its
 * place. Owner and mode are kept, and what a link leads to is written, not the link.
 */
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { encode } from './decode.ts';
import { reason } from './files.ts';

/** What is to be put in place of what. */
export interface Change {
  /** The text as it was when it was read (`decode.ts`). */
  readonly before: string;
  readonly after: string;
}

/** @returns why it was not written; null: it was. Whatever the reason, the file is as it was. */
export function writeFile(absolute: string, { before, after }: Change): string | null {
  try {
    const target = realpathSync(absolute);
    const old = encode(before);
    const is = lstatSync(target);
    const obstacle = obstacleIn(is) ?? changeOf(target, old);
    if (obstacle !== null) return obstacle;
    return replace(target, is, encode(after), () => changeOf(target, old));
  } catch (error) {
    return `it cannot be written: ${reason(error)}`;
  }
}

function obstacleIn(is: Stats): string | null {
  if (!is.isFile()) return 'it is not a regular file, so it cannot be written';
  // a new file would be one of its names only, and the others would go on with the old content
  return is.nlink > 1 ? 'it has a second name (a hard link), which would keep the old content; it is left as it is' : null;
}

const changeOf = (target: string, old: Uint8Array): string | null =>
  readFileSync(target).equals(old) ? null : 'it has changed since it was read, so it is left as it is';

function replace(target: string, is: Stats, content: Uint8Array, change: () => string | null): string | null {
  const beside = path.join(path.dirname(target), `.${path.basename(target).slice(0, 100)}.kalint-${crypto.randomUUID().slice(0, 13)}`);
  const descriptor = openNew(beside);
  if (typeof descriptor === 'string') return descriptor;
  try {
    try {
      writeFileSync(descriptor, content);
      takeAfter(is, descriptor);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    const late = change();
    if (late !== null) {
      rmSync(beside);
      return late;
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  makeDurable(path.dirname(target));
  return null;
}

/** A descriptor, or why there is none. */
function openNew(absolute: string): number | string {
  try {
    return openSync(absolute, 'wx', 0o600);
  } catch (error) {
    return `it cannot be written: its new content needs a new file in the same directory (${reason(error)})`;
  }
}

/** The owner first: a change of it may take mode bits away. */
function takeAfter({ uid, gid, mode }: Stats, descriptor: number): void {
  const own = fstatSync(descriptor);
  if (own.uid !== uid || own.gid !== gid) fchownSync(descriptor, uid, gid);
  fchmodSync(descriptor, mode & 0o7777);
}

/** The new name outlives a crash of the machine only when the directory is on the disk, too. */
function makeDurable(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
