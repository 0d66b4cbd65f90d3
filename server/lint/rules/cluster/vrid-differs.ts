import { pair } from '../../pair-sample.ts';
import { traitRule } from '../../trait-rule.ts';

export const vridDiffers = traitRule({
  id: 'vrid-differs',
  severity: 'error',
  summary: 'One virtual router with two VRIDs.',
  why: 'Nodes find each other by the VRID. With two VRIDs there are two routers, each node is master of its own, and both bring the addresses up: split brain from the first second.',
  trait: ({ instance }) => String(instance.vrid?.value ?? 'none'),
  statement: ({ instance }) => instance.vrid?.statement ?? instance.vridWritten,
  message:
    "'{name}' has VRID {value} here and {usual} on '{other}': the nodes do not hear each other, both become master and both answer for the addresses. Give them the same virtual_router_id.",
  evidence: ['acassen/keepalived#2444', 'acassen/keepalived#1702', 'RFC 5798 5.2.3'],
  samples: {
    bad: [pair({ vrid: '@a virtual_router_id 51\n@b virtual_router_id «52»' })],
    good: [pair()],
  },
});
