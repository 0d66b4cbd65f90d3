import { splitWords } from '../../../../grammar/lines.ts';
import { isLinkLocal, parseAddress } from '../../../../grammar/values/inet.ts';
import { isSingleHost, NetworkMap } from '../../networks.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { vipsOf } from '../../vips.ts';

export const gatewayOffLink = rule({
  id: 'gateway-off-link',
  area: 'network',
  severity: 'error',
  summary: 'A route by way of a gateway that is on no network of the host.',
  why: 'The kernel refuses a route whose gateway it cannot reach directly. keepalived finds out only when it becomes master, and then the route is missing.',
  on: 'config',
  messages: {
    far: "The gateway '{text}' is in no network of this host or of its virtual addresses: the kernel refuses the route when this node becomes master. Check the address, or add 'onlink' if it is reachable all the same.",
  },
  evidence: ['acassen/keepalived#2198'],
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
        10.0.0.0/8 via «192.168.2.1» dev eth0
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
        203.0.113.5/28
    }
    virtual_routes {
        10.0.0.0/8 via 192.168.1.1 dev eth0
        0.0.0.0/0 via 203.0.113.1 dev eth0
        172.16.0.0/12 via 198.51.100.1 dev eth0 onlink
    }
}
`,
      },
    ],
  },
  check({ host, model: { vrrp } }, { report }) {
    if (host === null) return;
    const known = new NetworkMap<true>();
    const ours = [...host.interfaces.values()].flatMap(({ addresses }) => addresses);
    for (const address of [...ours, ...vrrp.instances.flatMap(vipsOf), ...vrrp.statics.addresses]) {
      if (!isSingleHost(address)) known.set(address, true);
    }
    for (const { routes } of vrrp.instances) {
      const lines = routes.map((route) => splitWords(route.line).texts);
      // a route to the gateway may be among them
      if (lines.some((texts) => texts.includes('link'))) continue;
      for (const [which, route] of routes.entries()) {
        const texts = lines[which] ?? [];
        if (texts.includes('onlink')) continue;
        texts.forEach((text, index) => {
          const address = index > 0 && /^(via|gw|or|inet6?)$/.test(texts[index - 1] ?? '') ? parseAddress(text) : null;
          if (address === null || isLinkLocal(address) || known.around(address) !== undefined) return;
          report('far', atValue(route, index, index), { text }, { host: true });
        });
      }
    }
  },
});
