import { contains } from '../../../../grammar/values/network.ts';
import { nearest } from '../../../../grammar/nearest.ts';
import { addressKey, isLoopback, isMulticast, isUnspecified, type IPAddress } from '../../../../grammar/values/inet.ts';
import type { VirtualServer } from '../../../model/lvs/types.ts';
import { heldAddresses, hostAddresses, routesOf, type KnownNetwork } from '../../reach.ts';
import { rule, type Config, type Spot } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

/** So many addresses of a range are looked at. */
const MOST_OF_RANGE = 1024;

export const serviceAddressNotVip = rule({
  id: 'service-address-not-vip',
  area: 'network',
  severity: 'warning',
  summary: 'A virtual server whose address no vrrp_instance holds.',
  why: 'Packets reach the director only if it has the address. Where VRRP moves the others and not this one, the service does not move in a failover, or is not reached at all.',
  on: 'config',
  messages: {
    address:
      "No vrrp_instance (or static_ipaddress) of this config holds '{address}', so the service is not there when this node becomes master.{meant} Add it to 'virtual_ipaddress' or 'virtual_ipaddress_excluded'.",
    range:
      "No vrrp_instance (or static_ipaddress) of this config holds '{address}' of the range '{range}', so that service is not there when this node becomes master. Add it to 'virtual_ipaddress_excluded', or make the range shorter.",
  },
  evidence: ['acassen/keepalived#2389'],
  samples: {
    bad: [
      `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
virtual_server «192.168.1.110» 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'a range that is longer than what VRRP holds',
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
        192.168.1.101/24
    }
}
virtual_server_group web {
    «192.168.1.100-102» 80
}
virtual_server group web {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'nothing but virtual servers, a mark, and addresses in other places',
        text: `
virtual_server 192.168.1.110 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
      `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    virtual_ipaddress_excluded {
        2001:db8::100/64
    }
}
static_ipaddress {
    192.168.1.120/24 dev eth0
}
virtual_server 2001:0db8::0100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 2001:db8:1::1 80 {
        TCP_CHECK {
        }
    }
}
virtual_server 192.168.1.120 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
virtual_server fwmark 7 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'a route that makes a whole network local',
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    virtual_routes {
        local 203.0.113.0/24 dev lo
    }
}
virtual_server 203.0.113.8 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'an address that the host has anyway',
        host: [{ ifname: 'eth1', addr_info: [{ local: '203.0.113.8', prefixlen: 24 }] }],
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.101/24
    }
}
virtual_server 203.0.113.8 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check(config, { report }) {
    const { model } = config;
    if (!model.vrrp.instances.some(({ vips }) => vips.length > 0) || hasUnreadAddresses(config)) return;
    const isHeld = holder(config);
    const told = new Set<string>();
    const names = heldAddresses(config).map(({ text }) => text);
    for (const { address, text, spot, range } of model.lvs.virtualServers.flatMap(wantedOf)) {
      const missing = address.find((candidate) => !isHeld(candidate));
      if (missing === undefined || told.has(addressKey(missing))) continue;
      told.add(addressKey(missing));
      if (range) report('range', spot, { address: dotted(missing) ?? text, range: text });
      else {
        const [meant] = names.length > MOST_OF_RANGE ? [] : nearest(text, names, 1);
        report('address', spot, { address: text, meant: meant === undefined ? '' : ` Did you mean '${meant}'?` });
      }
    }
  },
});

interface Wanted {
  readonly address: readonly IPAddress[];
  readonly text: string;
  readonly spot: Spot;
  readonly range: boolean;
}

function wantedOf({ key, statement }: VirtualServer): Wanted[] {
  if (key.kind === 'address') return [{ address: [key.address], text: key.text, spot: at(statement, 1), range: false }];
  if (key.kind === 'fwmark') return [];
  return key.group.addresses.map((line) => {
    const { first, count, text } = line;
    const addresses: IPAddress[] = [first];
    for (let index = 1; first.family === 4 && index < Math.min(count, MOST_OF_RANGE); index++) {
      addresses.push({ family: 4, value: first.value + index });
    }
    return { address: addresses, text, spot: atValue(line, 0, 0), range: count > 1 };
  });
}

const dotted = (address: IPAddress): string | null =>
  address.family === 4 ? [24, 16, 8, 0].map((shift) => (address.value >>> shift) & 255).join('.') : null;

function holder(config: Config): (address: IPAddress) => boolean {
  const held = heldAddresses(config);
  const sources = config.model.vrrp.instances.map(({ source }) => source?.value).filter((source) => source !== undefined);
  const keys = new Set([...held.map(({ address }) => address), ...sources, ...hostAddresses(config)].map(addressKey));
  const networks: Pick<KnownNetwork, 'address' | 'prefix'>[] = [
    ...held.filter(({ dev }) => dev === 'lo'),
    ...routesOf(config).flatMap(({ destination, local }) => (local ? [destination] : [])),
  ];
  return (address) =>
    keys.has(addressKey(address)) ||
    isLoopback(address) ||
    // what can be nobody's address is another rule's
    isUnspecified(address) ||
    isMulticast(address) ||
    networks.some((network) => contains(network, address));
}

/** Lines that were dropped, placeholders, say: what they were to hold is not known. */
function hasUnreadAddresses({ model: { vrrp } }: Config): boolean {
  return vrrp.instances.some(({ statement, vips, excludedVips }) => {
    const lines = (statement.block?.items ?? [])
      .filter(({ keyword }) => keyword.name === 'virtual_ipaddress' || keyword.name === 'virtual_ipaddress_excluded')
      .flatMap(({ values }) => values ?? []);
    return lines.length > vips.length + excludedVips.length;
  });
}
