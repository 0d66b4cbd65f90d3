import { contains, isSameNetwork, isSingleHost, nameOfNetwork, type Network } from '../../networks.ts';
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
    const seen = new Map<string, { readonly vip: Network & { readonly text: string }; readonly spot: ReturnType<typeof atValue> }[]>();
    for (const instance of config.model.vrrp.instances) {
      for (const vip of vipsOf(instance)) {
        const name = interfaceOf(vip, instance);
        if (name === null || isSingleHost(vip) || (vip.address.family === 6 && vip.prefix < 64)) continue;
        const spot = atValue(vip, 0, 0);
        const own = factsOfInterface(name, config)?.addresses.find(
          (address) => contains(address, vip.address) || contains(vip, address.address),
        );
        if (own !== undefined && own.prefix !== vip.prefix && !isSingleHost(own)) {
          const data = { text: vip.text, prefix: vip.prefix, network: nameOfNetwork(own), interface: name, right: `'/${own.prefix}'` };
          report('host', spot, data, { host: true });
          continue;
        }
        const before = seen.get(name) ?? [];
        seen.set(name, [...before, { vip, spot }]);
        // one that differs as an earlier one did is the same mistake
        if (before.some((known) => isSameNetwork(known.vip, vip))) continue;
        const other = before.find((known) => contains(known.vip, vip.address) || contains(vip, known.vip.address));
        if (other === undefined) continue;
        const related = [{ at: other.spot, message: 'the other one' }];
        report('vips', spot, { text: vip.text, other: `${other.vip.text}/${other.vip.prefix}` }, { related });
      }
    }
  },
});
