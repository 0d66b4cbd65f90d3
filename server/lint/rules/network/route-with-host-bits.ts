import { splitWords } from '../../../../grammar/lines.ts';
import { hasHostBits, parseIPv4, parsePrefix, splitPrefix } from '../../../../grammar/values/inet.ts';
import { nameOfNetwork } from '../../networks.ts';
import { replacing } from '../../edits.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const routeWithHostBits = rule({
  id: 'route-with-host-bits',
  area: 'network',
  severity: 'error',
  summary: 'A route to an IPv4 network whose address has bits behind its prefix.',
  why: 'The kernel refuses such a route. keepalived finds out only when it becomes master, and then the route is missing.',
  on: 'config',
  messages: {
    bits: "'{word}' is no network: bits are set behind its prefix, and the kernel refuses the route when this node becomes master. Write {network}, or '/32' for the one address.",
  },
  evidence: ['acassen/keepalived#1941'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    virtual_routes {
        «10.1.2.3/24» via 192.168.1.1 dev eth0
        src 192.168.1.100 to «172.16.5.0/16» via 192.168.1.1 dev eth0
    }
}
`,
      `
static_routes {
    «10.1.2.3/24» via 192.168.1.1 dev eth0
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
`,
    ],
    good: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    virtual_routes {
        10.1.2.0/24 via 192.168.1.1 dev eth0
        10.1.2.3 via 192.168.1.1 dev eth0
        10.1.2.4/32 via 192.168.1.1 dev eth0
        0.0.0.0/0 via 192.168.1.1 dev eth0
    }
}
`,
    ],
  },
  check({ model: { vrrp } }, { report }) {
    for (const route of [...vrrp.statics.routes, ...vrrp.instances.flatMap(({ routes }) => routes)]) {
      const { texts } = splitWords(route.line);
      texts.forEach((word, index) => {
        if (index > 1 && texts[index - 1] !== 'to') return;
        const network = networkOf(word);
        if (network === null || !hasHostBits(network.address, network.prefix)) return;
        const spot = atValue(route, index, index);
        const name = nameOfNetwork(network);
        report('bits', spot, { word, network: `'${name}'` }, { fixes: replacing(`Write '${name}'`, spot, name) });
      });
    }
  },
});

function networkOf(word: string) {
  const { address, prefix } = splitPrefix(word);
  const value = parseIPv4(address);
  const length = prefix === null ? null : parsePrefix(prefix, 4);
  return value === null || length === null ? null : { address: { family: 4, value } as const, prefix: length };
}
