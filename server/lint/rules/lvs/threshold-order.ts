import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const thresholdOrder = rule({
  id: 'threshold-order',
  area: 'lvs',
  severity: 'error',
  summary: "An 'lthreshold' above 'uthreshold', or without one.",
  why: 'The kernel refuses such a real server: it is simply not there, and gets no connection.',
  on: 'real server',
  needs: ['lthreshold'],
  messages: {
    above:
      "The kernel refuses a real server whose lthreshold ({lower}) is above its uthreshold ({upper}): it never gets a connection. A server is full at 'uthreshold' connections and takes new ones again below 'lthreshold'.",
    alone:
      "The kernel refuses a real server with an lthreshold and no uthreshold: it never gets a connection. Add 'uthreshold' with a larger number, or leave the line out.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        uthreshold 100
        lthreshold «200»
        TCP_CHECK {
        }
    }
}
`,
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        lthreshold «200»
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
        uthreshold 200
        lthreshold 200
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        uthreshold 200
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ server: { statement, lowerThreshold, upperThreshold } }, { report }) {
    const lower = lastOf(statement, 'lthreshold');
    if (lowerThreshold <= upperThreshold || lower === null) return;
    if (upperThreshold === 0) report('alone', at(lower, 1));
    else report('above', at(lower, 1), { lower: lowerThreshold, upper: upperThreshold });
  },
});
