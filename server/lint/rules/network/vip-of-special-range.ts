import { isLoopback, isMulticast, isUnspecified, type IPAddress } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { vipsOf } from '../../vips.ts';

type Kind = 'unspecified' | 'multicast' | 'loopback' | 'reserved';

export const vipOfSpecialRange = rule({
  id: 'vip-of-special-range',
  area: 'network',
  severity: 'error',
  summary: 'A virtual address from a range that no machine can be reached at.',
  why: 'Unspecified, loopback, multicast and reserved addresses cannot be moved between machines: the kernel refuses them, or nobody can reach them.',
  on: 'instance',
  messages: {
    unspecified: "'{text}' stands for no address at all: the kernel refuses it. Write the virtual address here.",
    multicast: "'{text}' is a multicast address: the kernel refuses it as an address of a machine. Write a unicast address.",
    loopback:
      "'{text}' is a loopback address: every machine has it for itself, so other machines cannot reach it. Write an address of the network.",
    reserved: "'{text}' is in the reserved range from 240.0.0.0 up: other machines do not talk to it. Write an address of the network.",
  },
  evidence: ['RFC 6890'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        «0.0.0.0»
        «127.0.0.1/8»
        «224.0.0.18»
        «255.255.255.255»
    }
}
`,
      `
vrrp_instance web6 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        «::»
        «::1»
        «ff02::12»
    }
}
`,
    ],
    good: [
      {
        shows: 'link-local and private addresses, and loopback addresses that are meant for this machine alone',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        169.254.10.1/24
        100.64.0.1/24
        223.255.255.1/24
        127.0.0.53/8 dev lo
    }
}
`,
      },
    ],
  },
  check(instance, { report }) {
    for (const vip of vipsOf(instance)) {
      const kind = kindOf(vip.address);
      if (kind === null || (kind === 'loopback' && vip.dev === 'lo')) continue;
      report(kind, atValue(vip, 0, 0), { text: vip.text });
    }
  },
});

function kindOf(address: IPAddress): Kind | null {
  if (isUnspecified(address)) return 'unspecified';
  if (isMulticast(address)) return 'multicast';
  if (isLoopback(address)) return 'loopback';
  return address.family === 4 && address.value >= 0xf0000000 ? 'reserved' : null;
}
