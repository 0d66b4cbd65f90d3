import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const virtualhostUnused = rule({
  id: 'virtualhost-unused',
  area: 'checks',
  severity: 'hint',
  summary: "A 'virtualhost' in a virtual server without HTTP_GET or SSL_GET.",
  why: 'It is the host name in the requests of HTTP checks, and has nothing to do with which requests are balanced: IPVS does not look into them.',
  on: 'virtual server',
  needs: ['virtualhost'],
  messages: {
    unused:
      "'virtualhost' is the host name that HTTP_GET and SSL_GET ask for, and no real server here has such a check: it does nothing. It does not choose which requests are balanced.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    «virtualhost www.example.com»
    real_server 10.0.0.1 80 {
        TCP_CHECK {
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
    virtualhost www.example.com
    real_server 10.0.0.1 80 {
        HTTP_GET {
            url {
                path /
            }
        }
    }
}
`,
    ],
  },
  check({ statement, realServers }, { report }) {
    const from = lastOf(statement, 'virtualhost');
    const checkers = realServers.flatMap((server) => server.checkers);
    // a service without any check is another rule's
    if (from === null || checkers.length === 0) return;
    if (!checkers.some(({ kind }) => kind === 'HTTP_GET' || kind === 'SSL_GET')) report('unused', at(from));
  },
});
