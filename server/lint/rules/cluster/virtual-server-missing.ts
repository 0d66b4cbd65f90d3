import type { ClusterNode } from '../../../model/cluster/types.ts';
import type { VirtualServer } from '../../../model/lvs/types.ts';
import { rule, type RuleContext } from '../../rule.ts';
import { serviceText, servicesOf } from '../../service-names.ts';
import { at } from '../../spot.ts';

const service = (lines: string): string => `
${lines} {
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`;
const a = service('virtual_server 192.168.1.100 80');
const b = service('virtual_server 192.168.1.100 443').replace('10.0.0.1 80', '10.0.0.1 443');

export const virtualServerMissing = rule({
  id: 'virtual-server-missing',
  area: 'cluster',
  severity: 'warning',
  summary: 'A virtual server that another node does not have.',
  why: 'After a failover the address is there, but nobody answers on it.',
  on: 'cluster',
  messages: {
    missing: "'{other}' has no virtual server {service}: when it takes over, nobody answers there. Add it to '{other}'.",
    slip: "This node has the virtual server {service} where '{other}' has {twin}: after a failover nobody answers there. Write the same one on both nodes.",
    none: "'{other}' has no virtual servers at all: when it takes over, nobody answers on the services of this node. Add them to '{other}'.",
  },
  evidence: ['acassen/keepalived#2389', 'acassen/keepalived#2213'],
  samples: {
    bad: [
      {
        text: a,
        nodes: { 'a.conf': a + b.replace('virtual_server 192.168.1.100 443', '«virtual_server 192.168.1.100 443»'), 'b.conf': a },
      },
      {
        text: a,
        nodes: {
          'a.conf': a.replace('virtual_server 192.168.1.100 80', '«virtual_server 192.168.1.100 80»'),
          'b.conf': 'global_defs {\n}\n',
        },
      },
      { text: a, nodes: { 'a.conf': a, 'b.conf': a.replace('virtual_server 192.168.1.100 80', '«virtual_server 192.168.1.101 80»') } },
    ],
    good: [{ text: a, nodes: { 'a.conf': a + b, 'b.conf': b + a } }],
  },
  check({ nodes }, { report }) {
    for (const [index, node] of nodes.entries()) for (const other of nodes.slice(index + 1)) compare(node, other, report);
  },
});

/** Where each has what the other one lacks it is a slip, told once. */
function compare(one: ClusterNode, other: ClusterNode, report: RuleContext<'missing' | 'none' | 'slip'>['report']): void {
  const [mine, theirs] = [servicesOf(one), servicesOf(other)];
  const [lacking, extra] = [without(mine, theirs), without(theirs, mine)];
  for (const [index, service] of extra.entries()) {
    const twin = lacking[index];
    const data = { service: serviceText(service), other: one.name, twin: twin === undefined ? '' : serviceText(twin) };
    if (twin !== undefined)
      report('slip', at(service.statement), data, { related: [{ at: at(twin.statement), message: `on '${one.name}'` }] });
    else if (mine.size > 0) report('missing', at(service.statement), data);
  }
  for (const service of lacking.slice(extra.length)) {
    if (theirs.size > 0) report('missing', at(service.statement), { service: serviceText(service), other: other.name });
  }
  for (const [here, there, name] of [
    [mine, theirs, other.name],
    [theirs, mine, one.name],
  ] as const) {
    const [first] = here.values();
    if (first !== undefined && there.size === 0) report('none', at(first.statement), { other: name });
  }
}

const without = (services: ReadonlyMap<string, VirtualServer>, others: ReadonlyMap<string, VirtualServer>): VirtualServer[] =>
  [...services].filter(([key]) => !others.has(key)).map(([, service]) => service);
