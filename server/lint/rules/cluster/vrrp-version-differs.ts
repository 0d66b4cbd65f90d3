import { pair } from '../../pair-sample.ts';
import { traitRule } from '../../trait-rule.ts';

export const vrrpVersionDiffers = traitRule({
  id: 'vrrp-version-differs',
  severity: 'error',
  summary: 'Nodes of one virtual router with different VRRP versions.',
  why: 'A node drops adverts of another version. Each one thinks that it is alone and becomes master.',
  // IPv6 means version 3: where the families differ, that is the mistake
  trait: ({ instance }) => (instance.family === 6 ? 'version 3' : `version ${instance.version ?? 2}`),
  statement: ({ instance }) => instance.versionFrom,
  message:
    "'{name}' speaks VRRP {value} here and {usual} on '{other}': the nodes drop each other's adverts, and both become master. Set the same version everywhere.",
  evidence: ['acassen/keepalived#1490', 'acassen/keepalived#642', 'RFC 5798 7.1'],
  samples: {
    bad: [pair({ more: '@a version 2\n@b version «3»' })],
    good: [pair({ more: 'version 3' })],
  },
});
