import { addressKey } from '../../../../grammar/values/inet.ts';
import { lastOf } from '../../lvs-parts.ts';
import { once } from '../../once.ts';
import { rule, type CheckerOf, type Config } from '../../rule.ts';
import { at } from '../../spot.ts';
import { isUdpAndTcp } from '../../well-known-ports.ts';

const BY_TCP: ReadonlySet<string> = new Set(['TCP_CHECK', 'HTTP_GET', 'SSL_GET', 'SMTP_CHECK']);

/** Is the same port of the same server used for TCP, too? Then it answers there. */
const servesTcp = ({ server, checker }: CheckerOf, config: Config): boolean =>
  tcpEndpoints(config).has(`${addressKey(server.address)} ${checker.port}`);

/** Every port of a real server that is served over TCP. */
const tcpEndpoints = once(({ model }): ReadonlySet<string> => {
  const served = model.lvs.virtualServers.filter(({ protocol }) => protocol === 'TCP');
  return new Set(served.flatMap(({ realServers }) => realServers.map(({ address, port }) => `${addressKey(address)} ${port}`)));
});

export const checkProtocolMismatch = rule({
  id: 'check-protocol-mismatch',
  area: 'checks',
  severity: 'warning',
  summary: 'A TCP check of a UDP service, or a UDP check of a TCP service.',
  why: 'The check asks at a port of the other protocol. If nothing listens there the server never gets traffic; if something does, it says nothing of the service.',
  on: 'checker',
  compares: true,
  messages: {
    tcp: "This is a {protocol} service, but {kind} connects to TCP port {port}: it says nothing of the service, and fails if only {protocol} is served there. Use {better}, or name a TCP port with 'connect_port'.",
    udp: 'This is a {protocol} service, but UDP_CHECK sends to UDP port {port}: it says nothing of the service. Use TCP_CHECK.',
  },
  evidence: ['acassen/keepalived#765'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 1700 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 1700 {
        «TCP_CHECK» {
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
        «UDP_CHECK» {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'DNS servers answer TCP, too',
        text: `
virtual_server 192.168.1.100 53 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 53 {
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'a port that was chosen for the check',
        text: `
virtual_server 192.168.1.100 1700 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 1700 {
        TCP_CHECK {
            connect_port 8080
        }
    }
}
`,
      },
      {
        shows: 'the same port is served over TCP',
        text: `
virtual_server 192.168.1.100 1700 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 1700 {
        TCP_CHECK {
        }
    }
}
virtual_server 192.168.1.100 1700 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 1700 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check(subject, { report, config }) {
    const { service, checker } = subject;
    const { kind, statement, port } = checker;
    const { protocol } = service;
    // a port that was written for the check was chosen by somebody who knew
    if (service.protocolStatement === null || port === 0 || lastOf(statement, 'connect_port') !== null) return;
    if (kind === 'UDP_CHECK' && protocol === 'TCP') report('udp', at(statement, 0, 0), { protocol, port });
    if (!BY_TCP.has(kind) || (protocol !== 'UDP' && protocol !== 'SCTP')) return;
    if ((protocol === 'UDP' && isUdpAndTcp(port)) || servesTcp(subject, config)) return;
    report('tcp', at(statement, 0, 0), { protocol, kind, port, better: protocol === 'UDP' ? 'UDP_CHECK' : 'MISC_CHECK' });
  },
});
