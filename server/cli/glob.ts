/**
 * Paths by pattern as glob(3) of the C library finds them, with GLOB_BRACE and GLOB_MARK as keepalived calls it: `*` and `?` stay within
 * a path's part and skip leading dots, there is no `**`, braces are alternatives in their order, directories end in `/`.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { expandBraces } from './braces.ts';
import { exists, isDirectory } from './stat.ts';

/** `{a,b}{c,d}…` doubles with every pair: more alternatives than this is no include that somebody wrote by hand. */
const MOST_ALTERNATIVES = 1000;
/** A pattern with many stars and `..` multiplies with each of its parts. */
const MOST_MATCHES = 20_000;
/** Directories that one pattern may look into. */
const MOST_LOOKS = 50_000;

export function glob(pattern: string, directory: string): string[] {
  return expandBraces(pattern, MOST_ALTERNATIVES).flatMap((alternative) => matches(alternative, directory).sort(byBytes));
}

function matches(pattern: string, directory: string): string[] {
  const isMarked = (match: string): boolean => isDirectory(path.resolve(directory, match));
  let found = [pattern.startsWith('/') ? '/' : ''];
  let looks = 0;
  for (const part of pattern.split('/').filter((part) => part !== '')) {
    looks += found.length;
    if (looks > MOST_LOOKS) return [];
    found = childrenOfAll(found.filter((parent) => parent === '' || isMarked(parent)).map(asParent), part, directory);
  }
  return found.filter((match) => match !== '').map((match) => (isMarked(match) ? asParent(match) : match));
}

/** With the `/` that directories end in. */
const asParent = (name: string): string => (name === '' || name.endsWith('/') ? name : `${name}/`);

function childrenOfAll(parents: readonly string[], part: string, directory: string): string[] {
  const found: string[] = [];
  for (const parent of parents) {
    for (const child of children(parent, part, directory)) found.push(child);
    if (found.length > MOST_MATCHES) return found.slice(0, MOST_MATCHES);
  }
  return found;
}

/** What a part of the pattern names in a directory that is already found. */
function children(parent: string, part: string, directory: string): string[] {
  if (!/[*?[\\]/.test(part)) return exists(path.resolve(directory, parent + part)) ? [parent + part] : [];
  const fits = picomatch(part, {
    noextglob: true,
    noglobstar: true,
    nobrace: true,
    nonegate: true,
    posix: true,
    dot: part.startsWith('.'),
  });
  return namesIn(path.resolve(directory, parent), part.startsWith('.'))
    .filter((name) => fits(name))
    .map((name) => parent + name);
}

function namesIn(directory: string, withDots: boolean): string[] {
  try {
    const names = readdirSync(directory);
    return withDots ? ['.', '..', ...names] : names;
  } catch {
    return [];
  }
}

/** The order of strcmp in the C locale, which keepalived runs in. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
