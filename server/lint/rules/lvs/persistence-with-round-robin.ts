import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const persistenceWithRoundRobin = rule({
  id: 'persistence-with-round-robin',
  area: 'lvs',
  severity: 'hint',
  summary: 'Persistence together with rr or wrr.',
  why: 'Only the first connection of a client is given out in turn, all others follow it. Where clients are of different weight (a proxy with a thousand users is one client), least connections even it out, round robin does not.',
  on: 'virtual server',
  messages: {
    turn: "With persistence only the first connection of each client is given out in turn, so '{scheduler}' does not even out what clients do. '{better}' looks at the connections that servers really have.",
  },
  evidence: ['acassen/keepalived#373'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo «rr»
    lb_kind NAT
    persistence_timeout 300
    protocol TCP
    real_server 10.0.0.1 80 {
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
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
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
  check({ scheduler, schedulerStatement, persistence, realServers }, { report }) {
    if ((scheduler !== 'rr' && scheduler !== 'wrr') || schedulerStatement === null || realServers.length < 2) return;
    if (persistence === null || persistence.statement === null) return;
    report('turn', at(schedulerStatement, 1), { scheduler, better: scheduler === 'rr' ? 'lc' : 'wlc' });
  },
});
