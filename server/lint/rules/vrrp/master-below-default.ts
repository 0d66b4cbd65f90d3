import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const DEFAULT = 100;

export const masterBelowDefault = rule({
  id: 'master-below-default',
  area: 'vrrp',
  severity: 'hint',
  summary: "'state MASTER' with a priority below the default.",
  why: 'The priority decides who is master, and state only how a node starts. A backup without a priority has 100, and takes over from a master with less.',
  on: 'instance',
  messages: {
    low: "A master with priority {priority} loses to every node that has the default of 100. The priorities decide, not 'state': give the preferred node the highest one.",
  },
  evidence: ['acassen/keepalived#512'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    «priority 90»
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
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance mail {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 50
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
    ],
  },
  check({ state, priority }, { report }) {
    if (state?.value === 'MASTER' && priority !== null && priority.value < DEFAULT)
      report('low', at(priority.statement), { priority: priority.value });
  },
});
