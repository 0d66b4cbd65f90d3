import { isLinkLocal } from '../../../../grammar/values/inet.ts';
import type { Instance } from '../../../model/vrrp/types.ts';
import { isSameNetwork, isSingleHost, nameOfNetwork, type Network } from '../../networks.ts';
import { rule, type Config } from '../../rule.ts';
import { at } from '../../spot.ts';
import { factsOfInterface, vipsOf } from '../../vips.ts';

export const vridOnOneLan = rule({
  id: 'vrid-on-one-lan',
  area: 'vrrp',
  severity: 'error',
  summary: 'The same virtual_router_id on two interfaces of one network.',
  why: 'A virtual router is known on its network by its number alone. Two interfaces of one network hear the adverts of each other, and of each instance take the other for a second master.',
  on: 'config',
  messages: {
    vips: 'The vrrp_instance {name} has virtual_router_id {vrid}, too, and addresses of {network} as this one: on one network each hears the adverts of the other and takes them for its own. Give one of them another number.',
    host: "The vrrp_instance {name} has virtual_router_id {vrid}, too, and '{one}' and '{other}' of this host are both in {network}: each hears the adverts of the other and takes them for its own. Give one of them another number.",
  },
  evidence: ['acassen/keepalived#2444', 'RFC 5798 5.2.3'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance mail {
    state BACKUP
    interface eth1
    «virtual_router_id 51»
    priority 100
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
      {
        shows: 'facts of the host',
        host: [
          { ifname: 'eth0', addr_info: [{ local: '192.168.1.10', prefixlen: 24, scope: 'global' }] },
          { ifname: 'eth1', addr_info: [{ local: '192.168.1.11', prefixlen: 24, scope: 'global' }] },
        ],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100
    }
}
vrrp_instance mail {
    state BACKUP
    interface eth1
    «virtual_router_id 51»
    priority 100
    virtual_ipaddress {
        192.168.1.101
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'two networks, two families, two peers by unicast',
        text: `
vrrp_instance inside {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance outside {
    state BACKUP
    interface eth1
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        203.0.113.100/24
    }
}
vrrp_instance inside6 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::51/64
        2001:db8:1::51/64
    }
}
vrrp_instance outside6 {
    state BACKUP
    interface eth1
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::51/64
        2001:db8:2::51/64
    }
}
`,
      },
      {
        shows: 'networks of one number in different VRFs',
        host: [
          { ifname: 'eth0', master: 'red', addr_info: [{ local: '192.168.1.10', prefixlen: 24, scope: 'global' }] },
          { ifname: 'eth1', master: 'blue', addr_info: [{ local: '192.168.1.10', prefixlen: 24, scope: 'global' }] },
        ],
        text: `
vrrp_instance red {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100
    }
}
vrrp_instance blue {
    state BACKUP
    interface eth1
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.101
    }
}
`,
      },
    ],
  },
  check(config, { report }) {
    const sameRouter = new Map<string, Instance[]>();
    for (const instance of config.model.vrrp.instances) {
      const { vrid, interface: own, unicast, family } = instance;
      if (vrid === null || own === null || unicast) continue;
      const key = `${vrid.value} ${family ?? 4}`;
      const others = sameRouter.get(key) ?? [];
      sameRouter.set(key, [...others, instance]);
      const first = others.find((other) => other.interface?.value !== own.value && sharedNetwork(other, instance, config) !== null);
      const shared = first === undefined ? null : sharedNetwork(first, instance, config);
      if (first === undefined || shared === null || first.vrid === null) continue;
      const data = {
        name: first.name,
        vrid: vrid.value,
        network: nameOfNetwork(shared.network),
        one: first.interface?.value ?? '',
        other: own.value,
      };
      const related = [{ at: at(first.vrid.statement), message: 'the same number' }];
      report(shared.by, at(vrid.statement), data, shared.by === 'host' ? { related, host: true } : { related });
    }
  },
});

interface Shared {
  readonly by: 'vips' | 'host';
  readonly network: Network;
}

function sharedNetwork(one: Instance, other: Instance, config: Config): Shared | null {
  const facts = [one, other].map((instance) => factsOfInterface(instance.interface?.value ?? null, config));
  const by = facts.every((known) => known !== null) ? 'host' : 'vips';
  if (facts[0]?.master !== facts[1]?.master) return null;
  const [ours, theirs] = by === 'host' ? facts.map((known) => networksOf(known?.addresses ?? [])) : [one, other].map(networksOfVips);
  const network = ours?.find((candidate) => theirs?.some((their) => isSameNetwork(candidate, their)));
  return network === undefined ? null : { by, network };
}

const networksOfVips = (instance: Instance): readonly Network[] => networksOf(vipsOf(instance).filter(({ dev }) => dev === null));

const networksOf = (addresses: readonly Network[]): readonly Network[] =>
  addresses.filter((address) => !isSingleHost(address) && !isLinkLocal(address.address));
