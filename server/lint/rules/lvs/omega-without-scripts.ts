import { lastOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const omegaWithoutScripts = rule({
  id: 'omega-without-scripts',
  area: 'lvs',
  severity: 'hint',
  summary: "'omega' in a virtual server without scripts or mails for what goes down.",
  why: "With omega keepalived runs the scripts for 'down' when it stops. Without any it does nothing.",
  on: 'virtual server',
  needs: ['omega'],
  messages: {
    nothing:
      "'omega' makes keepalived run 'quorum_down' and 'notify_down' when it stops, and there is no such script here. Add one, or leave 'omega' out.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    «omega»
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
    omega
    quorum_down "/usr/bin/ip route del 192.0.2.0/24"
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ statement, omega, quorumDown, realServers, smtpAlert }, { report, config: { model } }) {
    const word = lastOf(statement, 'omega');
    const { notifyFifo, lvsNotifyFifo } = model.globals;
    if (!omega || word === null || quorumDown !== null || smtpAlert) return;
    if (notifyFifo.fifo !== null || lvsNotifyFifo.fifo !== null || realServers.some(({ notifyDown }) => notifyDown !== null)) return;
    report('nothing', at(word));
  },
});
