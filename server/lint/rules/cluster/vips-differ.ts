import { addressRule } from '../../address-sets.ts';
import { pair } from '../../pair-sample.ts';

export const vipsDiffer = addressRule({
  id: 'vips-differ',
  severity: 'error',
  summary: 'Nodes of one virtual router with different virtual addresses.',
  why: 'An advert carries the addresses. A node that finds others in it than its own drops the advert, thinks that it is alone and becomes master; and an address that the new master does not have is gone after a failover.',
  listOf: ({ instance }) => instance.vips,
  effect: "each node drops the other one's adverts, and both become master.",
  evidence: ['acassen/keepalived#1603', 'apache/cloudstack#11710', 'acassen/keepalived#2444'],
  samples: {
    bad: [
      { text: pair({ vips: '@a 192.168.1.100/24\n@b «192.168.1.101/24»' }), shows: 'a slip' },
      { text: pair({ vips: '192.168.1.100/24\n@b «192.168.1.101/24»' }), shows: 'one more' },
      {
        text: pair({ vips: '192.168.1.100/24\n@a 192.168.1.101/24' }).replace('virtual_ipaddress', '«virtual_ipaddress»'),
        shows: 'one less',
      },
    ],
    good: [
      { text: pair({ vips: '@a 192.168.1.100/24\n192.168.1.101/24\n@b 192.168.1.100/24' }), shows: 'the order does not matter' },
      pair({ vips: '@a 192.168.1.100/24 dev eth0\n@b 192.168.1.100/24 dev eth0 label eth0:1' }),
    ],
  },
});
