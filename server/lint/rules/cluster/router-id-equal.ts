import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const routerIdEqual = rule({
  id: 'router-id-equal',
  area: 'cluster',
  severity: 'info',
  summary: 'Two nodes with the same router_id.',
  why: 'The router_id names the node in mails and SNMP. With one name for two nodes nobody knows at night which of them is speaking.',
  on: 'cluster',
  messages: {
    equal:
      "'{other}' is called '{id}', too: mails and traps do not tell which node they come from. Give each node its own router_id, or leave it out: it is then the host name.",
  },
  samples: {
    bad: [pair({ before: 'global_defs {\n    router_id «LVS_1»\n}' })],
    good: [pair({ before: 'global_defs {\n    @a router_id lb1\n    @b router_id lb2\n}' })],
  },
  check({ nodes }, { report }) {
    const known = new Map<string, (typeof nodes)[number]>();
    for (const node of nodes) {
      const { value, from } = node.model.globals.routerId;
      if (value === null || from === null) continue;
      const first = known.get(value);
      if (first === undefined) known.set(value, node);
      else report('equal', at(from, 1), { id: value, other: first.name });
    }
  },
});
