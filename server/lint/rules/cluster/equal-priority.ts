import { priorityOf } from '../../../model/cluster/priority.ts';
import { pairsOf, spotIn } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';

export const equalPriority = rule({
  id: 'equal-priority',
  area: 'cluster',
  severity: 'warning',
  summary: 'Two nodes of a virtual router with the same priority.',
  why: 'Then the higher IP address decides who of two masters yields, and a master that is alive is never replaced: which node has the addresses depends on which one started first.',
  on: 'virtual router',
  messages: {
    equal:
      "'{name}' has priority {priority} here and on '{other}', too: which of the two is master depends on their addresses and on who came first. Give each node a priority of its own.",
  },
  evidence: ['acassen/keepalived#2323', 'acassen/keepalived#1515', 'acassen/keepalived#2216'],
  samples: {
    bad: [
      pair({ priority: 'priority «100»' }),
      { text: pair({ head: '«vrrp_instance web»', priority: '@a priority 100' }), shows: '100 is the default' },
    ],
    good: [pair()],
  },
  check(router, { report }) {
    const told = new Set<unknown>();
    for (const [one, other] of pairsOf(router)) {
      const priority = priorityOf(other.instance);
      if (priorityOf(one.instance) !== priority || told.has(other)) continue;
      told.add(other);
      const related = [{ at: spotIn(one, one.instance.priority?.statement), message: `the priority on '${one.node.name}'` }];
      const data = { name: other.instance.name, priority, other: one.node.name };
      report('equal', spotIn(other, other.instance.priority?.statement), data, { related });
    }
  },
});
