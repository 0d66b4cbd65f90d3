import { addressKey } from '../../../../grammar/values/inet.ts';
import type { InterfaceAddress } from '../../../model/host.ts';
import type { Instance, Vip } from '../../../model/vrrp/types.ts';
import { contains } from '../../networks.ts';
import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';
import { factsOfInterface, interfaceOf, vipsOf } from '../../vips.ts';

/** The priority of a node that owns the addresses. */
const OWNER = 255;

export const vipIsOwnAddress = rule({
  id: 'vip-is-own-address',
  area: 'network',
  severity: 'error',
  summary: "A virtual address that is this machine's own.",
  why: 'A virtual address moves; the own address of a machine must stay. A backup that has the address all the same answers for it beside the master, and keepalived removes it from the interface when it becomes backup.',
  on: 'config',
  messages: {
    source:
      "'{text}' is the address that this node sends its adverts from, too: as a backup it would lose it, or have it beside the master. Use an address that no machine has of its own.",
    host: "'{text}' is the own address of '{interface}' on this host: as a backup it would lose it, or have it beside the master. Use an address that no machine has of its own, or priority 255 if this node is its owner.",
  },
  evidence: ['RFC 5798 1.2'],
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
        «192.168.1.10/24»
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
    virtual_ipaddress {
        «192.168.1.10»
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'the owner of its address',
        text: `
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 255
    unicast_src_ip 192.168.1.10
    unicast_peer {
        192.168.1.11
    }
    virtual_ipaddress {
        192.168.1.10/24
    }
}
`,
      },
      {
        shows: 'a host that is master now: the virtual address is there, too',
        host: [
          {
            ifname: 'eth0',
            addr_info: [
              { local: '192.168.1.10', prefixlen: 24, scope: 'global' },
              { local: '192.168.1.100', prefixlen: 24, scope: 'global' },
              { local: '192.168.1.101', prefixlen: 32, scope: 'global' },
            ],
          },
        ],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
        192.168.1.101
    }
}
`,
      },
    ],
  },
  check(config, { report }) {
    const sources = sourcesOf(config.model.vrrp.instances);
    for (const instance of config.model.vrrp.instances) {
      if (instance.basePriority === OWNER) continue;
      for (const vip of vipsOf(instance)) {
        const source = sources.get(addressKey(vip.address));
        const facts = factsOfInterface(interfaceOf(vip, instance), config);
        const spot = atValue(vip, 0, 0);
        if (source !== undefined) {
          report('source', spot, { text: vip.text }, { related: [{ at: at(source), message: 'it sends from here' }] });
        } else if (facts !== null && isOwn(vip, facts.addresses)) {
          report('host', spot, { text: vip.text, interface: facts.name }, { host: true });
        }
      }
    }
  },
});

const sourcesOf = (instances: readonly Instance[]) =>
  new Map(instances.flatMap(({ source }) => (source === null ? [] : [[addressKey(source.value), source.statement] as const])));

/** On the master the virtual address is there, too, but with the prefix of the config, and behind an address of the machine's own. */
function isOwn(vip: Vip, addresses: readonly InterfaceAddress[]): boolean {
  const key = addressKey(vip.address);
  const index = addresses.findIndex(({ address }) => addressKey(address) === key);
  const found = addresses[index];
  if (found === undefined) return false;
  if (found.prefix !== vip.prefix) return true;
  const others = addresses.filter((other) => other !== found && other.address.family === found.address.family && other.scope !== 'link');
  return others.length === 0 || (index === 0 && others.some((other) => contains(found, other.address)));
}
