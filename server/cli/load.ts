/**
 * Loads a program of ours. Most of the time that a short run takes is V8 reading the source, so we keep what V8 made of it: from the build,
 * or else where Node itself can keep it. Code that was compiled by another Node, or of other sources, is not used: then it only takes longer.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { bodyOf, keyOf } from './code-cache.ts';

/** What the program exports. @param hash of its source */
export function load(directory: string, name: string, hash: string): unknown {
  const file = path.join(directory, `${name}.js`);
  const cachedData = compiled(path.join(directory, `${name}.cache`), hash);
  return evaluate(cachedData === null ? byNode(file) : script(readFileSync(file, 'latin1'), file, cachedData).runInThisContext());
}

function byNode(file: string): unknown {
  /* eslint-disable @typescript-eslint/no-require-imports -- this runs as a script, and only this way Node keeps what it compiles */
  const home = cacheHome();
  if (home !== null) (require('node:module') as Partial<CompileCache>).enableCompileCache?.(path.join(home, 'kalint'));
  return require(file);
}

/** Newer than the Node whose types we compile with. */
interface CompileCache {
  enableCompileCache(directory: string): unknown;
}

/** Null: there is none for this Node. */
function compiled(file: string, hash: string): Buffer | null {
  try {
    return bodyOf(readFileSync(file), keyOf(hash));
  } catch {
    // not there, or not readable: it is only there to save time
    return null;
  }
}

/** @param source of a file that is a function, in ASCII */
export const script = (source: string, filename: string, cachedData?: Buffer): Script =>
  new Script(source, cachedData === undefined ? { filename } : { filename, cachedData });

/** Calls the function that a file of ours is. */
export function evaluate(file: unknown): unknown {
  const own = { exports: {} };
  (file as (...given: readonly unknown[]) => void)(own.exports, require, own);
  return own.exports;
}

/** Where the user's programs keep what they can make again. Not the folder for temporary files: anybody may write there. */
function cacheHome(): string | null {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  const named = XDG_CACHE_HOME ?? LOCALAPPDATA;
  if (named !== undefined && path.isAbsolute(named)) return named;
  return HOME !== undefined && path.isAbsolute(HOME) ? path.join(HOME, '.cache') : null;
}
