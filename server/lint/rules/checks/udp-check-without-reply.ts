import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const udpCheckWithoutReply = rule({
  id: 'udp-check-without-reply',
  area: 'checks',
  severity: 'info',
  summary: "A UDP_CHECK without 'require_reply'.",
  why: 'No answer then counts as success: the check fails only when the other side says that the port is closed or the host cannot be reached. A server that hangs, or a firewall in between, is not noticed.',
  on: 'checker',
  needs: ['UDP_CHECK'],
  messages: {
    silent:
      "Without 'require_reply' no answer at all counts as success, so a server that hangs keeps its traffic. Send a 'payload' that is answered and add 'require_reply'.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 1700 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 1700 {
        «UDP_CHECK» {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'an answer is wanted, or another check looks deeper',
        text: `
virtual_server 192.168.1.100 1700 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 1700 {
        UDP_CHECK {
            payload 01020304
            require_reply
        }
    }
    real_server 10.0.0.2 1700 {
        UDP_CHECK {
        }
        TCP_CHECK {
            connect_port 8080
        }
    }
}
`,
      },
    ],
  },
  check({ checker: { statement, kind }, server }, { report }) {
    if (kind !== 'UDP_CHECK' || server.checkers.length > 1) return;
    if (lastOf(statement, 'require_reply') === null) report('silent', at(statement, 0, 0));
  },
});
