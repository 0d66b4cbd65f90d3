import { addressKey } from '../../../../grammar/values/inet.ts';
import { sourceOf } from '../../../model/cluster/source-address.ts';
import type { Member } from '../../../model/cluster/types.ts';
import { pairsOf, spotIn } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule, type Spot } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

const keyOf = (member: Member): string | null => {
  const source = sourceOf(member);
  return source === null ? null : addressKey(source);
};

const listOf = ({ instance }: Member): Spot =>
  at(instance.peers[0]?.owner ?? instance.statement, 0, instance.peers.length === 0 ? Infinity : 0);

const unicast = (a: string, b: string): string =>
  pair({ more: `@a unicast_src_ip 192.168.1.11\n@b unicast_src_ip 192.168.1.12\nunicast_peer {\n    @a ${a}\n    @b ${b}\n}` });

export const peerMissing = rule({
  id: 'peer-missing',
  area: 'cluster',
  severity: 'error',
  summary: 'A node that does not send its adverts to one of the others.',
  why: 'With unicast a node sends to its peers only. The one that is left out hears nothing, thinks that it is alone, and becomes master.',
  on: 'virtual router',
  messages: {
    missing:
      "'{other}' sends from {source}, and '{name}' on this node does not have that among its peers: '{other}' hears nothing from here and becomes master, too. Add {source}.",
    wrong:
      "'{other}' sends from {source}, but '{name}' on this node has only {peer} as its peer: '{other}' hears nothing from here and becomes master, too. Write {source}.",
  },
  evidence: ['acassen/keepalived#2403', 'acassen/keepalived#2216'],
  samples: {
    bad: [
      unicast('192.168.1.12', '«192.168.1.10»'),
      unicast('192.168.1.12', '192.168.1.10\n    @b 192.168.1.9').replace('unicast_peer', '«unicast_peer»'),
    ],
    good: [unicast('192.168.1.12', '192.168.1.11')],
  },
  check(router, { report }) {
    for (const [one, other] of pairsOf(router)) {
      compare(one, other);
      compare(other, one);
    }

    function compare(member: Member, other: Member): void {
      const { instance } = member;
      const key = keyOf(other);
      const source = sourceOf(other);
      // two nodes with one source address have been told so
      if (!instance.unicast || !other.instance.unicast || key === null || source === null || key === keyOf(member)) return;
      if (instance.peers.some(({ address }) => addressKey(address) === key)) return;
      const [peer, ...more] = instance.peers;
      const text = other.instance.source?.statement.word(1) ?? 'its own address';
      const related = [{ at: spotIn(other, other.instance.source?.statement), message: `the source address of '${other.node.name}'` }];
      const alone = peer !== undefined && more.length === 0 && router.members.length === 2;
      const data = { name: instance.name, other: other.node.name, source: text, peer: peer?.text ?? '' };
      report(alone ? 'wrong' : 'missing', alone ? atValue(peer, 0, 0) : listOf(member), data, { related });
    }
  },
});
