import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const FTP = 21;

export const ftpDataUnbalanced = rule({
  id: 'ftp-data-unbalanced',
  area: 'lvs',
  severity: 'warning',
  summary: 'An FTP service behind DR or TUN without persistence.',
  why: 'A passive FTP client opens its data connection to another port of the virtual address. The kernel connects the two only if the service is persistent; else the director refuses the data connection.',
  on: 'virtual server',
  messages: {
    data: "Passive FTP opens a second connection to another port of '{address}', which {method} only brings to the same server if the service is persistent: logins work, transfers do not. Add 'persistence_timeout', or use a firewall mark for both.",
  },
  evidence: ['acassen/keepalived#1772'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 «21» {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 10.0.0.1 21 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      `
virtual_server 192.168.1.100 21 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    persistence_timeout 600
    protocol TCP
    real_server 10.0.0.1 21 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'with NAT the kernel has a helper',
        text: `
virtual_server 192.168.1.100 21 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 21 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ key, protocol, persistence, realServers, method, statement }, { report }) {
    if (key.kind !== 'address' || key.port !== FTP || protocol !== 'TCP' || persistence !== null) return;
    if (realServers.every(({ forwarding }) => forwarding.method === 'NAT')) return;
    report('data', at(statement, 2), { address: key.text, method: method.method });
  },
});
