import { lowestPriority, priorityOf } from '../../../model/cluster/priority.ts';
import { spotIn } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';

export const smallPriorityGap = rule({
  id: 'small-priority-gap',
  area: 'cluster',
  severity: 'warning',
  summary: 'A BACKUP whose priority is close below that of the MASTER.',
  why: 'A wide gap says at a glance who is to be master, and leaves room for further nodes and for the weights of trackers. A small gap is right where the weight of a tracker is meant to cross it; then there is no finding.',
  on: 'virtual router',
  options: {
    gap: { type: 'integer', default: 50, minimum: 1, maximum: 253, doc: 'how far the MASTER must be above every BACKUP' },
  },
  messages: {
    small:
      "'{name}' has priority {priority} here, only {gap} below the MASTER '{other}', and no tracker with a weight is there to use so small a gap. Leave at least {wanted} between them.",
  },
  samples: {
    bad: [
      pair({ priority: '@a priority 101\n@b priority «100»' }),
      { text: pair({ priority: '@a priority 150\n@b priority «130»' }), options: { gap: 30 }, shows: 'with a gap of 30 asked for' },
    ],
    good: [
      pair(),
      {
        text: pair({ priority: '@a priority 120\n@b priority 110', more: 'track_interface {\n    eth1 weight -20\n}' }),
        shows: 'the weight crosses the gap',
      },
      { text: pair({ state: 'state BACKUP', priority: '@a priority 101\n@b priority 100' }), shows: 'no MASTER, no claim' },
    ],
  },
  check({ members }, { report, option }) {
    const wanted = Number(option('gap'));
    const master = members.find(({ instance }) => instance.state?.value === 'MASTER');
    if (master === undefined) return;
    const top = priorityOf(master.instance);
    // with weights, what matters is whether they cross the gap: a rule of its own
    if (lowestPriority(master.instance) < top) return;
    for (const member of members) {
      const gap = top - priorityOf(member.instance);
      if (member.instance.state?.value === 'MASTER' || gap <= 0 || gap >= wanted) continue;
      const related = [{ at: spotIn(master, master.instance.priority?.statement), message: `the priority of '${master.node.name}'` }];
      const data = { name: member.instance.name, priority: priorityOf(member.instance), gap, other: master.node.name, wanted };
      report('small', spotIn(member, member.instance.priority?.statement), data, { related });
    }
  },
});
