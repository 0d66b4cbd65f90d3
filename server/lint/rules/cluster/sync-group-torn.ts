import { outlook } from '../../../model/cluster/failures.ts';
import type { Cluster } from '../../../model/cluster/types.ts';
import type { SyncGroup } from '../../../model/vrrp/types.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const other = (priorities: string): string => `vrrp_instance db {
    state BACKUP
    interface eth1
    virtual_router_id 52
    ${priorities}
    virtual_ipaddress {
        10.0.0.100/24
    }
}
«vrrp_sync_group both» {
    group {
        web
        db
    }
}`;

export const syncGroupTorn = rule({
  id: 'sync-group-torn',
  area: 'cluster',
  severity: 'error',
  summary: 'A sync group whose members have their highest priority on different nodes.',
  why: 'All members of a sync group must be in one state. If one node has more priority for one member and another node for the next, each pulls its member over, the group follows, and the election never ends.',
  on: 'cluster',
  messages: {
    torn: "'{first}' has its highest priority on '{one}' and '{second}' on '{two}', but the sync group '{group}' must be on one node: the nodes take it from each other again and again. Give one node the highest priority for all members.",
  },
  evidence: ['acassen/keepalived#624'],
  samples: {
    bad: [pair({ state: 'state BACKUP', after: other('@a priority 100\n    @b priority 150') })],
    good: [pair({ state: 'state BACKUP', after: other('@a priority 150\n    @b priority 100').replace(/[«»]/g, '') })],
  },
  check(cluster, { report }) {
    const [first] = cluster.nodes;
    for (const group of first?.model.vrrp.syncGroups ?? []) {
      const masters = mastersOf(group, cluster);
      const [one] = masters;
      const two = masters.find(({ node }) => node !== one?.node);
      if (one === undefined || two === undefined) continue;
      report('torn', at(group.statement), { first: one.name, one: one.node.name, second: two.name, two: two.node.name, group: group.name });
    }
  },
});

const mastersOf = ({ instances }: SyncGroup, { routers }: Cluster) =>
  instances.flatMap((instance) => {
    const router = routers.find(({ members }) => members.some((member) => member.instance === instance));
    // with nopreempt nobody pulls
    if (router === undefined || router.members.every((member) => member.instance.noPreempt !== null)) return [];
    const { master } = outlook(router);
    return typeof master === 'object' ? [{ name: instance.name, node: master.node }] : [];
  });
