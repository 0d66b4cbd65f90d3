import { pair } from '../../pair-sample.ts';
import { traitRule } from '../../trait-rule.ts';

export const unicastOnOneNode = traitRule({
  id: 'unicast-on-one-node',
  severity: 'error',
  summary: 'A virtual router with unicast on some nodes only.',
  why: 'A node with unicast_peer sends to its peers and does not listen to the multicast group. The others do not hear it, nor it them: both become master.',
  trait: ({ instance }) => (instance.unicast ? 'unicast' : 'multicast'),
  statement: ({ instance }) => instance.unicastKeyword,
  message:
    "'{name}' sends its adverts by {value} here and by {usual} on '{other}': the nodes do not hear each other, and both become master. Use unicast_peer on all nodes or on none.",
  evidence: ['acassen/keepalived#2458'],
  samples: {
    bad: [pair({ head: '«vrrp_instance web»', more: '@a unicast_src_ip 192.168.1.11\n@a unicast_peer {\n    @a 192.168.1.12\n@a }' })],
    good: [
      pair({
        more: '@a unicast_src_ip 192.168.1.11\n@b unicast_src_ip 192.168.1.12\nunicast_peer {\n    @a 192.168.1.12\n    @b 192.168.1.11\n}',
      }),
    ],
  },
});
