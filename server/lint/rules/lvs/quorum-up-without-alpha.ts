import { rule } from '../../rule.ts';
import { lastOf } from '../../lvs-parts.ts';
import { at } from '../../spot.ts';

export const quorumUpWithoutAlpha = rule({
  id: 'quorum-up-without-alpha',
  area: 'lvs',
  severity: 'info',
  summary: "A 'quorum_up' script in a virtual server without 'alpha'.",
  why: "Without alpha all servers count as up from the start, so the quorum is never gained and 'quorum_up' is not run when keepalived starts, only after a loss. A route that the script announces is then missing.",
  on: 'virtual server',
  needs: ['quorum_up'],
  messages: {
    start:
      "Without 'alpha' all real servers count as up from the start, so the quorum is not gained then and this script is not run when keepalived starts, only when the quorum comes back after a loss. Add 'alpha' to the virtual server if it should be.",
  },
  evidence: ['acassen/keepalived#1816'],
  samples: {
    bad: [
      `
global_defs {
    enable_script_security
    script_user root
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    «quorum_up "/usr/bin/ip route add 192.0.2.0/24 dev lo"»
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      `
global_defs {
    enable_script_security
    script_user root
}
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    alpha
    quorum_up "/usr/bin/ip route add 192.0.2.0/24 dev lo"
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ quorumUp, statement, realServers }, { report }) {
    const script = lastOf(statement, 'quorum_up');
    if (quorumUp === null || script === null || realServers.some(({ startsDown }) => startsDown)) return;
    report('start', at(script));
  },
});
