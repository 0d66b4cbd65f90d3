import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const serverGroupFamily = rule({
  id: 'server-group-family',
  area: 'lvs',
  severity: 'error',
  summary: 'A virtual server whose real servers have another address family than its virtual_server_group.',
  why: 'The whole virtual server is ignored, and `keepalived -t` says nothing of it.',
  on: 'config',
  messages: {
    mixed:
      "The group '{name}' has IPv4 and IPv6 addresses, but this virtual server can only be of one family: keepalived ignores it altogether. Make a group and a virtual server for each family.",
    other:
      "The group '{name}' has IPv{group} addresses and this virtual server is an IPv{service} one by its real servers or 'ip_family': keepalived ignores it altogether. Use servers of the same family, or 'lvs_method TUN' in front of them.",
  },
  evidence: ['acassen/keepalived#1904'],
  samples: {
    bad: [
      `
virtual_server_group web {
    192.168.1.100 80
    2001:db8::100 80
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
      `
virtual_server_group web {
    2001:db8::100 80
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
    ],
    good: [
      {
        shows: 'tunnels take both families',
        text: `
virtual_server_group web {
    192.168.1.100 80
    2001:db8::100 80
}
virtual_server group web {
    delay_loop 5
    lb_algo wlc
    lb_kind TUN
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ model: { lvs }, bound }, { report }) {
    const kept = new Set(lvs.virtualServers.map(({ statement }) => statement));
    // of one name the first counts
    const groups = new Map(lvs.groups.toReversed().map((group) => [group.name, group]));
    for (const statement of bound.root.items) {
      const name = statement.word(2);
      if (statement.keyword.name !== 'virtual_server' || statement.word(1) !== 'group' || kept.has(statement)) continue;
      const group = groups.get(name ?? '');
      const servers = statement.block?.items.filter(({ keyword }) => keyword.name === 'real_server') ?? [];
      if (group === undefined || name === undefined || servers.length === 0) continue;
      const families = new Set([...group.addresses, ...group.fwmarks].map(({ family }) => family).filter((family) => family !== null));
      const [only] = families;
      if (only === undefined) continue;
      if (families.size > 1) report('mixed', at(statement, 2), { name });
      else report('other', at(statement, 2), { name, group: only, service: only === 4 ? 6 : 4 });
    }
  },
});
