import { contains, nameOfNetwork } from '../../networks.ts';
import { pairsOf, spotIn } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import type { Member } from '../../../model/cluster/types.ts';

const facts = (local: string) => [{ ifname: 'eth0', flags: ['UP'], addr_info: [{ local, prefixlen: 24, scope: 'global' }] }];

export const networksDiffer = rule({
  id: 'networks-differ',
  area: 'cluster',
  severity: 'error',
  summary: 'Nodes of one virtual router whose interfaces share no network.',
  why: 'Adverts by multicast do not pass routers. The nodes do not hear each other, and both become master.',
  on: 'virtual router',
  messages: {
    apart:
      "'{own}' of this node has {here}, and '{theirs}' of '{other}' has {there}: they share no network, so the adverts of '{name}' do not arrive. Look which interface is meant, or use unicast.",
  },
  samples: {
    bad: [{ text: pair().replace('interface eth0', 'interface «eth0»'), hosts: { a: facts('192.168.1.11'), b: facts('10.0.0.12') } }],
    good: [{ text: pair(), hosts: { a: facts('192.168.1.11'), b: facts('192.168.1.12') } }, pair()],
  },
  check(router, { report }) {
    for (const [one, other] of pairsOf(router)) {
      const [here, there] = [networksOf(other), networksOf(one)];
      if (one.instance.unicast || here.length === 0 || there.length === 0) continue;
      if (here.some((mine) => there.some((theirs) => contains(theirs, mine.address)))) continue;
      const data = {
        name: other.instance.name,
        own: other.instance.interface?.value ?? '',
        theirs: one.instance.interface?.value ?? '',
        other: one.node.name,
        here: here.map(nameOfNetwork).join(', '),
        there: there.map(nameOfNetwork).join(', '),
      };
      report('apart', spotIn(other, other.instance.interface?.statement), data, { host: true });
    }
  },
});

const networksOf = ({ node, instance }: Member) =>
  (node.host?.interfaces.get(instance.interface?.value ?? '')?.addresses ?? []).filter(
    ({ address }) => address.family === (instance.family ?? 4),
  );
