import { addressKey } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { factsOfInterface, interfaceOf } from '../../vips.ts';

/** The priority of a node that owns the addresses. */
const OWNER = 255;

export const ownerPriority = rule({
  id: 'owner-priority',
  area: 'vrrp',
  severity: 'warning',
  summary: 'Priority 255 where the addresses are not those of the node.',
  why: 'Priority 255 says that the virtual addresses are the own ones of this machine. keepalived then ignores the adverts of all others and every weight, and takes over at once when it starts.',
  on: 'instance',
  messages: {
    owner:
      'Priority 255 is for the node whose own addresses these are: keepalived ignores weights and the adverts of other nodes, so two such nodes are both master. Use 254 or less, if they are not.',
    host: "Priority 255 is for the node whose own addresses these are, and '{text}' is no address of this host: keepalived ignores weights and the adverts of other nodes. Use 254 or less.",
  },
  evidence: ['acassen/keepalived#1380', 'RFC 5798 5.2.4'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    «priority 255»
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
    state MASTER
    interface eth0
    virtual_router_id 51
    «priority 255»
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'the owner, by the facts of the host',
        host: [{ ifname: 'eth0', addr_info: [{ local: '192.168.1.100', prefixlen: 24, scope: 'global' }] }],
        text: `
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 255
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      },
      {
        shows: 'the owner, by the address that it sends from',
        text: `
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    mcast_src_ip 192.168.1.100
    priority 255
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance mail {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 254
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
      },
    ],
  },
  check(instance, { report, config }) {
    const { priority, source, strict } = instance;
    const [first] = instance.vips;
    if (priority?.value !== OWNER || first === undefined) return;
    const facts = factsOfInterface(interfaceOf(first, instance), config);
    const key = addressKey(first.address);
    if (facts !== null) {
      if (facts.addresses.some(({ address }) => addressKey(address) === key)) return;
      report('host', at(priority.statement), { text: first.text }, { host: true });
    } else if (!strict && !(source !== null && addressKey(source.value) === key)) report('owner', at(priority.statement));
  },
});
