import { contains } from '../../../../grammar/values/network.ts';
import { isLinkLocal, isMulticast, isUnspecified, type IPAddress } from '../../../../grammar/values/inet.ts';
import { serversOf } from '../../lvs-parts.ts';
import { networksOf, type KnownNetwork } from '../../reach.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const BROADCAST = 0xffffffff;

/** Below this, a network has no addresses that are set aside. */
const LONGEST_WITH_BROADCAST = 30;

const kindOf = (address: IPAddress): string | null => {
  if (isUnspecified(address)) return 'no address at all';
  if (isMulticast(address)) return 'a multicast address';
  if (address.family === 6) return isLinkLocal(address) ? 'a link-local address, which means something only on one interface' : null;
  return address.value === BROADCAST ? 'the broadcast address' : null;
};

function setAside(address: IPAddress, { address: inside, prefix }: KnownNetwork): string | null {
  if (address.family !== 4 || inside.family !== 4 || prefix > LONGEST_WITH_BROADCAST) return null;
  const size = 2 ** (32 - prefix);
  const place = address.value % size;
  return place === 0 ? 'network' : place === size - 1 ? 'broadcast' : null;
}

export const serverAddressUnusable = rule({
  id: 'server-address-unusable',
  area: 'network',
  severity: 'error',
  summary: 'A real or sorry server with an address that no host can have: 0.0.0.0, multicast, broadcast.',
  why: 'The kernel refuses such a server, or packets to it go nowhere.',
  on: 'virtual server',
  messages: {
    address:
      "'{address}' is {what}, so the kernel cannot send connections there: this server never gets one. Write the address of the host.",
    network:
      "'{address}' is the {what} address of {network}, which no host has: this server never gets a connection. Write the address of the host.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server «0.0.0.0» 80 {
        MISC_CHECK {
            misc_path "/usr/bin/true"
        }
    }
}
global_defs {
    enable_script_security
    script_user root
}
`,
      {
        shows: 'the network of a virtual address',
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server «192.168.1.255» 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'an address ending in 255 in a larger network',
        text: `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/16
    }
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 192.168.1.255 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check(service, { report, config }) {
    const networks = networksOf(config);
    for (const { address, addressText, statement } of serversOf(service)) {
      const what = kindOf(address);
      if (what !== null) {
        report('address', at(statement, 1), { address: addressText, what });
        continue;
      }
      // a smaller network in a larger one decides
      const around = networks.filter((network) => contains(network, address)).sort((a, b) => b.prefix - a.prefix)[0];
      const place = around === undefined ? null : setAside(address, around);
      if (around === undefined || place === null) continue;
      const more = around.spot === null ? { host: true as const } : { related: [{ at: around.spot, message: 'the network' }] };
      report('network', at(statement, 1), { address: addressText, what: place, network: around.text }, more);
    }
  },
});
