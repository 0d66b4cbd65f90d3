import { pair } from '../../pair-sample.ts';
import { traitRule } from '../../trait-rule.ts';

export const advertIntervalDiffers = traitRule({
  id: 'advert-interval-differs',
  severity: 'error',
  summary: 'Nodes of one virtual router with different advert intervals.',
  why: 'With VRRP version 2 a node drops adverts whose interval is not its own: each node thinks that it is alone and becomes master. With version 3 the interval of the master holds, so that the time until a failure is noticed changes with every failover.',
  trait: ({ instance }) => `${instance.interval / 1e6} s`,
  statement: ({ instance }) => instance.advertInterval?.statement,
  message:
    "'{name}' expects an advert every {value} here, but '{other}' has {usual}: with version 2 the nodes drop each other's adverts and both are master, with version 3 the time to a failover is not the one written. Give all nodes the same advert_int.",
  evidence: ['RFC 3768 7.1'],
  samples: {
    bad: [pair({ more: '@a advert_int 1\n@b advert_int «2»' })],
    good: [pair({ more: 'advert_int 2' }), { text: pair({ more: '@a advert_int 1' }), shows: 'the default, written on one node' }],
  },
});
