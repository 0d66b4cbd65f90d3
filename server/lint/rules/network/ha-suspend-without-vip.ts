import { addressKey, isSameAddress } from '../../../../grammar/values/inet.ts';
import { lastOf } from '../../lvs-parts.ts';
import { heldByAddress, hostAddresses } from '../../reach.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const haSuspendWithoutVip = rule({
  id: 'ha-suspend-without-vip',
  area: 'network',
  severity: 'info',
  summary: "'ha_suspend' in a config that moves no address.",
  why: 'With ha_suspend the checks rest while the host does not have the address of the virtual server. Where nothing gives it the address, no check ever runs, and dead servers keep their traffic.',
  on: 'virtual server',
  messages: {
    never:
      "'ha_suspend' stops the checks while this host does not have '{address}', and nothing in this config gives it that address: if nobody else does, no check ever runs. Add the vrrp_instance, or leave 'ha_suspend' out.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    «ha_suspend»
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'an address that is always there',
        text: `
static_ipaddress {
    192.168.1.100/24 dev eth0
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    ha_suspend
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ key, haSuspend, statement }, { report, config }) {
    const from = lastOf(statement, 'ha_suspend');
    // with instances, an address that none of them holds is another rule's
    if (!haSuspend || from === null || key.kind !== 'address' || config.model.vrrp.instances.length > 0) return;
    if (heldByAddress(config).has(addressKey(key.address)) || hostAddresses(config).some((own) => isSameAddress(own, key.address))) return;
    report('never', at(from), { address: key.text });
  },
});
