import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { wellKnown } from '../../well-known-ports.ts';

export const tlsCheckOnPlainPort = rule({
  id: 'tls-check-on-plain-port',
  area: 'checks',
  severity: 'warning',
  summary: 'SSL_GET on a port that speaks plain text, such as 80.',
  why: 'The TLS handshake fails, so the check fails, and a healthy server gets no traffic.',
  on: 'checker',
  needs: ['SSL_GET'],
  messages: {
    plain:
      "Port {port} is {name}, which does not begin with TLS, so SSL_GET always fails there and the server gets no traffic. Use {better}, or 'connect_port 443'.",
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
        «SSL_GET» {
            url {
                path /
            }
        }
    }
}
`,
      `
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        SSL_GET {
            «connect_port 80»
            url {
                path /
            }
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
        SSL_GET {
            connect_port 443
            url {
                path /
            }
        }
    }
}
`,
    ],
  },
  check({ checker: { kind, port, statement } }, { report }) {
    const known = wellKnown(port);
    if (kind !== 'SSL_GET' || known === null || known.speaks === 'tls' || known.speaks === 'https') return;
    const better = known.speaks === 'http' ? 'HTTP_GET' : 'TCP_CHECK';
    report('plain', at(lastOf(statement, 'connect_port') ?? statement), { port, name: known.name, better });
  },
});
