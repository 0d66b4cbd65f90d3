import { addressKey } from '../../../../grammar/values/inet.ts';
import { pairsOf, spotIn } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';

export const sourceNotUnique = rule({
  id: 'source-not-unique',
  area: 'cluster',
  severity: 'error',
  summary: 'Two nodes that send their adverts from the same address.',
  why: "The file of one node was copied to another and 'unicast_src_ip' left as it was. The node cannot bind the address, or takes its partner's adverts for its own: the failover does not work.",
  on: 'virtual router',
  messages: {
    same: "'{name}' sends from {source} here and on '{other}', too; only one of them can have that address. Write the own address of this node, and look at its peers as well.",
  },
  evidence: ['acassen/keepalived#2216', 'acassen/keepalived#2651'],
  samples: {
    bad: [pair({ more: 'unicast_src_ip «192.168.1.11»\nunicast_peer {\n    192.168.1.12\n}' })],
    good: [
      pair({
        more: '@a unicast_src_ip 192.168.1.11\n@b unicast_src_ip 192.168.1.12\nunicast_peer {\n    @a 192.168.1.12\n    @b 192.168.1.11\n}',
      }),
    ],
  },
  check(router, { report }) {
    for (const [one, other] of pairsOf(router)) {
      const [first, second] = [one.instance.source, other.instance.source];
      if (first === null || second === null || addressKey(first.value) !== addressKey(second.value)) continue;
      const related = [{ at: spotIn(one, first.statement), message: `'${one.node.name}'` }];
      report(
        'same',
        spotIn(other, second.statement),
        { name: other.instance.name, source: second.statement.word(1) ?? '', other: one.node.name },
        { related },
      );
    }
  },
});
