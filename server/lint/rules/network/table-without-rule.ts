import { splitWords, type LogicalLine } from '../../../../grammar/lines.ts';
import type { Instance } from '../../../model/vrrp/types.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

/** Tables that the kernel asks without a rule of ours. */
const BUILT_IN = /^(main|local|default|254|255|253)$/;

export const tableWithoutRule = rule({
  id: 'table-without-rule',
  area: 'network',
  severity: 'hint',
  summary: 'A virtual route in a table that no rule of the config leads to.',
  why: 'The kernel looks into a table of its own only where a rule says so. If the rule is not made elsewhere, the route is never used.',
  on: 'config',
  messages: {
    table:
      "No rule of this config leads to table '{table}': unless something else makes one, the kernel never uses this route. Add a line with 'table {table}' to 'virtual_rules'.",
  },
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    virtual_routes {
        0.0.0.0/0 via 192.168.1.1 dev eth0 table «100»
        10.0.0.0/8 via 192.168.1.1 dev eth0 table 100
    }
}
`,
    ],
    good: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    virtual_routes {
        0.0.0.0/0 via 192.168.1.1 dev eth0 table 100
        10.0.0.0/8 via 192.168.1.1 dev eth0 table main
    }
    virtual_rules {
        from 192.168.1.100 table 100 preference 100
    }
}
`,
    ],
  },
  check({ model: { vrrp } }, { report }) {
    const rules = [...vrrp.statics.rules, ...vrrp.instances.flatMap((instance: Instance) => instance.rules)];
    const known = new Set(rules.map(({ line }) => tableOf(line)?.table));
    for (const route of vrrp.instances.flatMap(({ routes }) => routes)) {
      const found = tableOf(route.line);
      if (found === null || known.has(found.table) || BUILT_IN.test(found.table)) continue;
      // further routes of the table are the same mistake
      known.add(found.table);
      report('table', atValue(route, found.index), { table: found.table });
    }
  },
});

function tableOf(line: LogicalLine): { readonly table: string; readonly index: number } | null {
  const { texts } = splitWords(line);
  const index = texts.findIndex((word) => word === 'table' || word === 'lookup') + 1;
  const table = texts[index];
  return index === 0 || table === undefined ? null : { table, index };
}
