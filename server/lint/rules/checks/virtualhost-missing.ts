import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const virtualhostMissing = rule({
  id: 'virtualhost-missing',
  area: 'checks',
  severity: 'hint',
  summary: 'A check by HTTPS that names no host.',
  why: 'The request goes to the address of the real server, so a server with several sites answers for its default site, or with an error, and the site that is balanced is not checked.',
  on: 'checker',
  needs: ['SSL_GET'],
  messages: {
    host: "Without 'virtualhost' this SSL_GET asks for the address instead of a name, so a server with several sites answers for its default one. Add 'virtualhost NAME', and 'enable_sni'.",
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
        «SSL_GET» {
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
    virtualhost www.example.com
    real_server 10.0.0.1 443 {
        SSL_GET {
            url {
                path /
            }
        }
    }
}
`,
    ],
  },
  check({ checker: { statement, kind, urls }, server }, { report }) {
    if (kind !== 'SSL_GET' || server.virtualhost !== null || lastOf(statement, 'virtualhost', 'enable_sni') !== null) return;
    if (urls.some((url) => lastOf(url.statement, 'virtualhost') === null)) report('host', at(statement, 0, 0));
  },
});
