import { lastOf, seconds } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const miscTimeoutAboveDelayLoop = rule({
  id: 'misc-timeout-above-delay-loop',
  area: 'checks',
  severity: 'info',
  summary: "A 'misc_timeout' above 'delay_loop'.",
  why: 'A script that hangs may then run for longer than the time between two checks, and decides how late a failure is noticed.',
  on: 'checker',
  needs: ['misc_timeout'],
  messages: {
    above:
      "A script that hangs is only ended after {timeout} seconds, later than the next check is due ({delay} seconds, 'delay_loop'): a failure is noticed that late. Make 'misc_timeout' smaller.",
  },
  samples: {
    bad: [
      `
global_defs {
    enable_script_security
    script_user root
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        MISC_CHECK {
            misc_path "/usr/bin/test -e /etc/passwd"
            misc_timeout «30»
        }
    }
}
`,
    ],
    good: [
      `
global_defs {
    enable_script_security
    script_user root
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        MISC_CHECK {
            misc_path "/usr/bin/test -e /etc/passwd"
            misc_timeout 5
        }
    }
}
`,
    ],
  },
  check({ checker: { statement, kind, delayLoop } }, { report }) {
    const from = kind === 'MISC_CHECK' ? lastOf(statement, 'misc_timeout') : null;
    const timeout = Number(from?.word(1));
    if (from === null || !(timeout * 1e6 > delayLoop)) return;
    report('above', at(from, 1), { timeout, delay: seconds(delayLoop) });
  },
});
