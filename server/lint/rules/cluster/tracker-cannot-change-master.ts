import { lowestPriority, priorityOf, weighted } from '../../../model/cluster/priority.ts';
import { spotIn } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const trackerCannotChangeMaster = rule({
  id: 'tracker-cannot-change-master',
  area: 'cluster',
  severity: 'error',
  summary: 'Weights that are too small to make another node master.',
  why: 'When a tracker fails, the priority goes down by its weight, and another node takes over only if it then has more. A weight that does not cross the gap between the priorities changes nothing: the service is down, the check has noticed, and the addresses stay.',
  on: 'virtual router',
  messages: {
    gap: "Even if all that '{name}' tracks here fails, its priority goes from {top} to {low} only, which is not below the {next} of '{other}': the failover does not happen. Make the weights add up to more than {gap}, or leave them out, so that a failure means state FAULT.",
    nopreempt:
      "A failure lowers the priority of '{name}' here to {low}, but 'nopreempt' keeps '{other}' from taking over while this node still sends adverts: the failover does not happen. Leave the weight out, so that a failure means state FAULT.",
  },
  evidence: ['acassen/keepalived#2599', 'acassen/keepalived#2379'],
  samples: {
    bad: [
      pair({ more: 'track_interface {\n    «eth1 weight -20»\n}' }).replace('weight -20»', 'weight -20»'),
      {
        text: pair({
          priority: '@a priority 120\n@b priority 110',
          more: '@b nopreempt\ntrack_interface {\n    @a «eth1 weight -20»\n    eth2\n}',
        }),
        shows: 'nobody may take over',
      },
    ],
    good: [
      pair({ more: 'track_interface {\n    eth1 weight -60\n}' }),
      { text: pair({ more: 'track_interface {\n    eth1 weight -30\n    eth2 weight -30\n}' }), shows: 'both together cross the gap' },
      pair({ more: 'track_interface {\n    eth1\n}' }),
    ],
  },
  check({ members }, { report }) {
    const [master, next] = [...members].sort((a, b) => priorityOf(b.instance) - priorityOf(a.instance));
    if (master === undefined || next === undefined) return;
    const [top, below, low] = [priorityOf(master.instance), priorityOf(next.instance), lowestPriority(master.instance)];
    const [first] = weighted(master.instance);
    if (first === undefined || low === top) return;
    const takers = members.filter((member) => member !== master && priorityOf(member.instance) > low);
    if (takers.some(({ instance }) => instance.noPreempt === null)) return;
    // with nopreempt here, too, the weight has been told of where it stands
    if (takers.length > 0 && master.instance.noPreempt !== null) return;
    const related = [
      {
        at: spotIn(next, (takers.length > 0 ? next.instance.noPreempt : null) ?? next.instance.priority?.statement),
        message: `'${next.node.name}'`,
      },
    ];
    const data = { name: master.instance.name, top, low, next: below, other: next.node.name, gap: top - below };
    report(takers.length > 0 ? 'nopreempt' : 'gap', atValue(first), data, { related });
  },
});
