import { priorityOf } from '../../../model/cluster/priority.ts';
import { spotIn } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';

export const backupAboveMaster = rule({
  id: 'backup-above-master',
  area: 'cluster',
  severity: 'warning',
  summary: 'A BACKUP with a higher priority than the MASTER.',
  why: "The priority decides, not the state: the node that is called BACKUP takes over as soon as it hears the other one's adverts. The addresses move at each start, and to the node that nobody expects.",
  on: 'virtual router',
  messages: {
    above:
      "'{name}' is a BACKUP here with priority {priority}, above the {master} of the MASTER '{other}': it takes the addresses over at once. Give the MASTER the highest priority.",
  },
  evidence: ['acassen/keepalived#512'],
  samples: {
    bad: [pair({ priority: '@a priority 100\n@b priority «150»' })],
    good: [pair(), pair({ state: 'state BACKUP', priority: '@a priority 100\n@b priority 150' })],
  },
  check({ members }, { report }) {
    const master = members.find(({ instance }) => instance.state?.value === 'MASTER');
    if (master === undefined) return;
    const top = priorityOf(master.instance);
    for (const member of members) {
      const { instance } = member;
      const priority = priorityOf(instance);
      if (instance.state?.value === 'MASTER' || instance.noPreempt !== null || priority <= top) continue;
      const related = [{ at: spotIn(master, master.instance.priority?.statement), message: `the priority of '${master.node.name}'` }];
      report(
        'above',
        spotIn(member, instance.priority?.statement),
        { name: instance.name, priority, master: top, other: master.node.name },
        { related },
      );
    }
  },
});
