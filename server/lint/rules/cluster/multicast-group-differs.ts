import { pair } from '../../pair-sample.ts';
import { traitRule } from '../../trait-rule.ts';

export const multicastGroupDiffers = traitRule({
  id: 'multicast-group-differs',
  severity: 'error',
  summary: 'Nodes of one virtual router that send their adverts to different groups.',
  why: 'A node listens to its own multicast group only. Each one thinks that it is alone and becomes master.',
  trait: ({ instance }) => instance.multicast?.statement.word(1) ?? 'the default group',
  unless: (member, usual) => member.instance.unicast || usual.instance.unicast,
  statement: ({ instance }) => instance.multicast?.statement,
  message:
    "'{name}' sends its adverts to {value} here and to {usual} on '{other}': the nodes do not hear each other, and both become master. Use the same group everywhere.",
  evidence: ['RFC 5798 5.1.1.2'],
  samples: {
    bad: [pair({ more: '@b mcast_dst_ip «224.0.0.19»' })],
    good: [pair({ more: 'mcast_dst_ip 224.0.0.19' })],
  },
});
