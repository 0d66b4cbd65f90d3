import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const persistenceOfEverybody = rule({
  id: 'persistence-of-everybody',
  area: 'lvs',
  severity: 'warning',
  summary: "A 'persistence_granularity' under which all clients are the same.",
  why: 'Clients whose addresses are equal under the mask go to the same real server. Under a mask of zeros that is everybody: nothing is balanced.',
  on: 'virtual server',
  needs: ['persistence_granularity'],
  messages: {
    all: "Under the mask '{mask}' all clients are the same, so the first real server that is chosen gets everybody. For networks of 256 addresses write '255.255.255.0'.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    persistence_timeout 300
    persistence_granularity «0.0.0.0»
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
    persistence_granularity 255.255.255.0
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      `
virtual_server 2001:db8::100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    persistence_timeout 300
    persistence_granularity 64
    protocol TCP
    real_server 2001:db8:1::1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ persistence }, { report }) {
    const granularity = persistence?.granularity ?? null;
    if (granularity?.family !== 4) return;
    const { value, statement } = granularity;
    if (value === 0) report('all', at(statement, 1), { mask: statement.word(1) ?? '' });
  },
});
