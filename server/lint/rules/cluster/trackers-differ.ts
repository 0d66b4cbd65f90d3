import { trackersOf } from '../../../model/cluster/priority.ts';
import type { Member } from '../../../model/cluster/types.ts';
import { pair } from '../../pair-sample.ts';
import { traitRule } from '../../trait-rule.ts';

const tracked = ({ instance }: Member): string => {
  const names = trackersOf(instance).map(
    ({ name, weight, reverse }) => name + (weight === 0 ? '' : ` (${weight}${reverse ? ' reverse' : ''})`),
  );
  return names.length === 0 ? 'nothing' : names.sort().join(', ');
};

export const trackersDiffer = traitRule({
  id: 'trackers-differ',
  severity: 'info',
  summary: 'Nodes of one virtual router that track different things.',
  why: 'What one node watches and the other does not, decides about a failover in one direction only.',
  trait: tracked,
  // a group that is missing takes its trackers with it
  unless: (member, usual) => (member.instance.group === null) !== (usual.instance.group === null),
  statement: ({ instance }) => instance.trackers[0]?.owner,
  message:
    "'{name}' tracks {value} here and {usual} on '{other}': a failure that moves the addresses from one node may leave them on the other. Track the same on all nodes, if that is not on purpose.",
  evidence: ['acassen/keepalived#2108'],
  samples: {
    bad: [pair({ head: '«vrrp_instance web»', more: '@a track_interface {\n    @a eth1\n@a }' })],
    good: [pair({ more: 'track_interface {\n    eth1\n}' })],
  },
});
