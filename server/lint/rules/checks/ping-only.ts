import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const pingOnly = rule({
  id: 'ping-only',
  area: 'checks',
  severity: 'info',
  summary: 'A real server whose only check is PING_CHECK.',
  why: 'The kernel of the server answers pings, whatever its service does: a server whose service has died keeps its traffic.',
  on: 'real server',
  needs: ['PING_CHECK'],
  messages: {
    ping: "A ping is answered by the kernel of the server even when its service is dead, and '{name}' has no other check. Add a check that asks the service itself.",
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
        «PING_CHECK» {
        }
    }
}
`,
    ],
    good: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        PING_CHECK {
        }
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ server: { checkers, addressText } }, { report }) {
    const [first] = checkers;
    if (first === undefined || checkers.some(({ kind }) => kind !== 'PING_CHECK')) return;
    report('ping', at(first.statement, 0, 0), { name: addressText });
  },
});
