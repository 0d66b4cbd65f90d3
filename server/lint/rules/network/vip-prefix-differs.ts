import type { Vip } from '../../../model/vrrp/types.ts';
import { contains, isSingleHost, nameOfNetwork, NetworkMap } from '../../networks.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { factsOfInterface, interfaceOf, vipsOf } from '../../vips.ts';

export const vipPrefixDiffers = rule({
  id: 'vip-prefix-differs',
  area: 'network',
  severity: 'warning',
  summary: 'Addresses of one network with different prefix lengths on one interface.',
  why: 'The prefix length decides what the node takes for its own network. With two of them a master talks directly to machines that it must reach by way of a router, or the other way round.',
  on: 'config',
  messages: {
    vips: "'{text}' lies in the network of '{other}' but has another prefix length: as a master this node would have two networks that overlap. Write the same prefix length behind both, or none.",
    host: "'{text}' has the prefix length {prefix}, and its network is {network} on '{interface}' of this host: as a master the node would take other machines for its neighbours. Write {right}, or no prefix length.",
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
        «192.168.1.101/16»
    }
}
`,
      {
        shows: 'facts of the host',
        host: [{ ifname: 'eth0', addr_info: [{ local: '10.20.1.5', prefixlen: 22, scope: 'global' }] }],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        «10.20.1.100/24»
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'single addresses, another interface, another network',
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.5', prefixlen: 24, scope: 'global' }] }],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
        192.168.1.101
        192.168.1.102/32
        192.168.3.1/16 dev eth1
        192.168.2.1/25
    }
}
`,
      },
    ],
  },
  check(config, { report }) {
    const byInterface = new Map<string, Found[]>();
    for (const instance of config.model.vrrp.instances) {
      for (const vip of vipsOf(instance)) {
        const name = interfaceOf(vip, instance);
        // short IPv6 prefixes are those of sites, and lie around others
        if (name === null || isSingleHost(vip) || (vip.address.family === 6 && vip.prefix < 64)) continue;
        const own = factsOfInterface(name, config)?.addresses.find((known) => contains(known, vip.address) || contains(vip, known.address));
        if (own === undefined || own.prefix === vip.prefix || isSingleHost(own)) {
          const list = byInterface.get(name) ?? [];
          byInterface.set(name, list);
          list.push({ vip, order: list.length });
        } else {
          const data = { text: vip.text, prefix: vip.prefix, network: nameOfNetwork(own), interface: name, right: `'/${own.prefix}'` };
          report('host', atValue(vip, 0, 0), data, { host: true });
        }
      }
    }
    for (const found of byInterface.values()) {
      for (const [vip, other] of overlaps(found)) {
        const related = [{ at: atValue(other, 0, 0), message: 'the other one' }];
        report('vips', atValue(vip, 0, 0), { text: vip.text, other: `${other.text}/${other.prefix}` }, { related });
      }
    }
  },
});

interface Found {
  readonly vip: Vip;
  readonly order: number;
}

/** Pairs of addresses whose networks overlap, the later one first; each network once. */
function overlaps(found: readonly Found[]): (readonly [Vip, Vip])[] {
  const networks = new NetworkMap<Found>();
  const distinct = found.filter(({ vip, order }) => {
    if (networks.get(vip) !== undefined) return false;
    networks.set(vip, { vip, order });
    return true;
  });
  return distinct.flatMap(({ vip, order }) => {
    const around = networks.around(vip.address, vip.prefix);
    if (around === undefined) return [];
    return [around.order < order ? ([vip, around.vip] as const) : ([around.vip, vip] as const)];
  });
}
