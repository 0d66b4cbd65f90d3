/** An instance is of one family: that of the first address that keepalived reads in it. */
import type { Family, Instance } from './types.ts';

/**
 * An address comes in.
 * @returns false: the instance is of the other family
 */
export function takeFamily(instance: Instance, family: Family, text: string): boolean {
  if (instance.family === null) {
    instance.family = family;
    instance.familyFrom = text;
  }
  return instance.family === family;
}

/** Why the instance is of the family that it is, for messages: `an IPv4 instance (because of 10.0.0.1)`. */
export const familyOf = ({ family, familyFrom }: Instance): string =>
  `${family === 6 ? 'an IPv6' : 'an IPv4'} instance${familyFrom === null ? '' : ` (because of '${familyFrom}')`}`;
