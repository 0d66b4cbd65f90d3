/** Releases of keepalived and their order. */
import type { Feature, Version } from './types.ts';

/** The newest release that kalint knows; the default to judge by. */
export const NEWEST: Version = '2.4.3';

const ranks = new Map<Version, number>();

/** A number that orders releases: `2.2.7` -> 2002007. Missing parts count as 0. */
export function rank(version: Version): number {
  let known = ranks.get(version);
  if (known === undefined) {
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    known = major * 1_000_000 + minor * 1_000 + patch;
    ranks.set(version, known);
  }
  return known;
}

export const isBefore = (version: Version, other: Version): boolean => rank(version) < rank(other);

/** Does a word with this history exist in that release? */
export const exists = (word: { readonly since?: Version; readonly removed?: Version }, version: Version): boolean =>
  (word.since === undefined || !isBefore(version, word.since)) && (word.removed === undefined || isBefore(version, word.removed));

/** Parts that the builds of today's distributions come without (Debian, Fedora, Alpine): their words are unknown there. */
export const LEFT_OUT: ReadonlySet<Feature> = new Set(['iptables', 'debug']);
