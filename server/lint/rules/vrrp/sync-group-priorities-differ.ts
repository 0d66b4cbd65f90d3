import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { unlikeFirst } from '../../sync-members.ts';
import { syncPair } from '../../sync-sample.ts';

export const syncGroupPrioritiesDiffer = rule({
  id: 'sync-group-priorities-differ',
  area: 'vrrp',
  severity: 'warning',
  summary: 'Members of a sync group with different priorities.',
  why: 'All members of a group must win or lose together. With different priorities one may win where another loses: then the group goes to and fro between the nodes, again and again.',
  on: 'sync group',
  messages: {
    differ:
      "'{name}' has priority {priority}, and '{first}' of the same sync group has {other}: one may win the election where the other loses it, and the group then goes to and fro. Give all members the same priority.",
  },
  evidence: ['acassen/keepalived#624'],
  samples: {
    bad: [syncPair({ member: '«outside»', outside: { priority: 'priority 150' } })],
    good: [syncPair({ outside: { priority: '' } })],
  },
  check(group, { report }) {
    for (const { instance, spot, first } of unlikeFirst(group, ({ basePriority }) => basePriority)) {
      const told = at(first.priority?.statement ?? first.statement, 0, 1);
      const data = { name: instance.name, priority: instance.basePriority, first: first.name, other: first.basePriority };
      report('differ', spot, data, { related: [{ at: told, message: `'${first.name}' has another one` }] });
    }
  },
});
