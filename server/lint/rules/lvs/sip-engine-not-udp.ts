import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const sipEngineNotUdp = rule({
  id: 'sip-engine-not-udp',
  area: 'lvs',
  severity: 'warning',
  summary: "'persistence_engine sip' in a service that is not UDP.",
  why: 'The engine of the kernel reads the Call-ID only from UDP packets. Other services go by the address of the client, as without it.',
  on: 'virtual server',
  messages: {
    tcp: "The kernel reads the Call-ID of SIP only from UDP packets: in this {protocol} service 'persistence_engine sip' does nothing, and calls go by the address of the client.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 5060 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    persistence_timeout 300
    persistence_engine «sip»
    protocol TCP
    real_server 10.0.0.1 5060 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      `
virtual_server 192.168.1.100 5060 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    persistence_timeout 300
    persistence_engine sip
    protocol UDP
    real_server 10.0.0.1 5060 {
        UDP_CHECK {
            require_reply
        }
    }
}
`,
    ],
  },
  check({ persistence, protocol }, { report }) {
    const statement = persistence?.engineStatement ?? null;
    if (statement === null || persistence?.engine !== 'sip' || protocol === 'UDP' || protocol === 'none') return;
    report('tcp', at(statement, 1), { protocol });
  },
});
