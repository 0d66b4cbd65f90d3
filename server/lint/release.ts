/** Releases of keepalived as users write them. */
import { isBefore, NEWEST } from '../../grammar/language/version.ts';
import type { Version } from '../../grammar/language/types.ts';

/** The oldest release that THE TABLE describes. */
const OLDEST = '1.1.0';

/** The release that is meant, or what is wrong with it. */
export function readRelease(given: string): { readonly version: Version } | { readonly error: string } {
  const version = /^v?(\d+\.\d+(?:\.\d+)?)$/.exec(given)?.[1];
  if (version === undefined) return { error: `'${given}' is not a release; write three numbers, like 2.2.7` };
  if (isBefore(version, OLDEST)) return { error: `${version} is older than ${OLDEST}, the first release that kalint knows` };
  if (isBefore(NEWEST, version)) return { error: `kalint knows releases up to ${NEWEST}; leave it out to judge by that one` };
  return { version };
}
