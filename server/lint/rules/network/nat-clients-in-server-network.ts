import { contains } from '../../../../grammar/values/network.ts';
import { isLoopback, type IPAddress, isSameAddress } from '../../../../grammar/values/inet.ts';
import { hostAddresses, networksOf } from '../../reach.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const natClientsInServerNetwork = rule({
  id: 'nat-clients-in-server-network',
  area: 'network',
  severity: 'info',
  summary: 'NAT with the virtual address in the network of the real servers.',
  why: 'A real server answers a client of its own network directly, from its own address. The client waits for an answer from the virtual address, and the connection fails. Clients elsewhere work, if the director is the gateway of the real servers.',
  on: 'virtual server',
  messages: {
    same: "The virtual address and '{server}' are both in {network}: clients in that network are answered directly, past the director, and NAT fails for them. Others work if the default route of the real servers leads to the director; for all of them use DR.",
  },
  evidence: ['acassen/keepalived#2243', 'acassen/keepalived#795', 'acassen/keepalived#1076'],
  samples: {
    bad: [
      `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
virtual_server «192.168.1.100» 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 192.168.1.11 80 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'by facts of the host',
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24 }] }],
        text: `
virtual_server «192.168.1.10» 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 192.168.1.11 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
    good: [
      `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
        10.0.0.254/24 dev eth1
    }
}
virtual_server 192.168.1.100 80 {
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
      {
        shows: 'the director itself',
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24 }] }],
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 192.168.1.10 8080 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ key, realServers, statement }, { report, config }) {
    if (key.kind !== 'address') return;
    const own = hostAddresses(config);
    const isHere = (address: IPAddress): boolean => isLoopback(address) || own.some((candidate) => isSameAddress(candidate, address));
    for (const network of networksOf(config)) {
      if (!contains(network, key.address)) continue;
      const server = realServers.find(
        ({ forwarding, address }) =>
          forwarding.method === 'NAT' && contains(network, address) && !isHere(address) && !isSameAddress(address, key.address),
      );
      if (server === undefined) continue;
      const more = network.spot === null ? { host: true as const } : { related: [{ at: network.spot, message: 'the network' }] };
      report('same', at(statement, 1), { server: server.addressText, network: network.text }, more);
      return;
    }
  },
});
