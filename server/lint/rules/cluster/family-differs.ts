import { pair } from '../../pair-sample.ts';
import { traitRule } from '../../trait-rule.ts';

export const familyDiffers = traitRule({
  id: 'family-differs',
  severity: 'error',
  summary: 'One virtual router that is IPv4 on one node and IPv6 on another.',
  why: 'IPv4 and IPv6 have sessions of their own: the nodes do not hear each other, and both become master.',
  trait: ({ instance }) => `IPv${instance.family ?? 4}`,
  statement: () => null,
  message:
    "'{name}' is an {value} router here and an {usual} one on '{other}', so that the nodes do not hear each other. Make the first address of all nodes one of the same family.",
  evidence: ['RFC 5798 5.1'],
  samples: {
    bad: [pair({ head: '«vrrp_instance web»', vips: '@a 192.168.1.100/24\n@b fe80::100/64' })],
    good: [pair({ vips: 'fe80::100/64\n2001:db8::100/64' })],
  },
});
