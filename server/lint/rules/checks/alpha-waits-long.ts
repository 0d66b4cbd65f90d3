import { asks, nearestOfChecker, seconds } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const SECOND = 1e6;

export const alphaWaitsLong = rule({
  id: 'alpha-waits-long',
  area: 'checks',
  severity: 'info',
  summary: "'alpha' with a first check that may be a long time off.",
  why: "With alpha a server gets no traffic before its first check, and that waits a random time of up to 'warmup' seconds (delay_loop, where there is none). After a start or failover the service is down for so long.",
  on: 'checker',
  needs: ['alpha'],
  options: { seconds: { type: 'integer', default: 30, minimum: 1, doc: 'How many seconds the first check may wait.' } },
  messages: {
    waits:
      "With 'alpha' a server gets no traffic before its first check, which may wait {warmup} seconds after the start of keepalived. Write 'warmup 1', say, so that the service is there sooner.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 60
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    «alpha»
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
    delay_loop 60
    warmup 2
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
  check(subject, { report, option }) {
    const { alpha, warmup, kind } = subject.checker;
    const from = nearestOfChecker(subject, 'alpha');
    if (!alpha || from === null || !asks(kind) || warmup <= (option('seconds') as number) * SECOND) return;
    report('waits', at(from), { warmup: seconds(warmup) });
  },
});
