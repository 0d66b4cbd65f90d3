import { addressKey, isLoopback } from '../../../../grammar/values/inet.ts';
import { hostAddresses } from '../../reach.ts';
import { once } from '../../once.ts';
import { rule, type Spot } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

/** Addresses of the other directors and of this one, and where the config names them. */
const directorsOf = once((config) => {
  const peers = new Map<string, Spot>();
  const sources = new Map<string, Spot>();
  for (const { source, peers: others } of config.model.vrrp.instances) {
    for (const peer of others) peers.set(addressKey(peer.address), atValue(peer, 0, 0));
    if (source !== null) sources.set(addressKey(source.value), at(source.statement));
  }
  return { peers, sources, own: new Set(hostAddresses(config).map(addressKey)) };
});

export const directorIsRealServer = rule({
  id: 'director-is-real-server',
  area: 'network',
  severity: 'warning',
  summary: 'A director that is a real server of its own service, by DR or TUN.',
  why: 'The other director has the same table: a packet that the master passes on to it as a real server is balanced a second time there, and may come back. Connections hang, and the two can send packets to and fro.',
  on: 'virtual server',
  messages: {
    peer: "'{address}' is a director, too ('unicast_peer'): it has the same virtual server, balances what it gets by {method} once more, and may send it back. Mark only packets that do not come from the other director and use a firewall mark, or keep directors and real servers apart.",
    own: "'{address}' is this director itself: as backup it gets packets by {method} from the master, balances them once more, and may send them back. Mark only packets that do not come from the other director and use a firewall mark, or keep directors and real servers apart.",
  },
  evidence: ['acassen/keepalived#2450', 'acassen/keepalived#657', 'acassen/keepalived#380'],
  samples: {
    bad: [
      `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 192.168.1.11
    unicast_peer {
        192.168.1.12
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server «192.168.1.11» 80 {
        TCP_CHECK {
        }
    }
    real_server «192.168.1.12» 80 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'an address of the host',
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.11', prefixlen: 24 }] }],
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
    real_server «192.168.1.11» 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'a mark that only clients get, and a sorry server on the director',
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 192.168.1.11
    unicast_peer {
        192.168.1.12
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
virtual_server fwmark 5 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    sorry_server 127.0.0.1
    real_server 192.168.1.11 {
        TCP_CHECK {
            connect_port 80
        }
    }
    real_server 192.168.1.12 {
        TCP_CHECK {
            connect_port 80
        }
    }
}
`,
      },
      {
        shows: 'one director alone',
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.11', prefixlen: 24 }] }],
        text: `
virtual_server 192.168.1.11 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 192.168.1.11 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ key, realServers }, { report, config }) {
    const { instances } = config.model.vrrp;
    if (key.kind === 'fwmark' || (key.kind === 'group' && key.group.addresses.length === 0) || instances.length === 0) return;
    const { peers, sources, own } = directorsOf(config);
    for (const { address, addressText, forwarding, statement } of realServers) {
      const { method } = forwarding;
      if (method === 'NAT' || isLoopback(address)) continue;
      const peer = peers.get(addressKey(address));
      const source = sources.get(addressKey(address));
      if (peer === undefined && source === undefined && !own.has(addressKey(address))) continue;
      const spot = at(statement, 1);
      const data = { address: addressText, method };
      if (peer !== undefined) report('peer', spot, data, { related: [{ at: peer, message: 'the other director' }] });
      else if (source !== undefined) report('own', spot, data, { related: [{ at: source, message: 'the address of this director' }] });
      else report('own', spot, data, { host: true });
    }
  },
});
