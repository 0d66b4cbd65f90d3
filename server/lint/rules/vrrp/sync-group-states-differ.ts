import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { unlikeFirst } from '../../sync-members.ts';
import { syncPair } from '../../sync-sample.ts';

export const syncGroupStatesDiffer = rule({
  id: 'sync-group-states-differ',
  area: 'vrrp',
  severity: 'warning',
  summary: 'Members of a sync group that start in different states.',
  why: 'All members of a group are master or backup together. One that starts as master and one that starts as backup pull at the group until an election ends it.',
  on: 'sync group',
  messages: {
    differ:
      "'{name}' starts as {state}, and '{first}' of the same sync group as {other}: they can only be in one state together. Write the same state in all members.",
  },
  samples: {
    bad: [syncPair({ member: '«outside»', inside: { state: 'state MASTER' } })],
    good: [{ shows: 'without a state it is BACKUP', text: syncPair({ inside: { state: '' } }) }],
  },
  check(group, { report }) {
    for (const { instance, spot, first } of unlikeFirst(group, ({ initialState }) => initialState)) {
      const told = at(first.state?.statement ?? first.statement, 0, 1);
      const data = { name: instance.name, state: instance.initialState, first: first.name, other: first.initialState };
      report('differ', spot, data, { related: [{ at: told, message: `'${first.name}' starts otherwise` }] });
    }
  },
});
