import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** What these schedulers do with a weight: nothing, as long as it is not 0. */
const WEIGHTED: Readonly<Record<string, string>> = { rr: 'wrr', lc: 'wlc', dh: 'sh' };

export const weightsIgnored = rule({
  id: 'weights-ignored',
  area: 'lvs',
  severity: 'warning',
  summary: 'Real servers with different weights, and a scheduler that does not look at weights.',
  why: 'The schedulers rr, lc and dh treat all real servers alike, so a small server gets as much as a big one. Their weighted twins are wrr, wlc and sh.',
  on: 'virtual server',
  messages: {
    ignored:
      "The scheduler '{scheduler}' does not look at weights, so the weights {weights} of the real servers make no difference. Use '{weighted}' if they should.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo «rr»
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        weight 3
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        weight 1
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'a server that is switched off by its weight',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        weight 1
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        weight 0
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'weights that count for the quorum',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo rr
    lb_kind NAT
    protocol TCP
    quorum 3
    real_server 10.0.0.1 80 {
        weight 3
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        weight 1
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ scheduler, schedulerStatement, quorumStatement, realServers }, { report }) {
    const weighted = WEIGHTED[scheduler];
    if (weighted === undefined || schedulerStatement === null || quorumStatement !== null) return;
    const weights = new Set(realServers.map(({ weight }) => weight).filter((weight) => weight > 0));
    if (weights.size < 2) return;
    const sorted = [...weights].sort((a, b) => a - b);
    report('ignored', at(schedulerStatement, 1), {
      scheduler,
      weighted,
      weights: `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1) ?? 0}`,
    });
  },
});
