import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const retryDelayWithoutRetry = rule({
  id: 'retry-delay-without-retry',
  area: 'checks',
  severity: 'hint',
  summary: "A 'delay_before_retry' in a check that makes no retries.",
  why: 'The first failure takes the server out at once, and the delay never comes to pass. MISC_CHECK makes no retries unless it is told to.',
  on: 'checker',
  needs: ['delay_before_retry'],
  messages: {
    never:
      "This {kind} makes no retries, so '{keyword}' does nothing and the first failure takes the server out. Add 'retry', or leave the line out.",
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
            «delay_before_retry 3»
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
        TCP_CHECK {
            delay_before_retry 3
        }
    }
}
`,
    ],
  },
  check({ checker: { statement, kind, retry } }, { report }) {
    const from = lastOf(statement, 'delay_before_retry');
    if (retry === 0 && from !== null) report('never', at(from), { kind, keyword: from.keyword.name });
  },
});
