import type { BoundStatement } from '../../../../grammar/bound.ts';
import type { RealServer, VirtualServer } from '../../../model/lvs/types.ts';
import { rule, type RuleContext } from '../../rule.ts';
import { serverKey, serviceText, servicesOf } from '../../service-names.ts';
import { at } from '../../spot.ts';

const service = (algorithm: string, server: string): string => `virtual_server 192.168.1.100 80 {
    ${algorithm}
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server ${server} 80 {
        TCP_CHECK {
        }
    }
}
`;

interface Setting {
  readonly what: string;
  readonly of: (service: VirtualServer) => string;
  readonly from: (service: VirtualServer) => BoundStatement | null;
}

const SETTINGS: readonly Setting[] = [
  { what: 'scheduler', of: ({ scheduler }) => scheduler, from: ({ schedulerStatement }) => schedulerStatement },
  { what: 'forwarding method', of: ({ method }) => method.method, from: ({ methodStatement }) => methodStatement },
  {
    what: 'persistence',
    of: ({ persistence }) => (persistence === null ? 'none' : `${persistence.timeout} s`),
    from: ({ persistence }) => persistence?.statement ?? null,
  },
];

export const virtualServerDiffers = rule({
  id: 'virtual-server-differs',
  area: 'cluster',
  severity: 'warning',
  summary: 'One virtual server that is set up differently on two nodes.',
  why: 'After a failover the load goes elsewhere: to fewer servers, to servers that are gone, or by another method.',
  on: 'cluster',
  messages: {
    server:
      "{service} has the real server {server} here, but not on '{other}': after a failover the load goes to other servers. List the same real servers on all nodes.",
    slip: "{service} has the real server {server} here where '{other}' has {twin}: after a failover the load goes elsewhere. Write the same one on both nodes.",
    setting:
      "The {what} of {service} is {value} here and {usual} on '{other}': after a failover the load is spread in another way. Write the same on all nodes.",
  },
  evidence: ['acassen/keepalived#2213'],
  samples: {
    bad: [
      {
        text: service('lb_algo wlc', '10.0.0.2'),
        nodes: {
          'a.conf': service('lb_algo wlc', '10.0.0.2'),
          'b.conf': service('lb_algo wlc', '10.0.0.3').replace('real_server 10.0.0.3 80', '«real_server 10.0.0.3 80»'),
        },
      },
      {
        text: service('lb_algo wlc', '10.0.0.2'),
        nodes: {
          'a.conf': service('lb_algo wlc', '10.0.0.2').replace('real_server 10.0.0.2 80', '«real_server 10.0.0.2 80»'),
          'b.conf': service('lb_algo wlc', '10.0.0.2').replace(/ {4}real_server 10\.0\.0\.2[^]*$/, '}\n'),
        },
      },
      { text: service('@a lb_algo wlc\n    @b lb_algo «rr»', '10.0.0.2') },
    ],
    good: [service('lb_algo wlc', '10.0.0.2')],
  },
  check({ nodes }, { report }) {
    const [first, ...others] = nodes;
    if (first === undefined) return;
    const usual = servicesOf(first);
    for (const node of others) {
      for (const [key, mine] of servicesOf(node)) {
        const theirs = usual.get(key);
        if (theirs === undefined) continue;
        servers(mine, theirs, [node.name, first.name], report);
        settings(mine, theirs, first.name, report);
      }
    }
  },
});

type Report = RuleContext<'server' | 'slip' | 'setting'>['report'];

/** Where each has what the other one lacks it is a slip, told once. */
function servers(mine: VirtualServer, theirs: VirtualServer, [here, there]: readonly [string, string], report: Report): void {
  const [extra, missing] = [without(mine, theirs), without(theirs, mine)];
  const service = serviceText(mine);
  for (const [index, server] of extra.entries()) {
    const twin = missing[index];
    const data = { service, server: nameOf(server), other: there, twin: twin === undefined ? '' : nameOf(twin) };
    const related = [{ at: at((twin ?? theirs).statement), message: `on '${there}'` }];
    report(twin === undefined ? 'server' : 'slip', at(server.statement), data, { related });
  }
  for (const server of missing.slice(extra.length)) {
    report(
      'server',
      at(server.statement),
      { service, server: nameOf(server), other: here },
      { related: [{ at: at(mine.statement), message: `on '${here}'` }] },
    );
  }
}

const without = ({ realServers }: VirtualServer, other: VirtualServer): RealServer[] => {
  const known = new Set(other.realServers.map(serverKey));
  return realServers.filter((server) => !known.has(serverKey(server)));
};

const nameOf = ({ statement }: RealServer): string => statement.words.texts.slice(1).join(' ');

function settings(mine: VirtualServer, theirs: VirtualServer, other: string, report: Report): void {
  for (const { what, of, from } of SETTINGS) {
    if (of(mine) === of(theirs)) continue;
    const [here, there] = [from(mine), from(theirs)];
    const related = [{ at: there === null ? at(theirs.statement) : at(there, 1), message: `on '${other}'` }];
    const data = { what, service: serviceText(mine), value: of(mine), usual: of(theirs), other };
    report('setting', here === null ? at(mine.statement) : at(here, 1), data, { related });
  }
}
