import { addressKey } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const sourceNotOnHost = rule({
  id: 'source-not-on-host',
  area: 'vrrp',
  severity: 'error',
  summary: 'An address to send adverts from that the host does not have.',
  why: 'Nothing can be sent from an address that is not there. Mostly the file of another node was copied.',
  on: 'config',
  messages: {
    missing:
      "This host has no address '{text}', so keepalived cannot send adverts from it. Is this the file of another node? Write an address of this host.",
  },
  evidence: ['acassen/keepalived#2216', 'acassen/keepalived#2651'],
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
    unicast_src_ip «192.168.1.12»
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
    good: [
      {
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24, scope: 'global' }] }],
        text: `
static_ipaddress {
    192.168.1.12/24 dev eth0
}
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
vrrp_instance mail {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    unicast_src_ip 192.168.1.12
    unicast_peer {
        192.168.1.11
    }
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
      },
    ],
  },
  check({ host, model: { vrrp } }, { report }) {
    if (host === null) return;
    const known = [...[...host.interfaces.values()].flatMap(({ addresses }) => addresses), ...vrrp.statics.addresses];
    const keys = new Set(known.map(({ address }) => addressKey(address)));
    for (const { source, interface: own } of vrrp.instances) {
      // an interface that is not there is told by itself
      if (source === null || (own !== null && !host.interfaces.has(own.value)) || keys.has(addressKey(source.value))) continue;
      report('missing', at(source.statement, 1), { text: source.statement.word(1) ?? '' }, { host: true });
    }
  },
});
