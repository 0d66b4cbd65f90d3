/** Files on disk. Read only, never more than a bounded number of bytes, and never what is not a plain file unless the user named it. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../lint/finding.ts';
import { decode } from './decode.ts';
import { glob } from './glob.ts';

/** keepalived's largest known configurations are a few megabytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;

type Read = ReturnType<Files['read']>;

/** Named by the user, or by a config: that one may only lead to what keepalived itself would take, a plain file without x bits. */
type Kind = 'named' | 'included';

const EXECUTABLE = constants.S_IXUSR | constants.S_IXGRP | constants.S_IXOTH;

export function filesOnDisk(cwd: string): Files {
  return {
    read: (name) => readText(path.resolve(cwd, name), 'included'),
    glob: (pattern, directory) => glob(pattern, path.resolve(cwd, directory)).map((match) => joined(directory, match)),
  };
}

/** A file that the user named: also a pipe, as in `kalint <(envsubst < template)`. */
export const readNamed = (absolute: string): Read => readText(absolute, 'named');

function readText(absolute: string, kind: Kind): Read {
  try {
    // A pipe that nobody writes to must not hold us up, so a config's own includes are opened without waiting.
    const descriptor = openSync(absolute, kind === 'named' ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return readOpen(descriptor, kind);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { error: reason(error) };
  }
}

function readOpen(descriptor: number, kind: Kind): Read {
  const is = fstatSync(descriptor);
  if (is.isDirectory()) return { error: 'it is a directory' };
  if (kind === 'included' && !is.isFile()) return { error: 'it is not a regular file' };
  if (kind === 'included' && (is.mode & EXECUTABLE) !== 0) return { error: 'it is executable' };
  if (is.size > LARGEST_FILE) return tooLarge;
  const chunks: Uint8Array[] = [];
  for (let size = 0; ;) {
    const chunk = Buffer.allocUnsafe(Math.max(is.size - size, 64 * 1024));
    const count = readSync(descriptor, chunk);
    if (count === 0) return { text: decode(Buffer.concat(chunks)) };
    size += count;
    if (size > LARGEST_FILE) return tooLarge;
    chunks.push(chunk.subarray(0, count));
  }
}

export const tooLarge = { error: `it is larger than ${LARGEST_FILE / 1024 / 1024} MiB` };

/** Why a file cannot be had, in words. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENXIO: 'it is not a regular file',
  ERR_INVALID_ARG_VALUE: 'this cannot be the name of a file',
};

/** A match as one would write it: relative to the directory, where the pattern was. */
const joined = (directory: string, match: string): string =>
  path.isAbsolute(match) || directory === '' || directory === '.' ? match : `${directory.replace(/\/$/, '')}/${match}`;
