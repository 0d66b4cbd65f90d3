import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const NEED_A_PORT: ReadonlySet<string> = new Set(['HTTP_GET', 'SSL_GET', 'TCP_CHECK', 'UDP_CHECK', 'DNS_CHECK', 'SMTP_CHECK']);

export const checkWithoutPort = rule({
  id: 'check-without-port',
  area: 'checks',
  severity: 'error',
  summary: 'A check without a port to connect to.',
  why: 'The check goes to port 0, where nothing listens: it always fails, and the real server never gets traffic.',
  on: 'checker',
  messages: {
    none: "'{server}' has no port of its own and this {kind} names none, so the check goes to port 0 and always fails. Write the port behind the address of the real server, or add 'connect_port'.",
  },
  samples: {
    bad: [
      {
        shows: 'keepalived fills in the port of the virtual server, but too late for the check',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 {
        «TCP_CHECK» {
        }
    }
}
`,
      },
      {
        shows: 'a firewall mark',
        text: `
virtual_server fwmark 5 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    real_server 10.0.0.1 {
        «TCP_CHECK» {
            connect_timeout 3
        }
    }
}
`,
      },
      {
        shows: 'all ports',
        text: `
virtual_server 192.168.1.100 0 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    persistence_timeout 300
    protocol TCP
    real_server 10.0.0.1 0 {
        «HTTP_GET» {
            url {
                path /
            }
        }
    }
}
`,
      },
    ],
    good: [
      `
virtual_server fwmark 5 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    real_server 10.0.0.1 {
        TCP_CHECK {
            connect_port 80
        }
    }
    real_server 10.0.0.2 {
        PING_CHECK {
        }
    }
}
`,
    ],
  },
  check({ checker: { statement, kind, port, destination }, server }, { report }) {
    if (port === 0 && destination !== null && NEED_A_PORT.has(kind))
      report('none', at(statement, 0, 0), { kind, server: server.addressText });
  },
});
