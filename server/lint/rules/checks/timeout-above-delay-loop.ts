import { nearestOfChecker, seconds } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const timeoutAboveDelayLoop = rule({
  id: 'timeout-above-delay-loop',
  area: 'checks',
  severity: 'hint',
  summary: "A 'connect_timeout' above 'delay_loop'.",
  why: 'The next check begins only when the last one has ended: for a server that hangs the timeout decides how often it is checked, not delay_loop.',
  on: 'checker',
  messages: {
    above:
      "A check of a server that hangs takes {timeout} seconds, longer than the {delay} seconds of 'delay_loop': the timeout then decides how fast a failure is noticed. Make 'connect_timeout' smaller than 'delay_loop'.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop «3»
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_timeout 10
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'equal times, and a timeout that nobody wrote',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 3
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check(subject, { report }) {
    const { connectTimeout, delayLoop } = subject.checker;
    if (connectTimeout <= delayLoop) return;
    const from = nearestOfChecker(subject, 'delay_loop');
    const timeout = nearestOfChecker(subject, 'connect_timeout');
    if (from === null || timeout === null) return;
    const related = [{ at: at(timeout), message: "the 'connect_timeout'" }];
    report('above', at(from, 1), { timeout: seconds(connectTimeout), delay: seconds(delayLoop) }, { related });
  },
});
