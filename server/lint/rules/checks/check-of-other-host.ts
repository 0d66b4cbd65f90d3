import { addressKey } from '../../../../grammar/values/inet.ts';
import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { heldByAddress } from '../../reach.ts';

export const checkOfOtherHost = rule({
  id: 'check-of-other-host',
  area: 'checks',
  severity: 'warning',
  summary: 'A check that connects to another real server, or to a virtual address.',
  why: "Left over from a copied block, 'connect_ip' checks the wrong host: when the real server dies, it keeps its traffic. A virtual address leads back to the director itself.",
  on: 'checker',
  needs: ['connect_ip'],
  messages: {
    other:
      "This check of '{server}' connects to '{address}', which is another real server: if '{server}' dies, it keeps its traffic. Leave 'connect_ip' out, or give an address of '{server}'.",
    virtual:
      "This check of '{server}' connects to the virtual address '{address}', which leads back to the director or its partner: it says nothing of '{server}'. Leave 'connect_ip' out.",
  },
  samples: {
    bad: [
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
    real_server 10.0.0.2 80 {
        TCP_CHECK {
            connect_ip «10.0.0.1»
        }
    }
}
`,
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_ip «192.168.1.100»
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'an address of the same host in another network',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_ip 172.16.0.1
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
            connect_ip 10.0.0.2
        }
    }
}
`,
      },
    ],
  },
  check({ checker, server, service }, { report, config }) {
    const from = lastOf(checker.statement, 'connect_ip');
    const { destination } = checker;
    if (from === null || destination === null) return;
    const key = addressKey(destination);
    if (key === addressKey(server.address)) return;
    const data = { server: server.addressText, address: from.word(1) ?? '' };
    const other = service.realServers.find(({ address }) => addressKey(address) === key);
    if (other !== undefined) {
      report('other', at(from, 1), data, { related: [{ at: at(other.statement), message: 'the other real server' }] });
    } else if ((service.key.kind === 'address' && addressKey(service.key.address) === key) || heldByAddress(config).has(key)) {
      report('virtual', at(from, 1), data);
    }
  },
});
