import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const urlWithoutExpectation = rule({
  id: 'url-without-expectation',
  area: 'checks',
  severity: 'hint',
  summary: "A url without 'status_code', 'digest' or 'regex'.",
  why: 'Any status from 200 to 299 then counts as success, and a redirect (301, 302) as failure. Say which one the page gives when the application is well.',
  on: 'checker',
  needs: ['url'],
  messages: {
    any: "Nothing says what the answer to this url must be, so any status from 200 to 299 is success and a redirect is failure. Write 'status_code 200', or a 'regex' for the page.",
  },
  evidence: ['acassen/keepalived#258'],
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
            «url» {
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
        HTTP_GET {
            url {
                path /
                status_code 200
            }
        }
    }
}
`,
    ],
  },
  check({ checker }, { report }) {
    for (const { statement } of checker.urls) {
      if (lastOf(statement, 'status_code', 'digest', 'regex') === null) report('any', at(statement, 0, 0));
    }
  },
});
