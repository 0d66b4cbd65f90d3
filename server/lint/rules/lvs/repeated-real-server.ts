import { addressKey } from '../../../../grammar/values/inet.ts';
import { rule, type Spot } from '../../rule.ts';
import { at } from '../../spot.ts';

/** From this release on keepalived reports it. */
const REPORTED_SINCE = '2.0.20';

export const repeatedRealServer = rule({
  id: 'repeated-real-server',
  area: 'lvs',
  severity: 'warning',
  summary: 'The same real server twice in a virtual server, where keepalived does not tell.',
  why: 'The kernel has one entry for an address and port. Releases before 2.0.20 check both blocks, and when one of them fails, the entry is gone for both.',
  on: 'virtual server',
  messages: {
    twice:
      "'{name}' is in this virtual server already, and the kernel has one entry for both: its weight is that of the first, and if the checks of either block fail, it is gone. Remove one of them.",
  },
  evidence: ['acassen/keepalived#1482'],
  samples: {
    bad: [
      {
        keepalived: '2.0.10',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    «real_server 10.0.0.1 80» {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      },
    ],
    good: [
      {
        keepalived: '2.0.10',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 10.0.0.1 81 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      },
    ],
  },
  check({ realServers }, { report, since }) {
    if (since(REPORTED_SINCE)) return;
    const seen = new Map<string, Spot>();
    for (const { address, addressText, port, statement } of realServers) {
      const key = `${addressKey(address)} ${port}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, at(statement));
      else report('twice', at(statement), { name: addressText }, { related: [{ at: first, message: 'the first one' }] });
    }
  },
});
