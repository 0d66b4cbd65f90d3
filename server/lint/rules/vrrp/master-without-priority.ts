import { hasMistakes } from '../../mistakes.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const masterWithoutPriority = rule({
  id: 'master-without-priority',
  area: 'vrrp',
  severity: 'warning',
  summary: "'state MASTER' without a priority.",
  why: 'With that keepalived takes the node for the owner of the addresses, with priority 255: it ignores the adverts of all others, takes over at once whenever it starts, and no tracker can lower it.',
  on: 'instance',
  messages: {
    priority:
      "Without 'priority', 'state MASTER' means priority 255: keepalived takes '{name}' for the owner of the addresses, and no weight can make it yield. Add a priority below 255.",
  },
  evidence: ['acassen/keepalived#1380'],
  samples: {
    bad: [
      `
vrrp_instance web {
    «state MASTER»
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
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 150
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
  },
  check({ state, priority, name, statement }, { report, config }) {
    if (state?.value === 'MASTER' && priority === null && !hasMistakes(statement, config))
      report('priority', at(state.statement), { name });
  },
});
