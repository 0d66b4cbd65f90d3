import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const HASHES: ReadonlySet<string> = new Set(['sh', 'mh']);

export const persistenceWithHash = rule({
  id: 'persistence-with-hash',
  area: 'lvs',
  severity: 'warning',
  summary: 'Persistence together with a scheduler that keeps clients on their servers anyway.',
  why: 'Persistence overrides the scheduler for every client that came before. With sh or mh it costs memory on the director, is lost in a failover unless it is synchronised, and holds clients on a server after the hash has moved on.',
  on: 'virtual server',
  messages: {
    both: "'{scheduler}' sends a client to the same server anyway, and persistence overrides it for all clients that came before. Leave 'persistence_timeout' out, or use 'wlc' with it.",
  },
  evidence: ['acassen/keepalived#373'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo «sh»
    lb_kind NAT
    persistence_timeout 300
    protocol TCP
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
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    persistence_timeout 300
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'a service for all ports is persistent in any case',
        text: `
virtual_server 192.168.1.100 0 {
    delay_loop 5
    lb_algo sh
    lb_kind DR
    persistence_timeout 300
    protocol TCP
    real_server 10.0.0.1 0 {
        TCP_CHECK {
            connect_port 80
        }
    }
}
`,
      },
      {
        shows: 'persistence for whole networks of clients',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo sh
    lb_kind NAT
    persistence_timeout 300
    persistence_granularity 255.255.255.0
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ scheduler, schedulerStatement, persistence, key }, { report }) {
    if (schedulerStatement === null || persistence === null || persistence.granularity !== null) return;
    if (!HASHES.has(scheduler) || persistence.engine !== null) return;
    const allPorts = key.kind === 'address' ? key.port === 0 : key.kind === 'group' && key.group.addresses.some(({ port }) => port === 0);
    if (allPorts || persistence.statement === null) return;
    const related = [{ at: at(persistence.statement), message: 'persistence is switched on here' }];
    report('both', at(schedulerStatement, 1), { scheduler }, { related });
  },
});
