import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const bindPortWithoutBindto = rule({
  id: 'bind-port-without-bindto',
  area: 'checks',
  severity: 'info',
  summary: "A 'bind_port' without 'bindto'.",
  why: 'The check is bound to a local port only together with a local address. A firewall that lets only that port through stops the checks.',
  on: 'checker',
  needs: ['bind_port'],
  messages: {
    alone:
      "'bind_port' works only together with 'bindto': without it the check comes from any port. Add 'bindto' with an address of this host, or leave the line out.",
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
        TCP_CHECK {
            «bind_port 1024»
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
            bindto 10.0.0.10
            bind_port 1024
        }
    }
}
`,
    ],
  },
  check({ checker: { statement } }, { report }) {
    const from = lastOf(statement, 'bind_port');
    if (from !== null && lastOf(statement, 'bindto') === null) report('alone', at(from));
  },
});
