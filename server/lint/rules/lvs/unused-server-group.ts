import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const unusedServerGroup = rule({
  id: 'unused-server-group',
  area: 'lvs',
  severity: 'info',
  summary: 'A virtual_server_group that no virtual server uses.',
  why: 'The group is read, and nothing is done with it. Often the virtual server that should use it has another name in it, or was removed.',
  on: 'config',
  messages: {
    unused:
      "No virtual server uses the group '{name}', so keepalived does nothing with it. Write 'virtual_server group {name}', or remove it.",
  },
  samples: {
    bad: [
      `
virtual_server_group «web» {
    192.168.1.100 80
}
virtual_server 192.168.1.100 80 {
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
      `
virtual_server_group web {
    192.168.1.100 80
}
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
      {
        shows: 'a part of a config that has only groups',
        text: `
virtual_server_group web {
    192.168.1.100 80
}
`,
      },
    ],
  },
  check({ model, bound }, { report }) {
    const services = bound.root.items.filter(({ keyword }) => keyword.name === 'virtual_server');
    if (services.length === 0) return;
    const used = new Set(services.filter((service) => service.word(1) === 'group').map((service) => service.word(2)));
    for (const { name, statement } of model.lvs.groups) if (!used.has(name)) report('unused', at(statement, 1), { name });
  },
});
