import { isLinkLocal } from '../../../../grammar/values/inet.ts';
import { contains, isSingleHost, nameOfNetwork } from '../../networks.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { factsOfInterface, hasPrefix, interfaceOf, vipsOf } from '../../vips.ts';

export const vipOutsideNetwork = rule({
  id: 'vip-outside-network',
  area: 'network',
  severity: 'warning',
  summary: 'A virtual address outside the networks of the interface that it goes on.',
  why: 'Machines ask for an address by ARP only within their own network. A virtual address of another one is set without a word, and nobody finds it unless a router has a route to it.',
  on: 'instance',
  messages: {
    outside:
      "'{text}' is in no network of '{interface}' on this host ({networks}): machines there do not look for it. Check the address and the interface; if it is routed to this node, write it with '/{longest}' and 'dev {interface}'.",
  },
  samples: {
    bad: [
      {
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24, scope: 'global' }] }],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        «192.168.10.100/24»
        «192.168.11.100»
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'inside, of another interface, and routed on purpose',
        host: [
          { ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24, scope: 'global' }] },
          { ifname: 'eth1', addr_info: [{ local: '10.0.0.10', prefixlen: 8, scope: 'global' }] },
          { ifname: 'eth2', addr_info: [] },
        ],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100
        192.168.1.101/24
        10.9.9.9/8 dev eth1
        203.0.113.7/32 dev eth0
        198.51.100.1/24 dev eth2
    }
}
`,
      },
      {
        shows: 'nothing is known of the host',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 192.168.1.10
    unicast_peer {
        192.168.1.11
    }
    virtual_ipaddress {
        203.0.113.7/24
    }
}
`,
      },
    ],
  },
  check(instance, { report, config }) {
    for (const vip of vipsOf(instance)) {
      const facts = factsOfInterface(interfaceOf(vip, instance), config);
      if (facts === null || isLinkLocal(vip.address) || (isSingleHost(vip) && hasPrefix(vip))) continue;
      const networks = facts.addresses.filter(({ address, scope }) => address.family === vip.address.family && scope === 'global');
      if (networks.length === 0 || networks.some((network) => contains(network, vip.address))) continue;
      const data = {
        text: vip.text,
        interface: facts.name,
        networks: networks.map(nameOfNetwork).join(', '),
        longest: vip.address.family === 4 ? 32 : 128,
      };
      report('outside', atValue(vip, 0, 0), data, { host: true });
    }
  },
});
