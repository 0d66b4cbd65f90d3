import { splitWords } from '../../../../grammar/lines.ts';
import { addressKey, parseAddress } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { vipsOf } from '../../vips.ts';

export const routeSourceMissing = rule({
  id: 'route-source-missing',
  area: 'network',
  severity: 'error',
  summary: 'A route with a source address that the host does not have.',
  why: 'The kernel refuses a route whose preferred source is no address of the machine. keepalived finds out only when it becomes master, and then the route is missing.',
  on: 'config',
  messages: {
    source:
      "'{text}' is neither a virtual address nor an address of this host: the kernel refuses the route when this node becomes master. Write one of those.",
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
        192.168.1.100/24
    }
    virtual_routes {
        src «192.168.1.101» 10.0.0.0/8 via 192.168.1.1 dev eth0
    }
}
`,
      },
    ],
    good: [
      {
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24, scope: 'global' }] }],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    virtual_routes {
        10.0.0.0/8 via 192.168.1.1 dev eth0 src 192.168.1.100
        172.16.0.0/12 via 192.168.1.1 dev eth0 src 192.168.1.10
    }
}
`,
      },
    ],
  },
  check({ host, model: { vrrp } }, { report }) {
    if (host === null) return;
    const ours = [...host.interfaces.values()].flatMap(({ addresses }) => addresses);
    const own = [...ours, ...vrrp.instances.flatMap(vipsOf), ...vrrp.statics.addresses];
    const keys = new Set(own.map(({ address }) => addressKey(address)));
    for (const route of vrrp.instances.flatMap(({ routes }) => routes)) {
      const { texts } = splitWords(route.line);
      const index = texts.indexOf('src') + 1;
      const text = index === 0 ? '' : (texts[index] ?? '');
      const address = parseAddress(text);
      if (address !== null && !keys.has(addressKey(address))) report('source', atValue(route, index), { text }, { host: true });
    }
  },
});
