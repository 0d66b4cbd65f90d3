import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const syncGroupOnOneInterface = rule({
  id: 'sync-group-on-one-interface',
  area: 'vrrp',
  severity: 'hint',
  summary: 'A sync group whose members do the same on the same interface.',
  why: 'A sync group is for instances on different networks that must move together. On one interface a single instance with all addresses does the same with half of the adverts, and cannot fall apart.',
  on: 'sync group',
  messages: {
    same: "All members of '{name}' are IPv{family} on '{interface}': one instance with all of their addresses moves them together anyway, with fewer adverts and no group.",
  },
  samples: {
    bad: [
      `
vrrp_sync_group both {
    «group» {
        web
        mail
    }
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance mail {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
    ],
    good: [
      {
        shows: 'two families, macvlans',
        text: `
vrrp_sync_group both {
    group {
        web
        web6
    }
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance web6 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::51/64
        2001:db8::100/64
    }
}
`,
      },
    ],
  },
  check({ group, instances, name }, { report }) {
    const [first, ...others] = instances;
    if (group === null || first === undefined || first.interface === null || others.length === 0) return;
    const { interface: own, family } = first;
    const same = others.every((other) => other.interface?.value === own.value && other.family === family);
    const separate = instances.some(({ vmac, ipvlan, notify }) => vmac !== null || ipvlan !== null || notify.size > 0);
    if (same && !separate)
      report('same', atValue({ owner: group, line: group.line }, 0, 0), { name, family: family ?? 4, interface: own.value });
  },
});
