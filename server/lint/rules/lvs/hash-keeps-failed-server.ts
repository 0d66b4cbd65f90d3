import { rule } from '../../rule.ts';
import { nearestOf } from '../../lvs-parts.ts';
import { at } from '../../spot.ts';

export const hashKeepsFailedServer = rule({
  id: 'hash-keeps-failed-server',
  area: 'lvs',
  severity: 'warning',
  summary: "'inhibit_on_failure' with the scheduler sh, without sh-fallback.",
  why: 'A failed server stays in the table of the hash with weight 0. Clients whose hash leads to it are refused, as long as it is down.',
  on: 'real server',
  needs: ['inhibit_on_failure'],
  messages: {
    refused:
      "With 'inhibit_on_failure' a failed server stays in the table with weight 0, and 'sh' refuses the clients whose hash leads there. Add 'sh-fallback', or leave 'inhibit_on_failure' out, so that the server is removed.",
  },
  evidence: ['acassen/keepalived#1475'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo sh
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        «inhibit_on_failure»
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo sh
    sh-fallback
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        inhibit_on_failure
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check(subject, { report }) {
    const { service, server } = subject;
    const statement = nearestOf(subject, 'inhibit_on_failure');
    // the kernel calls sh-fallback flag 1
    if (statement === null || !server.inhibitOnFailure || service.scheduler !== 'sh' || service.flags.has('flag-1')) return;
    if (service.persistence === null && server.checkers.length > 0 && service.realServers.length > 1) report('refused', at(statement));
  },
});
