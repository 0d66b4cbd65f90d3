import { isLinkLocal } from '../../../../grammar/values/inet.ts';
import type { Instance } from '../../../model/vrrp/types.ts';
import { isSingleHost, keyOfNetwork, nameOfNetwork, type Network } from '../../networks.ts';
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
    const firsts = new Map<string, Instance>();
    for (const instance of config.model.vrrp.instances) {
      const { vrid, interface: own, unicast, family } = instance;
      if (vrid === null || own === null || unicast) continue;
      const { by, master, networks } = networksAt(instance, config);
      let told = false;
      for (const network of networks) {
        const key = `${vrid.value} ${family ?? 4} ${master} ${keyOfNetwork(network)}`;
        const first = firsts.get(key);
        if (first === undefined) firsts.set(key, instance);
        else if (!told && first.vrid !== null && first.interface?.value !== own.value) {
          told = true;
          const data = {
            name: first.name,
            vrid: vrid.value,
            network: nameOfNetwork(network),
            one: first.interface?.value ?? '',
            other: own.value,
          };
          const related = [{ at: at(first.vrid.statement), message: 'the same number' }];
          report(by, at(vrid.statement), data, by === 'host' ? { related, host: true } : { related });
        }
      }
    }
  },
});

interface Around {
  readonly by: 'vips' | 'host';
  /** The VRF or bridge that the interface belongs to: networks of two of them have nothing to do with each other. */
  readonly master: string;
  readonly networks: readonly Network[];
}

/** The networks that an instance is in: by what is known of the host, else by its own addresses. */
function networksAt(instance: Instance, config: Config): Around {
  const facts = factsOfInterface(instance.interface?.value ?? null, config);
  const networks = facts === null ? vipsOf(instance).filter(({ dev }) => dev === null) : facts.addresses;
  return {
    by: facts === null ? 'vips' : 'host',
    master: facts?.master ?? '',
    networks: networks.filter((network) => !isSingleHost(network) && !isLinkLocal(network.address)),
  };
}
