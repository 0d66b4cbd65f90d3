import { splitWords } from '../../../../grammar/lines.ts';
import { addressKey, parseAddress } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { vipsOf } from '../../vips.ts';

export const gatewayIsVip = rule({
  id: 'gateway-is-vip',
  area: 'network',
  severity: 'error',
  summary: 'A route by way of a virtual address of this node.',
  why: 'The gateway of a route must be another machine. The kernel refuses a route by way of an address that the node has itself, which is the case as soon as it is master.',
  on: 'instance',
  messages: {
    gateway:
      "The gateway '{text}' is a virtual address of this node: as master it has the address itself, and the kernel refuses the route. Write the address of the router; for the address that packets come from, use 'src {text}'.",
  },
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
        0.0.0.0/0 via «192.168.1.100» dev eth0
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
        0.0.0.0/0 via 192.168.1.1 dev eth0 src 192.168.1.100
    }
}
`,
    ],
  },
  check(instance, { report }) {
    const own = new Set(vipsOf(instance).map(({ address }) => addressKey(address)));
    for (const route of instance.routes) {
      const { texts } = splitWords(route.line);
      texts.forEach((text, index) => {
        const address = index > 0 && /^(via|gw|or|inet6?)$/.test(texts[index - 1] ?? '') ? parseAddress(text) : null;
        if (address !== null && own.has(addressKey(address))) report('gateway', atValue(route, index), { text });
      });
    }
  },
});
