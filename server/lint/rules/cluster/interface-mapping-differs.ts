import type { ClusterNode, Cluster, Member } from '../../../model/cluster/types.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { spotIn } from '../../members.ts';

const db = (own: string): string => `vrrp_instance db {
    @a state MASTER
    @b state BACKUP
    ${own}
    virtual_router_id 52
    @a priority 150
    @b priority 100
    virtual_ipaddress {
        10.0.0.100/24
    }
}`;

export const interfaceMappingDiffers = rule({
  id: 'interface-mapping-differs',
  area: 'cluster',
  severity: 'warning',
  summary: 'Two virtual routers of one interface that stand on two interfaces of another node.',
  why: 'An interface is in one network. If one node has both routers on it and the other node does not, the adverts of one of them go into a network where its partner does not listen: both nodes become master.',
  on: 'cluster',
  messages: {
    differs:
      "'{name}' is on '{own}' here and on '{theirs}' on '{other}', while '{second}' pairs '{theirs}' with '{usual}': one of them is in the wrong network, where its partner does not hear it. Look which interface is meant.",
  },
  evidence: ['acassen/keepalived#1380'],
  samples: {
    bad: [pair({ after: db('@a interface eth0\n    @b interface «eth1»') })],
    good: [pair({ after: db('interface eth1') }), pair({ after: db('@a interface ens4\n    @b interface ens5') })],
  },
  check(cluster, { report }) {
    for (const [index, one] of cluster.nodes.entries()) {
      for (const other of cluster.nodes.slice(index + 1)) compare(one, other);
    }

    function compare(one: ClusterNode, other: ClusterNode): void {
      const usual = new Map<string, Member>();
      for (const [mine, theirs] of sharedBy(one, other, cluster)) {
        const [from, to] = [mine.instance.interface?.value, theirs.instance.interface?.value];
        if (from === undefined || to === undefined) continue;
        const before = usual.get(from);
        const paired = before?.instance.interface?.value;
        if (before === undefined) usual.set(from, theirs);
        else if (paired !== undefined && paired !== to) {
          const related = [{ at: spotIn(mine, mine.instance.interface?.statement), message: `'${one.name}'` }];
          const data = { name: theirs.instance.name, own: to, theirs: from, other: one.name, second: before.instance.name, usual: paired };
          report('differs', spotIn(theirs, theirs.instance.interface?.statement), data, { related });
        }
      }
    }
  },
});

/** The virtual routers that both nodes have. */
const sharedBy = (one: ClusterNode, other: ClusterNode, { routers }: Cluster): [Member, Member][] =>
  routers.flatMap(({ members }): [Member, Member][] => {
    const [mine, theirs] = [one, other].map((node) => members.find((member) => member.node === node));
    return mine === undefined || theirs === undefined ? [] : [[mine, theirs]];
  });
