import { asks, nearestOfChecker, seconds } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const SECOND = 1e6;

export const failureNoticedLate = rule({
  id: 'failure-noticed-late',
  area: 'checks',
  severity: 'warning',
  summary: 'Times and retries of a check that add up to minutes.',
  why: 'Until the check has failed for good, clients are sent to the dead server. A delay_loop in milliseconds, or many retries with long timeouts, make that minutes or hours.',
  on: 'checker',
  options: { seconds: { type: 'integer', default: 180, minimum: 1, doc: 'How many seconds it may take at most to notice a dead server.' } },
  messages: {
    interval:
      "This check runs every {interval} seconds, so it takes up to {total} seconds to notice a dead server, which gets its share of the clients for so long. 'delay_loop' is in seconds; 5 to 10 are usual.",
    retries:
      'With {retry} retries, {delay} seconds between them and {timeout} seconds to wait for an answer it takes up to {total} seconds to notice a dead server, which gets its share of the clients for so long. Lower one of them.',
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop «5000»
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      `
virtual_server 192.168.1.100 80 {
    delay_loop 10
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_timeout 10
            retry «10»
            delay_before_retry 10
        }
    }
}
`,
    ],
    good: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 60
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_timeout 5
            retry 3
            delay_before_retry 5
        }
    }
}
`,
    ],
  },
  check(subject, { report, option }) {
    const { kind, delayLoop, delayBeforeRetry, retry, connectTimeout } = subject.checker;
    if (!asks(kind)) return;
    const timeout = kind === 'MISC_CHECK' ? 0 : connectTimeout;
    const total = delayLoop + timeout + retry * (delayBeforeRetry + timeout);
    if (total <= (option('seconds') as number) * SECOND) return;
    const slow = delayLoop > total - delayLoop;
    const from = slow ? nearestOfChecker(subject, 'delay_loop') : nearestOfChecker(subject, 'retry', 'nb_get_retry', 'nb_sock_retry');
    const spot = from === null ? at(subject.checker.statement) : at(from, 1);
    if (slow) report('interval', spot, { interval: seconds(delayLoop), total: seconds(total) });
    else report('retries', spot, { retry, delay: seconds(delayBeforeRetry), timeout: seconds(timeout), total: seconds(total) });
  },
});
