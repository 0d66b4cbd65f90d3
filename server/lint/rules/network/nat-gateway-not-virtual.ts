import { contains } from '../../../../grammar/values/network.ts';
import { addressKey, isLoopback, longestPrefix, type IPAddress } from '../../../../grammar/values/inet.ts';
import type { Vip } from '../../../model/vrrp/types.ts';
import { heldAddresses, heldByAddress, routesOf } from '../../reach.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** Without a prefix length an address may be in any network that begins like this. */
const NEAR = { 4: 16, 6: 48 } as const;

export const natGatewayNotVirtual = rule({
  id: 'nat-gateway-not-virtual',
  area: 'network',
  severity: 'info',
  summary: 'NAT, and no virtual address in the network of the real servers.',
  why: 'With NAT the default route of the real servers must lead to the director. If that gateway is no virtual address, it stays on the old node in a failover, and no answer comes back.',
  on: 'virtual server',
  messages: {
    gateway:
      "With NAT the answers of '{server}' must come back through the master, but no virtual address here is in its network: a gateway that does not move breaks the failover. Add a virtual address on that side, use it as gateway, and put both into one sync group.",
  },
  evidence: ['acassen/keepalived#2243', 'acassen/keepalived#1076'],
  samples: {
    bad: [
      `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        203.0.113.100/24
    }
}
virtual_server 203.0.113.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server «10.0.0.1» 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'a gateway that moves; one without prefix length may be it',
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        203.0.113.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        10.0.0.254
    }
}
virtual_server 203.0.113.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ key, realServers }, { report, config }) {
    const held = heldAddresses(config);
    if (key.kind !== 'address' || config.model.vrrp.instances.length === 0) return;
    if (!heldByAddress(config).has(addressKey(key.address)) || routesOf(config).length > 0) return;
    const server = realServers.find(
      ({ forwarding, address }) => forwarding.method === 'NAT' && !isLoopback(address) && !held.some((vip) => mayBeNear(vip, address)),
    );
    if (server !== undefined) report('gateway', at(server.statement, 1), { server: server.addressText });
  },
});

function mayBeNear({ address, prefix }: Vip, server: IPAddress): boolean {
  const known = prefix < longestPrefix(address.family);
  return contains({ address, prefix: known ? prefix : NEAR[address.family] }, server);
}
