import { serversOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { isLoopback } from '../../../../grammar/values/inet.ts';

export const mixedForwarding = rule({
  id: 'mixed-forwarding',
  area: 'lvs',
  severity: 'info',
  summary: 'Real servers of one virtual server that packets reach in different ways.',
  why: 'The kernel allows it, but each method needs its real servers set up in its own way: gateway for NAT, the virtual address for DR, a tunnel for TUN.',
  on: 'virtual server',
  messages: {
    mixed:
      "'{name}' is reached by {method}, but '{other}' of the same virtual server by {otherMethod}. Each method needs real servers that are set up for it: is that meant?",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        «lvs_method NAT»
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'far servers by tunnel, near ones without',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 203.0.113.2 80 {
        lvs_method TUN
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check(service, { report }) {
    // both of DR and TUN answer for themselves; a server on the director itself needs nothing
    const servers = serversOf(service).filter(({ address }) => !isLoopback(address));
    const [first] = servers;
    if (first === undefined) return;
    const isNat = ({ forwarding }: typeof first): boolean => forwarding.method === 'NAT';
    const other = servers.find((server) => isNat(server) !== isNat(first) && server.forwardingStatement !== null);
    const from = other?.forwardingStatement ?? null;
    if (other === undefined || from === null) return;
    const data = {
      name: other.addressText,
      method: other.forwarding.method,
      other: first.addressText,
      otherMethod: first.forwarding.method,
    };
    report('mixed', at(from), data, { related: [{ at: at(first.statement), message: first.forwarding.method }] });
  },
});
