import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const singleRealServer = rule({
  id: 'single-real-server',
  area: 'lvs',
  severity: 'hint',
  summary: 'A virtual server with one real server and no sorry server.',
  why: 'There is nothing to balance, and nothing to fall back on: when the check fails, clients are refused.',
  on: 'virtual server',
  messages: { single: "'{server}' is the only real server here and there is no sorry server: when it fails, clients are refused." },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    «real_server 10.0.0.1 80» {
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
    sorry_server 10.0.0.9 80
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ realServers, droppedServers, sorryServer }, { report }) {
    const [only, second] = realServers;
    if (only === undefined || second !== undefined || droppedServers.length > 0 || sorryServer !== null) return;
    report('single', at(only.statement), { server: only.addressText });
  },
});
