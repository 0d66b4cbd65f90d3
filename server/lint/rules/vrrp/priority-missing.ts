import { hasMistakes } from '../../mistakes.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const priorityMissing = rule({
  id: 'priority-missing',
  area: 'vrrp',
  severity: 'info',
  summary: 'An instance without priority.',
  why: 'The default is 100. Where two nodes have it, the one with the higher IP address becomes master, which nobody expects.',
  on: 'instance',
  messages: {
    missing:
      "'{name}' has no 'priority', so it has 100: where another node has that, too, the higher IP address decides who is master. Write the priority, a different one on each node.",
  },
  evidence: ['acassen/keepalived#1380', 'acassen/keepalived#2219', 'RFC 5798 6.4.3'],
  samples: {
    bad: [
      `
«vrrp_instance web» {
    state BACKUP
    interface eth0
    virtual_router_id 51
    virtual_ipaddress {
        192.168.1.100/24
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
}
`,
    ],
  },
  check({ state, priority, name, statement }, { report, config }) {
    if (priority === null && state?.value !== 'MASTER' && !hasMistakes(statement, config)) report('missing', at(statement, 0, 1), { name });
  },
});
