import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const alphaWithoutCheck = rule({
  id: 'alpha-without-check',
  area: 'checks',
  severity: 'info',
  summary: "'alpha' for real servers that have no check.",
  why: 'A server without a check counts as up from the start, alpha or not: what alpha was to prevent happens.',
  on: 'virtual server',
  needs: ['alpha'],
  messages: {
    nothing:
      "'alpha' keeps a server out until its first check has passed, but no real server here has a check: all get traffic at once. Add a check.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    «alpha»
    real_server 10.0.0.1 80 {
        weight 1
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
    alpha
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ alpha, statement, realServers }, { report }) {
    const from = lastOf(statement, 'alpha');
    if (alpha && from !== null && realServers.every(({ checkers }) => checkers.length === 0)) report('nothing', at(from));
  },
});
