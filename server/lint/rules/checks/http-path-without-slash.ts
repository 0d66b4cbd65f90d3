import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const httpPathWithoutSlash = rule({
  id: 'http-path-without-slash',
  area: 'checks',
  severity: 'error',
  summary: "A 'path' of HTTP_GET or SSL_GET that does not begin with '/'.",
  why: "The path goes into the request as it is, and 'GET index.html HTTP/1.0' is no valid request: servers answer with status 400, and the check fails.",
  on: 'checker',
  needs: ['url'],
  messages: {
    slash:
      "The path goes into the request as it stands, and 'GET {path} …' is refused with status 400: the check always fails. Write '/{path}'.",
  },
  evidence: ['RFC 9112 3.2'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        HTTP_GET {
            url {
                path «index.html»
                status_code 200
            }
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'a whole URL, as for a proxy',
        text: `
virtual_server 192.168.1.100 3128 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 3128 {
        HTTP_GET {
            url {
                path http://www.example.com/
            }
            url {
                path /index.html
            }
        }
    }
}
`,
      },
    ],
  },
  check({ checker }, { report }) {
    for (const { statement, path } of checker.urls) {
      const from = lastOf(statement, 'path');
      if (from === null || path === '' || path.startsWith('/') || /^[a-z]+:\/\//i.test(path)) continue;
      const { place, block } = at(from, 1);
      const edits = [{ ...place, end: place.start, text: '/' }];
      report('slash', { place, block }, { path }, { fixes: [{ title: `Write '/${path}'`, safe: false, edits }] });
    }
  },
});
