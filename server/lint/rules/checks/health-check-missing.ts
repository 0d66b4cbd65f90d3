import type { RealServer } from '../../../model/lvs/types.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** Every block in a real_server is a check; one that keepalived drops has been told of. */
const hasBlock = ({ statement }: RealServer): boolean => statement.block?.items.some(({ block }) => block !== null) ?? false;

export const healthCheckMissing = rule({
  id: 'health-check-missing',
  area: 'checks',
  severity: 'warning',
  summary: 'A real server that nothing checks.',
  why: 'Without a check a real server counts as up whatever happens to it: when it dies, its share of the clients gets no answer.',
  on: 'virtual server',
  messages: {
    all: 'No real server of this virtual server has a check, so all of them count as up even when they are dead and clients go on being sent there. Add a {check} to each, say.',
    one: "'{name}' has no check, so it counts as up even when it is dead, and its share of the clients gets no answer. Its neighbours have one; add it here, too.",
  },
  samples: {
    bad: [
      `
virtual_server «192.168.1.100 80» {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        weight 1
    }
    real_server 10.0.0.2 80 {
        weight 1
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
        TCP_CHECK {
        }
    }
    real_server «10.0.0.2 80» {
        weight 1
    }
}
`,
    ],
    good: [
      {
        shows: 'a server that is switched off needs no check',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        weight 0
    }
}
`,
      },
    ],
  },
  check({ statement, realServers, protocol }, { report }) {
    const isMeant = (server: RealServer): boolean => server.checkers.length > 0 || server.weight === 0 || hasBlock(server);
    const unchecked = realServers.filter((server) => !isMeant(server));
    if (unchecked.length === realServers.length) {
      const related = unchecked.slice(0, 4).map((server) => ({ at: at(server.statement), message: 'no check' }));
      report('all', at(statement, 1, 2), { check: protocol === 'UDP' ? 'UDP_CHECK or DNS_CHECK' : 'TCP_CHECK' }, { related });
    } else {
      for (const server of unchecked) report('one', at(server.statement, 1, 2), { name: server.addressText });
    }
  },
});
