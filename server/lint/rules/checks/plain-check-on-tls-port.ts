import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { wellKnown } from '../../well-known-ports.ts';

const PLAIN: ReadonlySet<string> = new Set(['HTTP_GET', 'SMTP_CHECK']);

export const plainCheckOnTlsPort = rule({
  id: 'plain-check-on-tls-port',
  area: 'checks',
  severity: 'warning',
  summary: 'HTTP_GET or SMTP_CHECK on a port that speaks TLS, such as 443.',
  why: 'The server waits for a TLS handshake and gets plain text: it hangs up or answers with status 400. The check fails, and a healthy server gets no traffic.',
  on: 'checker',
  messages: {
    http: "Port {port} is {name}, where HTTP_GET's plain request is refused (status 400 or none): the check fails although the server is well. Use SSL_GET, or 'connect_port' with a port for plain HTTP.",
    smtp: 'Port {port} is {name}, and SMTP_CHECK speaks plain SMTP: the check fails although the server is well. Use TCP_CHECK there, or SMTP_CHECK on port 25 or 587.',
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        «HTTP_GET» {
            url {
                path /
                status_code 200
            }
        }
    }
}
`,
      `
virtual_server 192.168.1.100 465 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 465 {
        «SMTP_CHECK» {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'a plain port, and status 400 that is wanted',
        text: `
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        HTTP_GET {
            connect_port 80
            url {
                path /
            }
        }
    }
    real_server 10.0.0.2 443 {
        HTTP_GET {
            url {
                path /
                status_code 400
            }
        }
    }
}
`,
      },
    ],
  },
  check({ checker: { kind, port, statement, urls } }, { report }) {
    const known = wellKnown(port);
    if (known === null || !PLAIN.has(kind) || (known.speaks !== 'tls' && known.speaks !== 'https')) return;
    // each host of an old SMTP_CHECK has a port of its own
    if (lastOf(statement, 'host') !== null) return;
    const wants400 = ({ words }: NonNullable<ReturnType<typeof lastOf>>): boolean => words.texts.some((word) => /^4\d\d|-[45]/.test(word));
    if (urls.some((url) => url.statement.block?.items.some((item) => item.keyword.name === 'status_code' && wants400(item)))) return;
    report(kind === 'HTTP_GET' ? 'http' : 'smtp', at(lastOf(statement, 'connect_port') ?? statement), {
      port,
      name: known.name,
    });
  },
});
