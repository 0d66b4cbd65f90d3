import { serversOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** From this release on keepalived reports it. */
const REPORTED_SINCE = '2.0.15';

export const ignoredServerPort = rule({
  id: 'ignored-server-port',
  area: 'network',
  severity: 'warning',
  summary: 'A port of a server behind DR or TUN that differs from the service, where keepalived does not tell.',
  why: 'Direct routing and tunnels pass packets on as they are, port included. Releases before 2.0.15 show and check the port that is written, but clients go to that of the virtual server.',
  on: 'virtual server',
  messages: {
    port: '{method} cannot change the port of a packet: clients reach port {service} of this server, whatever stands here, and only the check goes to port {port}. Write {service}, or use NAT.',
  },
  evidence: ['acassen/keepalived#643'],
  samples: {
    bad: [
      {
        keepalived: '2.0.10',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 192.168.1.11 «8080» {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      },
    ],
    good: [
      {
        keepalived: '2.0.10',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 192.168.1.11 8080 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      },
    ],
  },
  check(service, { report, since }) {
    const { key } = service;
    if (since(REPORTED_SINCE) || key.kind !== 'address' || key.port === 0) return;
    for (const { statement, forwarding } of serversOf(service)) {
      const port = Number(statement.word(2) ?? 0);
      if (forwarding.method === 'NAT' || !(port > 0) || port === key.port) continue;
      report('port', at(statement, 2), { method: forwarding.method, service: key.port, port });
    }
  },
});
