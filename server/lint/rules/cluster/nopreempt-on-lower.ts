import { priorityOf } from '../../../model/cluster/priority.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { spotIn } from '../../members.ts';
import { at } from '../../spot.ts';

export const nopreemptOnLower = rule({
  id: 'nopreempt-on-lower',
  area: 'cluster',
  severity: 'warning',
  summary: "'nopreempt' on the nodes with less priority only.",
  why: "'nopreempt' keeps a node that comes back from taking the addresses away from a master with less priority. On a node that has less priority than the others it has nothing to do.",
  on: 'virtual router',
  messages: {
    lower:
      "'nopreempt' has no effect on this node, whose priority {priority} is below the {top} of '{other}': that node takes the addresses back as soon as it is there again. Write 'nopreempt' on '{other}', with state BACKUP.",
  },
  evidence: ['acassen/keepalived#346', 'acassen/keepalived#1290'],
  samples: {
    bad: [pair({ state: 'state BACKUP', more: '@b «nopreempt»' })],
    good: [pair({ state: 'state BACKUP', more: 'nopreempt' }), pair({ state: 'state BACKUP', more: '@a nopreempt' })],
  },
  check({ members }, { report }) {
    const [highest, ...others] = [...members].sort((a, b) => priorityOf(b.instance) - priorityOf(a.instance));
    if (highest === undefined || highest.instance.noPreempt !== null) return;
    const top = priorityOf(highest.instance);
    for (const { instance } of others) {
      const priority = priorityOf(instance);
      if (instance.noPreempt === null || priority === top) continue;
      const related = [{ at: spotIn(highest, highest.instance.priority?.statement), message: `'${highest.node.name}'` }];
      report('lower', at(instance.noPreempt), { priority, top, other: highest.node.name }, { related });
    }
  },
});
