import { isLinkLocal } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const linkLocalNotFirst = rule({
  id: 'link-local-not-first',
  area: 'vrrp',
  severity: 'info',
  summary: 'An IPv6 instance whose first address is not link-local.',
  why: 'The RFC wants the link-local address of the virtual router first. Other routers refuse adverts without it, and hosts that learn their gateway from router advertisements need it.',
  on: 'instance',
  messages: {
    first:
      "The first address of an IPv6 instance should be a link-local one, and '{text}' is none: other routers may refuse these adverts. If this is a gateway, put an address of fe80::/10 before it, on all nodes the same.",
  },
  evidence: ['RFC 5798 5.2.9', 'acassen/keepalived#565'],
  samples: {
    bad: [
      `
vrrp_instance web6 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        «2001:db8::51/64»
        fe80::51/64
    }
}
`,
    ],
    good: [
      {
        shows: 'link-local first, unicast, and excluded addresses',
        text: `
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
vrrp_instance cloud6 {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    unicast_src_ip 2001:db8::10
    unicast_peer {
        2001:db8::11
    }
    virtual_ipaddress {
        2001:db8::52/64
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
    virtual_ipaddress_excluded {
        2001:db8::53/64
    }
}
`,
      },
    ],
  },
  check({ family, unicast, strict, vips }, { report }) {
    const [first] = vips;
    // strict mode wants it, and keepalived reports it
    if (family !== 6 || unicast || strict || first === undefined || isLinkLocal(first.address)) return;
    report('first', atValue(first, 0, 0), { text: first.text });
  },
});
