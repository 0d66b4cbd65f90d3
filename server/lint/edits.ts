/** Fixes that rules offer. */
import type { ProblemFix } from '../../grammar/problem.ts';
import type { Spot } from './rule.ts';

/**
 * Puts `text` in the place of what stands there; none where that came out of a macro, which others may use, too.
 * `safe` as in `--fix`: it cannot change what a healthy config means.
 */
export function replacing(title: string, { place }: Spot, text: string, safe = false): readonly ProblemFix[] {
  if (place.via !== undefined) return [];
  return [{ title, safe, edits: [{ source: place.source, start: place.start, end: place.end, text }] }];
}
