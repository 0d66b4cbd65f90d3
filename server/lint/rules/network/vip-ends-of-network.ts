import { endOfNetwork, nameOfNetwork } from '../../networks.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { vipsOf } from '../../vips.ts';

export const vipEndsOfNetwork = rule({
  id: 'vip-ends-of-network',
  area: 'network',
  severity: 'error',
  summary: 'A virtual address that is the first or last of its network.',
  why: 'The first address of an IPv4 network is the network itself, the last is its broadcast address. keepalived sets both without a word, but no other machine talks to them.',
  on: 'instance',
  messages: {
    first: "'{text}' is the address of the network {network} itself: other machines cannot use it. Choose an address inside the network.",
    last: "'{text}' is the broadcast address of {network}: packets to it go to every machine. Choose an address inside the network.",
  },
  evidence: ['RFC 1122 3.2.1.3'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        «192.168.1.0/24»
        «10.1.3.255/22» dev eth1
    }
}
`,
    ],
    good: [
      {
        shows: 'single addresses, pairs, and ends that are none in a longer network',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.0
        192.168.2.255/32
        192.168.3.0/31
        10.1.2.255/22
        10.1.3.0/22
    }
}
`,
      },
      `
vrrp_instance web6 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::51/64
        2001:db8::/64
    }
}
`,
    ],
  },
  check(instance, { report }) {
    for (const vip of vipsOf(instance)) {
      const end = endOfNetwork(vip);
      if (end !== null) report(end, atValue(vip, 0, 0), { text: vip.text, network: nameOfNetwork(vip) });
    }
  },
});
