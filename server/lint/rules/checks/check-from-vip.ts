import { addressKey } from '../../../../grammar/values/inet.ts';
import { parseAddress } from '../../../../grammar/values/inet.ts';
import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

export const checkFromVip = rule({
  id: 'check-from-vip',
  area: 'checks',
  severity: 'warning',
  summary: "A check whose 'bindto' is a virtual address of VRRP.",
  why: 'Only the master has the address. On every other node the check cannot be sent and fails, so a node that becomes master begins with all real servers down.',
  on: 'checker',
  needs: ['bindto'],
  messages: {
    vip: "'{address}' is a virtual address, which only the master has: on the other nodes this check fails, and after a failover all real servers are down until it has passed. Use an address of the node itself, or leave 'bindto' out.",
  },
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
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 192.168.1.11 80 {
        TCP_CHECK {
            bindto «192.168.1.100»
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'checks that rest where the address is not',
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
    lb_kind NAT
    protocol TCP
    ha_suspend
    real_server 192.168.1.11 80 {
        TCP_CHECK {
            bindto 192.168.1.100
        }
    }
}
`,
      },
    ],
  },
  check({ checker, service }, { report, config: { model } }) {
    const from = lastOf(checker.statement, 'bindto');
    const address = parseAddress(from?.word(1) ?? '');
    if (from === null || address === null || service.haSuspend) return;
    const key = addressKey(address);
    const vip = model.vrrp.instances
      .flatMap(({ vips, excludedVips }) => [...vips, ...excludedVips])
      .find((candidate) => addressKey(candidate.address) === key);
    if (vip === undefined) return;
    report('vip', at(from, 1), { address: vip.text }, { related: [{ at: atValue(vip), message: 'the virtual address' }] });
  },
});
