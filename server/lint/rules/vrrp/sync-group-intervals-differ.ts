import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { unlikeFirst } from '../../sync-members.ts';
import { syncPair } from '../../sync-sample.ts';

const SECOND = 1e6;

export const syncGroupIntervalsDiffer = rule({
  id: 'sync-group-intervals-differ',
  area: 'vrrp',
  severity: 'info',
  summary: 'Members of a sync group with different advert intervals.',
  why: 'The members of a group change state together, so the one with the shortest interval decides when the whole group moves, and the longer interval of the others has no use.',
  on: 'sync group',
  messages: {
    differ:
      "'{name}' sends adverts every {seconds} s, and '{first}' of the same sync group every {other} s: the group moves when the quicker one does. Use the same 'advert_int' in all members.",
  },
  samples: {
    bad: [syncPair({ member: '«outside»', outside: { more: 'advert_int 5' } })],
    good: [syncPair({ outside: { more: 'advert_int 1' } })],
  },
  check(group, { report }) {
    for (const { instance, spot, first } of unlikeFirst(group, ({ interval }) => interval)) {
      const told = at(first.advertInterval?.statement ?? first.statement, 0, 1);
      const data = { name: instance.name, seconds: instance.interval / SECOND, first: first.name, other: first.interval / SECOND };
      report('differ', spot, data, { related: [{ at: told, message: `the interval of '${first.name}'` }] });
    }
  },
});
