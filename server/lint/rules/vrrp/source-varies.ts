import { addressKey } from '../../../../grammar/values/inet.ts';
import type { Instance } from '../../../model/vrrp/types.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const sourceVaries = rule({
  id: 'source-varies',
  area: 'vrrp',
  severity: 'warning',
  summary: 'Instances on one interface that send from different addresses.',
  why: 'A node mostly has one address on an interface. Two of them are often the trace of a block that was copied from the file of another node, and then keepalived cannot send.',
  on: 'config',
  messages: {
    varies:
      "'{text}' is another address on '{interface}' than that of vrrp_instance {name}, '{other}'. If this node does not have both, one was copied from another node and keepalived cannot send from it.",
  },
  evidence: ['acassen/keepalived#2651'],
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
    unicast_src_ip «192.168.1.11»
    unicast_peer {
        192.168.1.10
    }
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
    ],
    good: [
      {
        shows: 'another interface, another family, another network',
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
vrrp_instance mail {
    state BACKUP
    interface eth1
    virtual_router_id 52
    priority 100
    unicast_src_ip 10.0.0.10
    unicast_peer {
        10.0.0.11
    }
    virtual_ipaddress {
        10.0.0.100/24
    }
}
vrrp_instance web6 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 2001:db8::10
    unicast_peer {
        2001:db8::11
    }
    virtual_ipaddress {
        2001:db8::100/64
    }
}
`,
      },
    ],
  },
  check({ model, host }, { report }) {
    // with facts, each address is judged by itself
    if (host !== null) return;
    const firsts = new Map<string, Instance>();
    for (const instance of model.vrrp.instances) {
      const { source, interface: own, family } = instance;
      if (source === null || own === null || !instance.unicast) continue;
      const key = `${family ?? 4} ${own.value}`;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, instance);
      else if (first.source !== null && addressKey(first.source.value) !== addressKey(source.value) && isSwapped(first, instance)) {
        const other = first.source.statement;
        const data = { text: source.statement.word(1) ?? '', interface: own.value, name: first.name, other: other.word(1) ?? '' };
        report('varies', at(source.statement, 1), data, { related: [{ at: at(other), message: 'the other address' }] });
      }
    }
  },
});

/** One of the two addresses is a peer of the other instance: they are those of two nodes. */
const isSwapped = (one: Instance, other: Instance): boolean =>
  (other.source !== null && one.peerOf.has(addressKey(other.source.value))) ||
  (one.source !== null && other.peerOf.has(addressKey(one.source.value)));
