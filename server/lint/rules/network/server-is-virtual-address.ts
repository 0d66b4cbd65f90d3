import { addressKey } from '../../../../grammar/values/inet.ts';
import { heldByAddress } from '../../reach.ts';
import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

export const serverIsVirtualAddress = rule({
  id: 'server-is-virtual-address',
  area: 'network',
  severity: 'warning',
  summary: 'A real server whose address is a virtual address.',
  why: 'The virtual address is on the master, so the master sends itself these connections, and IPVS does not look at them a second time. On a backup the check asks the master. Mostly the wrong address was copied.',
  on: 'virtual server',
  messages: {
    service:
      "'{address}' is the address of the virtual server itself, so this real server is whichever node is master: IPVS does not balance its own packets again. Write the address of a real server.",
    vip: "'{address}' is a virtual address of this config, so this real server is whichever node is master: IPVS does not balance its own packets again. Write the address of a real server.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server «192.168.1.100» 8080 {
        TCP_CHECK {
        }
    }
}
`,
      `
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
        10.0.0.1/24
    }
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server «10.0.0.1» 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'a sorry server on the master itself',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    sorry_server 192.168.1.100 8080
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ key, realServers }, { report, config }) {
    const own = key.kind === 'address' ? addressKey(key.address) : '';
    const vips = heldByAddress(config);
    for (const { address, addressText, statement } of realServers) {
      const vip = vips.get(addressKey(address));
      if (vip === undefined && addressKey(address) !== own) continue;
      const related = vip === undefined ? [] : [{ at: atValue(vip, 0, 0), message: 'the virtual address' }];
      if (addressKey(address) === own) report('service', at(statement, 1), { address: addressText }, { related });
      else report('vip', at(statement, 1), { address: addressText }, { related });
    }
  },
});
