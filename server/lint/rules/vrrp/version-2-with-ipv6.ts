import { replacing } from '../../edits.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const version2WithIpv6 = rule({
  id: 'version-2-with-ipv6',
  area: 'vrrp',
  severity: 'warning',
  summary: 'An IPv6 instance with VRRP version 2.',
  why: 'VRRP version 2 knows IPv4 only. keepalived sends adverts of its own making, which no other router and no tool understands.',
  on: 'instance',
  messages: {
    version:
      'Version 2 of VRRP knows no IPv6: other routers do not understand these adverts. Remove this line, so that the instance uses version 3, on all nodes at once.',
  },
  evidence: ['RFC 5798 1'],
  samples: {
    bad: [
      `
vrrp_instance web6 {
    «version 2»
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::51/64
        2001:db8::51/64
    }
}
`,
    ],
    good: [
      {
        shows: 'version 2 for IPv4, and the default for IPv6',
        text: `
global_defs {
    vrrp_version 2
}
vrrp_instance web {
    version 2
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    virtual_ipaddress_excluded {
        2001:db8::52/64
    }
}
vrrp_instance web6 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::51/64
        2001:db8::51/64
    }
}
`,
      },
    ],
  },
  check({ family, version, versionFrom }, { report }) {
    if (family !== 6 || version !== 2 || versionFrom === null) return;
    const spot = at(versionFrom);
    report('version', spot, {}, { fixes: replacing("Use 'version 3'", spot, 'version 3') });
  },
});
