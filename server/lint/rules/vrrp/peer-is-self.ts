import { addressKey } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

export const peerIsSelf = rule({
  id: 'peer-is-self',
  area: 'vrrp',
  severity: 'error',
  summary: 'A node that is a unicast peer of itself.',
  why: 'It sends its adverts to itself, and the node that was meant hears nothing. Mostly the file of another node was copied, and only half of it changed.',
  on: 'instance',
  messages: {
    source:
      "'{text}' is this node's own address by '{keyword}': it sends its adverts to itself. List the addresses of the other nodes only.",
    host: "'{text}' is an address of this host ('{interface}'): it sends its adverts to itself. List the addresses of the other nodes only.",
  },
  evidence: ['acassen/keepalived#2216'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 192.168.1.10
    unicast_peer {
        «192.168.1.10»
        192.168.1.11
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      {
        shows: 'facts of the host',
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24, scope: 'global' }] }],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_peer {
        «192.168.1.10»
        192.168.1.11
    }
    virtual_ipaddress {
        192.168.1.100/24
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
    unicast_src_ip 192.168.1.10
    unicast_peer {
        192.168.1.11
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      },
    ],
  },
  check({ peers, source, vips }, { report, config }) {
    // on the master they are the host's addresses, too, and another rule's affair
    const virtual = new Set(vips.map(({ address }) => addressKey(address)));
    const own = [...(config.host?.interfaces.values() ?? [])].flatMap(({ name, addresses }) =>
      addresses.map(({ address }) => [addressKey(address), name] as const),
    );
    const interfaces = new Map(own.filter(([key]) => !virtual.has(key)));
    for (const peer of peers) {
      const { text } = peer;
      const key = addressKey(peer.address);
      const name = interfaces.get(key);
      if (source !== null && addressKey(source.value) === key) {
        const related = [{ at: at(source.statement), message: 'its own address' }];
        report('source', atValue(peer, 0, 0), { text, keyword: source.statement.keyword.name }, { related });
      } else if (name !== undefined) report('host', atValue(peer, 0, 0), { text, interface: name }, { host: true });
    }
  },
});
