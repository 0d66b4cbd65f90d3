import { isMulticast, isUnspecified, type IPAddress } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

const BROADCAST = 0xffffffff;

const kindOf = (address: IPAddress): string | null => {
  if (isUnspecified(address)) return 'stands for no address at all, and matches no packet';
  if (isMulticast(address)) return 'is a multicast address, and IPVS balances none';
  return address.family === 4 && address.value === BROADCAST ? 'is the broadcast address, and IPVS balances no broadcasts' : null;
};

export const serviceAddressUnusable = rule({
  id: 'service-address-unusable',
  area: 'network',
  severity: 'error',
  summary: 'A virtual server for an address that no packet to a server can have: 0.0.0.0, multicast, broadcast.',
  why: 'IPVS compares the destination of each packet with the address of the service. 0.0.0.0 is not "all addresses": it matches nothing.',
  on: 'virtual server',
  messages: {
    address:
      "'{address}' {why}: this service never gets a connection. Write the virtual address, or use a firewall mark for many addresses.",
  },
  samples: {
    bad: [
      `
virtual_server «0.0.0.0» 80 {
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
        shows: 'in a group',
        text: `
virtual_server_group web {
    «224.0.0.5» 80
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
      `
virtual_server 192.168.1.100 80 {
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
    ],
  },
  check({ key, statement }, { report }) {
    if (key.kind === 'address') {
      const why = kindOf(key.address);
      if (why !== null) report('address', at(statement, 1), { address: key.text, why });
    } else if (key.kind === 'group') {
      for (const line of key.group.addresses) {
        const why = kindOf(line.first);
        if (why !== null) report('address', atValue(line, 0, 0), { address: line.text, why });
      }
    }
  },
});
