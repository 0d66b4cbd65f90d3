import type { Cluster, Member, VirtualRouter } from '../../../model/cluster/types.ts';
import { oddOnes } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const second = `vrrp_instance db {
    @a state MASTER
    @b state BACKUP
    interface eth1
    virtual_router_id 52
    @a priority 150
    @b priority 100
    virtual_ipaddress {
        10.0.0.100/24
    }
}`;
const group = 'vrrp_sync_group both {\n    group {\n        web\n        db\n    }\n}';

export const syncGroupDiffers = rule({
  id: 'sync-group-differs',
  area: 'cluster',
  severity: 'warning',
  summary: 'Virtual routers that move together on one node and by themselves on another.',
  why: 'A sync group keeps the outside and the inside of a router on one node. Where only one node knows of the group, a failure leaves the two sides on two nodes, and nothing gets through.',
  on: 'cluster',
  messages: {
    differs:
      "'{name}' moves {value} here, but {usual} on '{other}': after a failure they can be master on different nodes. Write the same vrrp_sync_group on all nodes.",
  },
  evidence: ['acassen/keepalived#624'],
  samples: {
    bad: [pair({ head: '«vrrp_instance web»', after: `${second}\n${group.replaceAll(/^/gm, '@a ')}` })],
    good: [pair({ after: `${second}\n${group}` }), pair({ after: second })],
  },
  check(cluster, { report }) {
    const told = new Set<unknown>();
    for (const router of cluster.routers.filter(({ members }) => members.length > 1)) {
      for (const { member, usual } of oddOnes(router, (one) => together(one, cluster))) {
        const group = member.instance.group ?? usual.instance.group;
        if (told.has(group)) continue;
        told.add(group);
        const there = { at: at((usual.instance.group ?? usual.instance).statement), message: `how '${usual.node.name}' has it` };
        const data = {
          name: member.instance.name,
          value: together(member, cluster),
          usual: together(usual, cluster),
          other: usual.node.name,
        };
        report('differs', at((member.instance.group ?? member.instance).statement), data, { related: [there] });
      }
    }
  },
});

/** With which other routers it moves (of those that more than one node has), by the names that the first node gives them. */
function together({ instance }: Member, { routers }: Cluster): string {
  const others = (instance.group?.instances ?? []).filter((one) => one !== instance);
  const nameOf = ({ members }: VirtualRouter): string => members[0]?.instance.name ?? '';
  const names = routers
    .filter(({ members }) => members.length > 1 && members.some((member) => others.includes(member.instance)))
    .map(nameOf);
  return names.length === 0 ? 'by itself' : `together with ${names.sort().join(', ')}`;
}
