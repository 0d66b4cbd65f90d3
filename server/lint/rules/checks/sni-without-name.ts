import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const sniWithoutName = rule({
  id: 'sni-without-name',
  area: 'checks',
  severity: 'warning',
  summary: "'enable_sni' where there is no name to send, or no TLS.",
  why: 'The name sent is the virtualhost of the url, the check or the virtual server (not that of the real server); without one none is sent, and a server with several names answers for the wrong one or hangs up.',
  on: 'checker',
  needs: ['enable_sni'],
  messages: {
    name: "'enable_sni' sends the name in 'virtualhost', and there is none for this check: nothing is sent. Add 'virtualhost NAME' to the url, the SSL_GET or the virtual server{own}.",
    plain: "'enable_sni' sends a name in the TLS handshake, and HTTP_GET has none: it does nothing. Use SSL_GET, or leave it out.",
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
        SSL_GET {
            «enable_sni»
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
    virtualhost www.example.com
    real_server 10.0.0.1 80 {
        HTTP_GET {
            «enable_sni»
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
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        SSL_GET {
            enable_sni
            virtualhost www.example.com
            url {
                path /
            }
        }
    }
}
`,
      {
        shows: 'each url has a name of its own',
        text: `
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        SSL_GET {
            enable_sni
            url {
                path /
                virtualhost www.example.com
            }
        }
    }
}
`,
      },
    ],
  },
  check({ checker: { statement, kind, urls }, service, server }, { report }) {
    const from = lastOf(statement, 'enable_sni');
    if (from === null || /^(off|no|false)$/i.test(from.word(1) ?? '')) return;
    if (kind === 'HTTP_GET') {
      report('plain', at(from));
      return;
    }
    if (service.virtualhost !== null || lastOf(statement, 'virtualhost') !== null) return;
    if (urls.every((url) => lastOf(url.statement, 'virtualhost') !== null)) return;
    const own = server.virtualhost === null ? '' : '; that of the real server does not count here';
    report('name', at(from), { own });
  },
});
