/** Finds out which instances of the nodes are meant to be one virtual router, even where one of their traits is wrong. */
import { addressKey } from '../../../grammar/values/inet.ts';
import type { Instance } from '../vrrp/types.ts';
import type { Cluster, ClusterNode, Member } from './types.ts';

/** What speaks for two instances being one virtual router. */
const WEIGHT = { vrid: 4, name: 3, sameVips: 5, someVips: 3, interface: 1, family: 1, otherFamily: -1 } as const;

/** A wrong VRID, a wrong name or wrong addresses are made up for by the rest; two of them are not. */
const ENOUGH = 6;

export function clusterOf(nodes: readonly ClusterNode[]): Cluster {
  const routers: Member[][] = [];
  for (const node of nodes) {
    const own = node.model.vrrp.instances.map((instance): Member => ({ node, instance }));
    const free = new Set(own);
    for (const { member, router } of bestFirst(own, routers)) {
      if (!free.has(member) || router.some((other) => other.node === node)) continue;
      free.delete(member);
      router.push(member);
    }
    for (const member of free) routers.push([member]);
  }
  return { nodes, routers: routers.map((members) => ({ members })) };
}

interface Pairing {
  readonly member: Member;
  readonly router: Member[];
  readonly score: number;
}

function bestFirst(own: readonly Member[], routers: readonly Member[][]): Pairing[] {
  const traits = new Map<Instance, ReadonlySet<string>>();
  const vipsOf = (instance: Instance): ReadonlySet<string> => {
    const known = traits.get(instance) ?? vipKeys(instance);
    traits.set(instance, known);
    return known;
  };
  const pairings = own.flatMap((member) =>
    routers.map((router): Pairing => {
      const scores = router.map(({ instance }) => likeness(member.instance, instance, vipsOf));
      return { member, router, score: Math.max(...scores) };
    }),
  );
  return pairings.filter(({ score }) => score >= ENOUGH).sort((a, b) => b.score - a.score);
}

function likeness(a: Instance, b: Instance, vipsOf: (instance: Instance) => ReadonlySet<string>): number {
  const [one, other] = [vipsOf(a), vipsOf(b)];
  const shared = [...one].filter((vip) => other.has(vip)).length;
  const vips = shared === 0 ? 0 : shared === one.size && shared === other.size ? WEIGHT.sameVips : WEIGHT.someVips;
  const families = a.family === null || b.family === null || a.family === b.family;
  return (
    vips +
    (a.vrid !== null && a.vrid.value === b.vrid?.value ? WEIGHT.vrid : 0) +
    (a.name === b.name ? WEIGHT.name : 0) +
    (a.interface !== null && a.interface.value === b.interface?.value ? WEIGHT.interface : 0) +
    (families ? WEIGHT.family : WEIGHT.otherFamily)
  );
}

/** The addresses that an instance brings up. */
export const vipKeys = ({ vips, excludedVips }: Pick<Instance, 'vips' | 'excludedVips'>): ReadonlySet<string> =>
  new Set([...vips, ...excludedVips].map(({ address }) => addressKey(address)));
