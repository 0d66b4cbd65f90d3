import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const LARGEST = 65535;

export const weightTooLarge = rule({
  id: 'weight-too-large',
  area: 'lvs',
  severity: 'info',
  summary: 'A weight above 65535.',
  why: 'The kernel takes it, but ipvsadm refuses to write it: a table that was saved cannot be restored.',
  on: 'real server',
  messages: {
    large:
      'The program ipvsadm takes no weight above 65535, so a saved table with {weight} cannot be restored. Only the ratio of weights counts: use smaller numbers.',
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
        weight «100000»
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
        weight 65535
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ server: { weight, weightStatement } }, { report }) {
    if (weight > LARGEST && weightStatement !== null) report('large', at(weightStatement, 1), { weight });
  },
});
