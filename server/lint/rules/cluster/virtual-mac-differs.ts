import { pair } from '../../pair-sample.ts';
import { traitRule } from '../../trait-rule.ts';

export const virtualMacDiffers = traitRule({
  id: 'virtual-mac-differs',
  severity: 'info',
  summary: 'A virtual MAC address on some nodes of a virtual router only.',
  why: "With 'use_vmac' the addresses move together with their MAC address; without it, clients must learn a new one at each failover. Mixed, every failover depends on gratuitous ARP.",
  trait: ({ instance }) => (instance.vmac === null || instance.linkDropped ? 'without a virtual MAC address' : 'with one'),
  statement: ({ instance }) => instance.vmac,
  message:
    "'{name}' works {value} here and {usual} on '{other}': clients see the MAC address of the router change at each failover. Use 'use_vmac' on all nodes or on none.",
  evidence: ['RFC 5798 7.3'],
  samples: {
    bad: [pair({ head: '«vrrp_instance web»', more: '@a use_vmac' })],
    good: [pair({ more: 'use_vmac' })],
  },
});
