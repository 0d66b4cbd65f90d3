import { addressKey } from '../../../../grammar/values/inet.ts';
import type { VirtualServer } from '../../../model/lvs/types.ts';
import { once } from '../../once.ts';
import { lastOf, nameOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** The virtual servers that a port of a host serves. */
const servicesByEndpoint = once(({ model }): ReadonlyMap<string, readonly VirtualServer[]> => {
  const services = new Map<string, VirtualServer[]>();
  for (const service of model.lvs.virtualServers) {
    for (const { address, port } of service.realServers) {
      const key = `${addressKey(address)} ${port}`;
      const list = services.get(key);
      if (list === undefined) services.set(key, [service]);
      else list.push(service);
    }
  }
  return services;
});

export const checkOfOtherService = rule({
  id: 'check-of-other-service',
  area: 'checks',
  severity: 'warning',
  summary: 'A TCP_CHECK that connects to the port of another virtual server.',
  why: "Left over from a copied block, 'connect_port' checks the wrong service: when the one that is balanced here dies, it keeps its traffic.",
  on: 'checker',
  compares: true,
  needs: ['connect_port'],
  messages: {
    other:
      "This TCP_CHECK connects to port {port}, which the virtual server '{other}' balances, while port {own} of '{server}' is not checked: if that dies, it keeps its traffic. Leave 'connect_port' out, or write {own}.",
    service:
      "This TCP_CHECK connects to port {port}, the port of the virtual server, but NAT sends the clients to port {own} of '{server}': whether that answers is not checked. Leave 'connect_port' out, or write {own}.",
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
            connect_port 80
        }
    }
}
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        TCP_CHECK {
            connect_port «80»
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
    real_server 10.0.0.1 8080 {
        TCP_CHECK {
            connect_port «80»
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'a port of its own for the check, and a second check',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            connect_port 9999
        }
    }
}
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        TCP_CHECK {
        }
        TCP_CHECK {
            connect_port 80
        }
    }
}
`,
      },
    ],
  },
  check({ checker, server, service }, { report, config }) {
    const from = lastOf(checker.statement, 'connect_port');
    const { port } = checker;
    if (checker.kind !== 'TCP_CHECK' || from === null || server.port === 0 || port === server.port || service.protocol !== 'TCP') return;
    if (lastOf(checker.statement, 'connect_ip') !== null || server.checkers.some((other) => other.port === server.port)) return;
    const data = { port, own: server.port, server: server.addressText };
    if (service.key.kind === 'address' && service.key.port === port && server.forwarding.method === 'NAT') {
      report('service', at(from, 1), data);
      return;
    }
    const other = servicesByEndpoint(config)
      .get(`${addressKey(server.address)} ${port}`)
      ?.find((candidate) => candidate !== service);
    if (other === undefined) return;
    const related = [{ at: at(other.statement, 1, 2), message: 'the virtual server with this port' }];
    report('other', at(from, 1), { ...data, other: nameOf(other) }, { related });
  },
});
