import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const singleRealServer = rule({
  id: 'single-real-server',
  area: 'lvs',
  severity: 'hint',
  summary: 'A virtual server with one real server and no sorry server, where others have several.',
  why: 'There is nothing to balance, and nothing to fall back on: when the check fails, clients are refused. Next to virtual servers with several, one may have been forgotten.',
  on: 'virtual server',
  compares: true,
  messages: {
    single:
      "'{server}' is the only real server here and there is no sorry server, so clients are refused when it fails; other virtual servers of this config have several. Was one forgotten?",
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
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    «real_server 10.0.0.1 443» {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'one everywhere is meant',
        text: `
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        TCP_CHECK {
        }
    }
}
`,
      },
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
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
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    sorry_server 10.0.0.9 443
    real_server 10.0.0.1 443 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ realServers, droppedServers, sorryServer }, { report, config: { model } }) {
    const [only, second] = realServers;
    if (only === undefined || second !== undefined || droppedServers.length > 0 || sorryServer !== null) return;
    if (model.lvs.virtualServers.some((other) => other.realServers.length > 1))
      report('single', at(only.statement), { server: only.addressText });
  },
});
