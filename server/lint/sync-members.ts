/** The members of a sync group, and where the group names them. */
import type { Instance, SyncGroup } from '../model/vrrp/types.ts';
import type { Spot } from './rule.ts';
import { atValue } from './spot.ts';

export interface MemberSpot {
  readonly instance: Instance;
  readonly spot: Spot;
}

/** Each instance once, in the order of the group. */
export function memberSpots({ group: owner, members, instances }: SyncGroup): readonly MemberSpot[] {
  if (owner === null) return [];
  const byName = new Map(members.map((member) => [member.name, member]));
  return instances.flatMap((instance) => {
    const member = byName.get(instance.name);
    return member === undefined ? [] : [{ instance, spot: atValue({ owner, line: member.line }, member.word, member.word) }];
  });
}

/** The members that are not like the first one in this, each with the first. */
export function unlikeFirst(
  group: SyncGroup,
  traitOf: (instance: Instance) => unknown,
): readonly (MemberSpot & { readonly first: Instance })[] {
  const [head, ...others] = memberSpots(group);
  if (head === undefined) return [];
  const first = head.instance;
  return others.filter(({ instance }) => traitOf(instance) !== traitOf(first)).map((member) => ({ ...member, first }));
}
