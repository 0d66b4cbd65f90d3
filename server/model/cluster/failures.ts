/** Who is master of a virtual router after each single failure. */
import { compareAddresses } from './source-address.ts';
import { faulting, priorityOf, weighted } from './priority.ts';
import type { Cluster, ClusterNode, Member, VirtualRouter } from './types.ts';
import type { Instance, Tracker } from '../vrrp/types.ts';

/** `tied`: two nodes of one priority, and the one with the higher address, which is not known here. */
export type Master = { readonly node: ClusterNode } | 'tied' | 'nobody';

export interface Failure {
  readonly node: ClusterNode;
  /** What fails there; null: the node itself. */
  readonly tracker: { readonly kind: Tracker['kind']; readonly name: string } | null;
  readonly master: Master;
}

export interface Outlook {
  readonly router: VirtualRouter;
  /** While nothing has failed. */
  readonly master: Master;
  readonly failures: readonly Failure[];
}

export const outlooks = (cluster: Cluster): Outlook[] => cluster.routers.filter(({ members }) => members.length > 1).map(outlook);

export function outlook(router: VirtualRouter): Outlook {
  const { members } = router;
  const master = highest(members, ({ instance }) => priorityOf(instance));
  const after = (lost: Member, failed: ReadonlySet<Tracker> | null): Master => masterAfter(members, master, lost, failed);
  const failures = members.flatMap((member): Failure[] => [
    { node: member.node, tracker: null, master: after(member, null) },
    ...faultsOf(member.instance).map((tracker) => ({ node: member.node, tracker, master: after(member, null) })),
    ...weighted(member.instance).map((tracker) => ({ node: member.node, tracker, master: after(member, new Set([tracker])) })),
  ]);
  return { router, master, failures };
}

/** What makes an instance go to state FAULT: its own interface, and whatever it or the rest of its sync group tracks without weight. */
function faultsOf(instance: Instance): { kind: Tracker['kind']; name: string }[] {
  const together = instance.group?.instances ?? [instance];
  const found = together.flatMap((one) => [
    ...(one.interface === null || one.dontTrackPrimary ? [] : [{ kind: 'interface' as const, name: one.interface.value }]),
    ...faulting(one),
  ]);
  const unique = new Map(found.map(({ kind, name }) => [`${kind} ${name}`, { kind, name }]));
  return [...unique.values()];
}

/** @param failed null: the member is out of the election altogether */
function masterAfter(members: readonly Member[], before: Master, lost: Member, failed: ReadonlySet<Tracker> | null): Master {
  if (failed === null) {
    const left = members.filter((member) => member !== lost);
    if (typeof before === 'object' && before.node !== lost.node) return before;
    return highest(left, ({ instance }) => priorityOf(instance));
  }
  if (typeof before !== 'object') return before;
  const now = (member: Member): number => priorityOf(member.instance, member === lost ? failed : undefined);
  const incumbent = members.find(({ node }) => node === before.node);
  if (incumbent === undefined) return before;
  // nobody takes over from a master that is alive unless it has more, and may
  const takers = members.filter((member) => member !== incumbent && member.instance.noPreempt === null && now(member) > now(incumbent));
  return takers.length === 0 ? before : highest(takers, now);
}

function highest(members: readonly Member[], priority: (member: Member) => number): Master {
  if (members.length === 0) return 'nobody';
  const top = Math.max(...members.map(priority));
  const first = members.filter((member) => priority(member) === top);
  const [only] = first;
  if (only !== undefined && first.length === 1) return { node: only.node };
  const last = compareAddresses(first);
  return last === null ? 'tied' : { node: last.node };
}
