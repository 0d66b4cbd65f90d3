import { isLoopback } from '../../../../grammar/values/inet.ts';
import { serversOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const loopbackServerNat = rule({
  id: 'loopback-server-nat',
  area: 'network',
  severity: 'error',
  summary: 'A real or sorry server on 127.0.0.1 or ::1, reached by NAT.',
  why: 'The kernel does not let packets of other hosts reach a loopback address by NAT: it drops them. With DR they stay addressed to the virtual address and are delivered locally.',
  on: 'virtual server',
  messages: {
    nat: "The kernel drops what other hosts send to '{address}' by NAT, so this server never answers a client. Write 'lvs_method DR' for it (the packet then stays addressed to the virtual address), or an address of the director that is not on lo.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    sorry_server «127.0.0.1» 8080
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'the usual sorry server with DR',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    sorry_server 127.0.0.1 80
    real_server 192.168.1.11 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'a service for programs on the host itself',
        text: `
virtual_server 127.0.0.53 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 127.0.0.1 8080 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check(service, { report }) {
    const { key } = service;
    if (key.kind === 'address' && isLoopback(key.address)) return;
    for (const { address, addressText, forwarding, statement } of serversOf(service)) {
      if (forwarding.method === 'NAT' && isLoopback(address)) report('nat', at(statement, 1), { address: addressText });
    }
  },
});
