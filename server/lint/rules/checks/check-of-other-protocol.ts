import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { wellKnown, type WellKnown } from '../../well-known-ports.ts';

/** What a checker speaks, and where TLS is in the way: that is another rule's. */
const SPEAKS: Readonly<Record<string, readonly WellKnown['speaks'][]>> = {
  HTTP_GET: ['http', 'https', 'tls'],
  SMTP_CHECK: ['smtp', 'https', 'tls'],
  DNS_CHECK: ['dns'],
};

const BETTER: Readonly<Record<WellKnown['speaks'], string>> = {
  http: 'HTTP_GET',
  https: 'SSL_GET',
  smtp: 'SMTP_CHECK',
  dns: 'DNS_CHECK',
  tls: 'TCP_CHECK',
  other: 'TCP_CHECK',
};

export const checkOfOtherProtocol = rule({
  id: 'check-of-other-protocol',
  area: 'checks',
  severity: 'warning',
  summary: 'A check that speaks another protocol than the service behind the port.',
  why: 'An HTTP request to a mail server, say, is answered with an error or not at all: the check fails, and a healthy server gets no traffic.',
  on: 'checker',
  messages: {
    other:
      "Port {port} is {name}, and {kind} speaks something else: the check fails although the server is well. Use {better}, or 'connect_port' with the right port.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 3306 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 3306 {
        «HTTP_GET» {
            url {
                path /
            }
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
        «SMTP_CHECK» {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'ports that may be anything',
        text: `
virtual_server 192.168.1.100 2525 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 2525 {
        SMTP_CHECK {
            connect_timeout 3
        }
    }
}
virtual_server 192.168.1.100 3306 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 3306 {
        HTTP_GET {
            connect_port 9200
            url {
                path /
            }
        }
    }
}
`,
      },
    ],
  },
  check({ checker: { kind, port, statement } }, { report }) {
    const known = wellKnown(port);
    const spoken = SPEAKS[kind];
    if (known === null || spoken === undefined || spoken.includes(known.speaks)) return;
    // each host of an old SMTP_CHECK has a port of its own
    if (lastOf(statement, 'host') !== null) return;
    const spot = at(lastOf(statement, 'connect_port') ?? statement);
    report('other', spot, { kind, port, name: known.name, better: BETTER[known.speaks] });
  },
});
