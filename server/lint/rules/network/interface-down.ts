import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const config = `
vrrp_instance web {
    state BACKUP
    interface «eth0»
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`;

export const interfaceDown = rule({
  id: 'interface-down',
  area: 'network',
  severity: 'warning',
  summary: 'A virtual router on an interface that is down on the host.',
  why: 'An instance whose interface is down stays in state FAULT: this node cannot take the addresses over.',
  on: 'instance',
  messages: {
    down: "The interface '{interface}' of this host is down: '{name}' stays in state FAULT until it is up. Set it up, or look which interface is meant.",
  },
  samples: {
    bad: [{ text: config, host: [{ ifname: 'eth0', flags: ['BROADCAST', 'MULTICAST'], addr_info: [] }] }],
    good: [
      { text: config.replace(/[«»]/g, ''), host: [{ ifname: 'eth0', flags: ['BROADCAST', 'MULTICAST', 'UP'], addr_info: [] }] },
      { text: config.replace(/[«»]/g, ''), shows: 'nothing is known of the host' },
    ],
  },
  check({ name, interface: own, dontTrackPrimary }, { report, config: { host } }) {
    if (own === null || dontTrackPrimary || host?.interfaces.get(own.value)?.up !== false) return;
    report('down', at(own.statement, 1), { name, interface: own.value }, { host: true });
  },
});
