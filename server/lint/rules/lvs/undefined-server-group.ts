import { nearest, orList } from '../../../../grammar/nearest.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** Among so many names one is looked for that may have been meant. */
const MOST_SUGGESTED = 100;

export const undefinedServerGroup = rule({
  id: 'undefined-server-group',
  area: 'lvs',
  severity: 'error',
  summary: 'A virtual server of a virtual_server_group that does not exist.',
  why: 'The whole virtual server is ignored: nothing is balanced. `keepalived -t` says nothing of it.',
  on: 'config',
  messages: {
    missing:
      "There is no virtual_server_group '{name}', so keepalived ignores this virtual server altogether: nothing is balanced. Define the group, or give the name of one that exists{others}.",
  },
  samples: {
    bad: [
      `
virtual_server_group web {
    192.168.1.100 80
}
virtual_server group «wev» {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'no group at all',
        text: `
global_defs {
    router_id lb1
}
virtual_server group «web» {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'a part of a config: its groups may be in another one',
        text: `
virtual_server group web {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'a group may stand below',
        text: `
virtual_server group web {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
virtual_server_group web {
    192.168.1.100 80
}
`,
      },
    ],
  },
  check({ bound: { root } }, { report }) {
    const names = new Set(root.items.filter(({ keyword }) => keyword.name === 'virtual_server_group').map((group) => group.word(1)));
    const known = [...names].filter((name) => name !== undefined).slice(0, MOST_SUGGESTED);
    if (names.size === 0 && !root.items.some(({ keyword }) => keyword.name === 'global_defs')) return;
    for (const statement of root.items) {
      const name = statement.word(2);
      if (statement.keyword.name !== 'virtual_server' || statement.word(1) !== 'group') continue;
      if (name === undefined || names.has(name)) continue;
      const meant = nearest(name, known);
      report('missing', at(statement, 2), { name, others: meant.length === 0 ? '' : `, such as ${orList(meant)}` });
    }
  },
});
