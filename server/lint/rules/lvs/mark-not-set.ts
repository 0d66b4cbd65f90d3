import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const markNotSet = rule({
  id: 'mark-not-set',
  area: 'lvs',
  severity: 'hint',
  summary: 'A virtual server by firewall mark, which needs a rule that keepalived does not make.',
  why: 'The kernel is told to balance packets that carry the mark, but keepalived sets the mark on none. Without a rule of nftables or iptables the service gets nothing, on the backup node as well.',
  on: 'virtual server',
  messages: {
    mark: "The kernel balances packets with mark {mark} but keepalived marks none: every node needs a firewall rule that does, such as '{command}'.",
  },
  evidence: ['acassen/keepalived#2450', 'acassen/keepalived#1431'],
  samples: {
    bad: [
      `
virtual_server fwmark «5» {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    real_server 10.0.0.1 {
        TCP_CHECK {
            connect_port 80
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
    lb_kind DR
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check({ key, family, statement }, { report }) {
    if (key.kind !== 'fwmark' || key.mark === 0) return;
    const address = family === 6 ? 'ip6 daddr 2001:db8::100' : 'ip daddr 192.0.2.100';
    report('mark', at(statement, 2), {
      mark: key.mark,
      command: `nft add rule inet mangle prerouting ${address} tcp dport 80 meta mark set ${key.mark}`,
    });
  },
});
