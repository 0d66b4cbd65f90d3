/** The address that a node sends its adverts from; of two nodes with one priority the one with the higher address wins. */
import type { IPAddress } from '../../../grammar/values/inet.ts';
import type { Member } from './types.ts';

/** null: the config does not say, and nothing is known of the host. */
export function sourceOf({ node, instance }: Member): IPAddress | null {
  if (instance.source !== null) return instance.source.value;
  const own = instance.interface === null ? undefined : node.host?.interfaces.get(instance.interface.value);
  return own?.addresses.find(({ address, scope }) => address.family === (instance.family ?? 4) && scope !== 'host')?.address ?? null;
}

/** The member with the highest address; null: not all addresses are known, or they are equal. */
export function compareAddresses(members: readonly Member[]): Member | null {
  const known = members.map((member) => ({ member, source: sourceOf(member) }));
  if (known.some(({ source }) => source === null)) return null;
  const sorted = known.sort((a, b) => compare(a.source, b.source));
  const [second, first] = sorted.slice(-2);
  if (first === undefined || second === undefined || compare(first.source, second.source) === 0) return null;
  return first.member;
}

function compare(a: IPAddress | null, b: IPAddress | null): number {
  if (a === null || b === null) return 0;
  if (a.family === 4 && b.family === 4) return a.value - b.value;
  // of two families, neither is higher
  if (a.family === 4 || b.family === 4) return 0;
  const at = a.bytes.findIndex((byte, index) => byte !== b.bytes[index]);
  return at === -1 ? 0 : (a.bytes[at] ?? 0) - (b.bytes[at] ?? 0);
}
