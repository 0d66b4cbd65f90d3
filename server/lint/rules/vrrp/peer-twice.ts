import { addressKey } from '../../../../grammar/values/inet.ts';
import type { Peer } from '../../../model/vrrp/types.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const peerTwice = rule({
  id: 'peer-twice',
  area: 'vrrp',
  severity: 'warning',
  summary: 'The same unicast peer twice, in releases that do not report it.',
  why: 'It gets every advert twice; mostly the address of another node was meant, which now hears nothing and becomes master. From 2.3.3 on keepalived reports it.',
  on: 'instance',
  messages: {
    twice:
      "'{text}' is listed already. Was another node meant? That one hears no advert and becomes master, too. Releases from 2.3.3 on report it.",
  },
  samples: {
    bad: [
      {
        keepalived: '2.2.7',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 192.168.1.10
    unicast_peer {
        192.168.1.11
        «192.168.1.11»
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
        keepalived: '2.2.7',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 192.168.1.10
    unicast_peer {
        192.168.1.11
        192.168.1.12
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      },
    ],
  },
  check({ peers }, { report, since }) {
    if (since('2.3.3')) return;
    const firsts = new Map<string, Peer>();
    for (const peer of peers) {
      const first = firsts.get(addressKey(peer.address));
      if (first === undefined) firsts.set(addressKey(peer.address), peer);
      else report('twice', atValue(peer, 0, 0), { text: peer.text }, { related: [{ at: atValue(first, 0, 0), message: 'the first one' }] });
    }
  },
});
