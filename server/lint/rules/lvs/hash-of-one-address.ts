import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** They choose a server by the address that the client wants: good for caches that stand for many addresses. */
const BY_DESTINATION: ReadonlySet<string> = new Set(['dh', 'lblc', 'lblcr']);

export const hashOfOneAddress = rule({
  id: 'hash-of-one-address',
  area: 'lvs',
  severity: 'warning',
  summary: 'A scheduler that chooses by destination address, in a virtual server with one address.',
  why: 'Schedulers such as dh, lblc and lblcr send all requests for an address to the same server. That is for transparent caches; where there is only one address, one real server gets everything.',
  on: 'virtual server',
  messages: {
    one: "'{scheduler}' chooses the real server by the address that the client wants, and here that is always the same one: a single server gets everything{until}. To keep a client on its server use 'sh' or 'mh'.",
  },
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo «dh»
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
`,
    ],
    good: [
      {
        shows: 'a mark stands for many addresses',
        text: `
virtual_server fwmark 5 {
    delay_loop 5
    lb_algo dh
    lb_kind DR
    real_server 10.0.0.1 {
        TCP_CHECK {
            connect_port 3128
        }
    }
    real_server 10.0.0.2 {
        TCP_CHECK {
            connect_port 3128
        }
    }
}
`,
      },
    ],
  },
  check({ key, scheduler, schedulerStatement, realServers }, { report }) {
    if (key.kind !== 'address' || !BY_DESTINATION.has(scheduler) || schedulerStatement === null || realServers.length < 2) return;
    report('one', at(schedulerStatement, 1), { scheduler, until: scheduler === 'dh' ? '' : ' until it is overloaded' });
  },
});
