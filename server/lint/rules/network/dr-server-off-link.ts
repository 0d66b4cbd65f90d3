import { contains } from '../../../../grammar/values/network.ts';
import { isLoopback, isSameAddress } from '../../../../grammar/values/inet.ts';
import { serversOf, type AnyServer } from '../../lvs-parts.ts';
import { hostAddresses, hostNetworks, networksOf, routesOf, type KnownNetwork, type RouteTo } from '../../reach.ts';
import { rule, type Config } from '../../rule.ts';
import { at } from '../../spot.ts';

export const drServerOffLink = rule({
  id: 'dr-server-off-link',
  area: 'network',
  severity: 'warning',
  summary: 'A server behind DR that is not in a network of the director.',
  why: 'Direct routing puts the packet, still addressed to the virtual address, into a frame for the real server. A router in between would send it back to the director: both must be on one link. Across routers, TUN works.',
  on: 'virtual server',
  messages: {
    host: "No interface of this host is in the network of '{address}', and DR only reaches servers on the same link: a router on the way sends the packets back. Use 'TUN' or 'NAT' for it.",
    routed:
      "'{address}' is reached by way of the router {gateway}, and DR only reaches servers on the same link: a router sends the packets back to the virtual address. Use 'TUN' or 'NAT' for it.",
    apart:
      "'{address}' is not in {network} as '{other}' is, and DR only reaches servers on the same link. If it is behind a router use 'TUN' or 'NAT' for it; if the address is wrong, mend it.",
  },
  evidence: ['acassen/keepalived#821'],
  samples: {
    bad: [
      {
        shows: 'by facts of the host',
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24 }] }],
        text: `
virtual_server 192.168.1.10 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 192.168.1.11 80 {
        TCP_CHECK {
        }
    }
    real_server «192.168.2.11» 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'a route of the config',
        text: `
static_routes {
    10.8.0.0/16 via 192.168.100.1 dev eth0
}
virtual_server 192.168.100.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server «10.8.0.1» 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'one that is not where its neighbours are',
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 192.168.1.11 80 {
        TCP_CHECK {
        }
    }
    real_server «192.168.2.12» 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'servers in a network that the config does not show',
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
virtual_server 203.0.113.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    sorry_server 127.0.0.1 80
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.1.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'a tunnel for the one that is far away',
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.101/24
    }
}
virtual_server 192.168.1.101 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 192.168.1.11 80 {
        TCP_CHECK {
        }
    }
    real_server 192.168.2.12 80 {
        lvs_method TUN
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'a route to the link, and two interfaces of the host',
        host: [
          { ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24 }] },
          { ifname: 'eth1', addr_info: [{ local: '10.0.0.10', prefixlen: 16 }] },
        ],
        text: `
static_routes {
    172.16.0.0/16 dev eth1
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 10.0.7.1 80 {
        TCP_CHECK {
        }
    }
    real_server 172.16.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check(service, { report, config }) {
    const servers = serversOf(service).filter(({ forwarding, address }) => forwarding.method === 'DR' && !isLoopback(address));
    if (servers.length === 0) return;
    const networks = networksOf(config);
    const routes = routesOf(config);
    // a config that shows no network, no route and no host tells nothing of who is on the link
    if (networks.length === 0 && routes.length === 0) return;
    const near = nearestServer(servers, networks);
    for (const server of servers) {
      const { address, addressText, statement } = server;
      const route = routeFor(server, routes);
      if (networks.some((network) => contains(network, address)) || (route !== null && route.gateway === null)) continue;
      const spot = at(statement, 1);
      if (isHostKnown(server, config)) {
        if (!hostAddresses(config).some((own) => isSameAddress(own, address)))
          report('host', spot, { address: addressText }, { host: true });
      } else if (route !== null) {
        const related = [{ at: route.spot, message: 'the route' }];
        report('routed', spot, { address: addressText, gateway: `'${route.gateway ?? ''}'` }, { related });
      } else if (near !== null && near.server.address.family === address.family) {
        const related = near.network.spot === null ? [] : [{ at: near.network.spot, message: 'the network that the config shows' }];
        report('apart', spot, { address: addressText, network: near.network.text, other: near.server.addressText }, { related });
      }
    }
  },
});

const isHostKnown = ({ address }: AnyServer, config: Config): boolean =>
  hostNetworks(config).some((network) => network.address.family === address.family);

/** The most special route. */
function routeFor({ address }: AnyServer, routes: readonly RouteTo[]): RouteTo | null {
  const [best] = routes
    .filter(({ destination }) => contains(destination, address))
    .sort((a, b) => b.destination.prefix - a.destination.prefix);
  return best ?? null;
}

/** A real server that is in a network that the config shows, so that its neighbours should be there, too. */
function nearestServer(
  servers: readonly AnyServer[],
  networks: readonly KnownNetwork[],
): { server: AnyServer; network: KnownNetwork } | null {
  for (const server of servers) {
    const network = networks.find((candidate) => contains(candidate, server.address));
    if (network !== undefined) return { server, network };
  }
  return null;
}
