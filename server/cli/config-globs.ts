/** Which files the globs of a config are for. */
import path from 'node:path';
import picomatch from 'picomatch';
import type { Matches } from '../lint/config.ts';

/**
 * Globs count from the directory of the config that they stand in; one without a slash fits names in every directory. The last one that
 * fits decides, and behind a `!` it says no. A file outside of that directory is known by its whole path.
 */
export const globsMatch: Matches = (globs, directory, file, below) => {
  const relative = path.relative(directory, file);
  const subject = relative.startsWith('..') ? file.slice(1) : relative;
  const candidates = below ? withParents(subject) : [subject];
  return globs.reduce((fits, glob) => {
    const isNegated = glob.startsWith('!');
    if (isNegated !== fits) return fits;
    return candidates.some(matcher(isNegated ? glob.slice(1) : glob)) ? !isNegated : fits;
  }, false);
};

/** A config holds for thousands of files. */
const matchers = new Map<string, (candidate: string) => boolean>();

function matcher(glob: string): (candidate: string) => boolean {
  const known = matchers.get(glob) ?? compile(glob);
  matchers.set(glob, known);
  return known;
}

function compile(glob: string): (candidate: string) => boolean {
  const fits = picomatch(glob.replace(/^\.?\//, '').replace(/\/$/, ''), { dot: true, basename: !/^\.?\/|.\/./.test(glob) });
  return (candidate) => fits(candidate);
}

/** `a/b/c`, `a/b`, `a` */
function withParents(file: string): string[] {
  const parts = file.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
