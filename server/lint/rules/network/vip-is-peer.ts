import { addressKey } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { vipIndex } from '../../vips.ts';

export const vipIsPeer = rule({
  id: 'vip-is-peer',
  area: 'network',
  severity: 'error',
  summary: 'A unicast peer that is a virtual address.',
  why: 'Adverts must go to an address that a peer always has. Sent to a virtual address, they reach whoever is master, which is this node itself once it has taken over.',
  on: 'instance',
  messages: {
    peer: "The peer '{text}' is a virtual address of vrrp_instance {name}: once this node is master, its adverts go to itself and the others hear nothing. List the peer's own address.",
  },
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
        «192.168.1.100»
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
    good: [
      `
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
    ],
  },
  check({ peers }, { report, config }) {
    if (peers.length === 0) return;
    const vips = vipIndex(config);
    for (const peer of peers) {
      const found = vips.get(addressKey(peer.address));
      if (found === undefined) continue;
      const related = [{ at: atValue(found.vip, 0, 0), message: 'it is a virtual address here' }];
      report('peer', atValue(peer, 0, 0), { text: peer.text, name: found.instance.name }, { related });
    }
  },
});
