import { isLoopback, isMulticast, isUnspecified } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const peerOfSpecialRange = rule({
  id: 'peer-of-special-range',
  area: 'network',
  severity: 'error',
  summary: 'A unicast peer that cannot be another machine.',
  why: 'Adverts to a loopback, multicast or unspecified address reach no other node: each of them thinks that it is alone and becomes master.',
  on: 'instance',
  messages: {
    peer: "'{text}' cannot be the address of another node, so this peer never hears an advert and becomes master, too. List the address of the peer itself.",
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
        «127.0.0.1»
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
        10.0.0.11
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
  },
  check({ peers }, { report }) {
    for (const peer of peers) {
      const { address, text } = peer;
      if (isLoopback(address) || isMulticast(address) || isUnspecified(address)) report('peer', atValue(peer, 0, 0), { text });
    }
  },
});
