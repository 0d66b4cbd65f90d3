import { addressKey } from '../../../../grammar/values/inet.ts';
import type { VirtualServer } from '../../../model/lvs/types.ts';
import { nameOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const HTTP = 80;
const HTTPS = 443;

export const persistencePerPort = rule({
  id: 'persistence-per-port',
  area: 'lvs',
  severity: 'hint',
  summary: 'Persistence of HTTP and HTTPS that is remembered for each port alone.',
  why: 'Each virtual server remembers its own clients: a client may be sent to one real server for port 80 and to another one for port 443. One virtual server by firewall mark for both ports keeps it on one.',
  on: 'config',
  messages: {
    apart:
      "This service and '{other}' are both persistent, but each remembers clients for itself: one client may get different servers for HTTP and HTTPS. If sessions span both, use one virtual server by firewall mark.",
  },
  evidence: ['acassen/keepalived#1772'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    persistence_timeout 300
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
virtual_server «192.168.1.100 443» {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    persistence_timeout 300
    protocol TCP
    real_server 10.0.0.1 443 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 443 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      {
        shows: 'the hash of the client address is the same for both',
        text: `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo sh
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
virtual_server 192.168.1.100 443 {
    delay_loop 5
    lb_algo sh
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 443 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 443 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ model: { lvs } }, { report }) {
    const plain = new Map<string, VirtualServer>();
    const persistent = lvs.virtualServers.filter(({ persistence, realServers }) => persistence !== null && realServers.length > 1);
    for (const service of persistent) {
      if (service.key.kind === 'address' && service.key.port === HTTP) plain.set(addressKey(service.key.address), service);
    }
    for (const service of persistent) {
      const { key, statement } = service;
      const other = key.kind === 'address' && key.port === HTTPS ? plain.get(addressKey(key.address)) : undefined;
      if (other === undefined || other.protocol !== service.protocol) continue;
      report(
        'apart',
        at(statement, 1, 2),
        { other: nameOf(other) },
        { related: [{ at: at(other.statement, 1, 2), message: 'the other one' }] },
      );
    }
  },
});
