import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { memberSpots } from '../../sync-members.ts';

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
    bad: [
      `
vrrp_sync_group both {
    group {
        inside
        «outside»
    }
}
vrrp_instance inside {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance outside {
    state BACKUP
    interface eth1
    virtual_router_id 52
    priority 150
    virtual_ipaddress {
        203.0.113.100/24
    }
}
`,
    ],
    good: [
      `
vrrp_sync_group both {
    group {
        inside
        outside
    }
}
vrrp_instance inside {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance outside {
    state BACKUP
    interface eth1
    virtual_router_id 52
    virtual_ipaddress {
        203.0.113.100/24
    }
}
`,
    ],
  },
  check(group, { report }) {
    const [first, ...others] = memberSpots(group);
    if (first === undefined) return;
    const { name, basePriority, priority } = first.instance;
    const related = [{ at: at(priority?.statement ?? first.instance.statement, 0, 1), message: `'${name}' has another one` }];
    for (const { instance, spot } of others) {
      if (instance.basePriority === basePriority) continue;
      report('differ', spot, { name: instance.name, priority: instance.basePriority, first: name, other: basePriority }, { related });
    }
  },
});
