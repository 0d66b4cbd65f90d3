import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const sorryIsRealServer = rule({
  id: 'sorry-is-real-server',
  area: 'lvs',
  severity: 'warning',
  summary: 'A sorry server that is one of the real servers.',
  why: 'The sorry server is there for the time when the real servers are down, and then this one is down, too. The kernel has one entry for both, and releases before 2.0.20 lose the real server when the sorry server goes.',
  on: 'virtual server',
  needs: ['sorry_server'],
  messages: {
    same: "The sorry server '{name}' is one of the real servers: when they are down, it is down, too, and gets all traffic. Use another host or port for it, or leave it out.",
  },
  evidence: ['acassen/keepalived#1370', 'acassen/keepalived#1715'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    sorry_server «10.0.0.1 80»
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'another port of the same host',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    sorry_server 10.0.0.1 8080
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ sorryServer }, { report }) {
    const twin = sorryServer?.sameAs ?? null;
    if (sorryServer === null || twin === null) return;
    const related = [{ at: at(twin.statement), message: 'the real server' }];
    report('same', at(sorryServer.statement, 1, 2), { name: sorryServer.addressText }, { related });
  },
});
