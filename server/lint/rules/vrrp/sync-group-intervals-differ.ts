import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { memberSpots } from '../../sync-members.ts';

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
    priority 100
    advert_int 5
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
    priority 100
    advert_int 1
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
    const { name, interval, advertInterval } = first.instance;
    const related = [{ at: at(advertInterval?.statement ?? first.instance.statement, 0, 1), message: `the interval of '${name}'` }];
    for (const { instance, spot } of others) {
      if (instance.interval === interval) continue;
      const data = { name: instance.name, seconds: instance.interval / SECOND, first: name, other: interval / SECOND };
      report('differ', spot, data, { related });
    }
  },
});
