import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { memberSpots } from '../../sync-members.ts';
import { syncPair } from '../../sync-sample.ts';

export const syncGroupPreemptionDiffers = rule({
  id: 'sync-group-preemption-differs',
  area: 'vrrp',
  severity: 'warning',
  summary: "Members of a sync group with and without 'nopreempt'.",
  why: "All members of a group change state together. One without 'nopreempt' takes over, and takes the others with it, which were told not to.",
  on: 'sync group',
  messages: {
    differs:
      "'{without}' has no 'nopreempt', and '{with}' of the same sync group has: when '{without}' takes over, the whole group does, and 'nopreempt' is in vain. Write it in all members or in none.",
  },
  evidence: ['acassen/keepalived#624'],
  samples: {
    bad: [syncPair({ member: '«outside»', inside: { more: 'nopreempt' } })],
    good: [syncPair({ inside: { more: 'nopreempt' }, outside: { more: 'nopreempt' } })],
  },
  check(group, { report }) {
    const members = memberSpots(group);
    const one = members.find(({ instance }) => instance.noPreempt !== null)?.instance;
    if (one === undefined || one.noPreempt === null) return;
    const related = [{ at: at(one.noPreempt), message: "'nopreempt' stands here" }];
    for (const { instance, spot } of members) {
      // with MASTER or priority 255 keepalived drops it, and reports that
      if (instance.noPreempt === null && instance.initialState === 'BACKUP')
        report('differs', spot, { without: instance.name, with: one.name }, { related });
    }
  },
});
