import { rule } from '../../rule.ts';
import { nameOf, nearestOf } from '../../lvs-parts.ts';
import { at } from '../../spot.ts';

export const inhibitWithPersistence = rule({
  id: 'inhibit-with-persistence',
  area: 'lvs',
  severity: 'info',
  summary: "'inhibit_on_failure' in a persistent service.",
  why: 'A server that fails stays in the table with weight 0, and the kernel goes on sending it the clients that it remembers. With net.ipv4.vs.expire_quiescent_template=1 it forgets them.',
  on: 'real server',
  needs: ['inhibit_on_failure'],
  messages: {
    sticky:
      "With 'inhibit_on_failure' a failed server stays in the table with weight 0, and persistence ({timeout} s) goes on sending its clients there. Set the sysctl net.ipv4.vs.expire_quiescent_template=1 on the director, or leave 'inhibit_on_failure' out.",
  },
  evidence: ['acassen/keepalived#1370'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    persistence_timeout 300
    protocol TCP
    real_server 10.0.0.1 80 {
        «inhibit_on_failure»
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
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        inhibit_on_failure
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
    if (statement === null || !server.inhibitOnFailure || service.persistence === null || server.checkers.length === 0) return;
    report('sticky', at(statement), { name: nameOf(server), timeout: service.persistence.timeout });
  },
});
