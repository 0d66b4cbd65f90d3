import { asks, lastOf, nearestOfChecker } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const delayLoopMissing = rule({
  id: 'delay-loop-missing',
  area: 'checks',
  severity: 'info',
  summary: "A virtual server with checks and without 'delay_loop'.",
  why: 'The servers are then checked once a minute: for up to a minute, and the retries on top, clients are sent to a dead server.',
  on: 'checker',
  messages: {
    missing:
      "Without 'delay_loop' keepalived checks the real servers only every 60 seconds, and clients are sent to a dead one for so long. Write 'delay_loop 6', say.",
  },
  samples: {
    bad: [
      `
virtual_server «192.168.1.100 80» {
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'the real server or the check says it',
        text: `
virtual_server 192.168.1.100 80 {
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        delay_loop 5
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
            delay_loop 5
        }
    }
}
`,
      },
    ],
  },
  check(subject, { report }) {
    // in nearly all configs the virtual server has it
    if (lastOf(subject.service.statement, 'delay_loop') !== null) return;
    if (!asks(subject.checker.kind) || nearestOfChecker(subject, 'delay_loop') !== null) return;
    report('missing', at(subject.service.statement, 1, 2));
  },
});
