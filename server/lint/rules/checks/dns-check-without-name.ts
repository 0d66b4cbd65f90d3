import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const dnsCheckWithoutName = rule({
  id: 'dns-check-without-name',
  area: 'checks',
  severity: 'info',
  summary: "A DNS_CHECK without 'name'.",
  why: 'It then asks for the root zone. Servers that only answer for their own zones refuse that, so the check fails; resolvers answer from their cache, so it does not show whether they reach anybody.',
  on: 'checker',
  needs: ['DNS_CHECK'],
  messages: {
    root: "Without 'name' DNS_CHECK asks for the root zone, which servers that answer only for their own zones refuse: the check fails although they are well. Write 'name' with a domain that they must know.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 53 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 53 {
        «DNS_CHECK» {
            type A
        }
    }
}
`,
    ],
    good: [
      `
virtual_server 192.168.1.100 53 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 53 {
        DNS_CHECK {
            type A
            name www.example.com
        }
    }
}
`,
    ],
  },
  check({ checker: { statement, kind } }, { report }) {
    if (kind === 'DNS_CHECK' && lastOf(statement, 'name') === null) report('root', at(statement, 0, 0));
  },
});
