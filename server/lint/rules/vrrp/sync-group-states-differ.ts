import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { memberSpots } from '../../sync-members.ts';

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
    bad: [
      `
vrrp_sync_group both {
    group {
        inside
        «outside»
    }
}
vrrp_instance inside {
    state MASTER
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
    priority 100
    virtual_ipaddress {
        203.0.113.100/24
    }
}
`,
    ],
    good: [
      {
        shows: 'without a state it is BACKUP',
        text: `
vrrp_sync_group both {
    group {
        inside
        outside
    }
}
vrrp_instance inside {
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
    priority 100
    virtual_ipaddress {
        203.0.113.100/24
    }
}
`,
      },
    ],
  },
  check(group, { report }) {
    const [first, ...others] = memberSpots(group);
    if (first === undefined) return;
    const { name, initialState: other, state } = first.instance;
    const related = [{ at: at(state?.statement ?? first.instance.statement, 0, 1), message: `'${name}' starts otherwise` }];
    for (const { instance, spot } of others) {
      if (instance.initialState !== other)
        report('differ', spot, { name: instance.name, state: instance.initialState, first: name, other }, { related });
    }
  },
});
