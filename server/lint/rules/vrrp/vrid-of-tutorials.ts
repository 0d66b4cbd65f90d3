import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const vridOfTutorials = rule({
  id: 'vrid-of-tutorials',
  area: 'vrrp',
  severity: 'hint',
  summary: 'The virtual_router_id 51 of every tutorial.',
  why: 'All clusters on one network need numbers of their own. Since most configs begin as a copy of the sample, 51 is the number that another one is most likely to have.',
  on: 'instance',
  messages: {
    known:
      'The number 51 is that of the sample and of every tutorial: make sure that no other cluster on this network has it, or choose another one on all nodes.',
  },
  evidence: ['acassen/keepalived#1515'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id «51»
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
    good: [
      {
        shows: 'another number, and unicast, which no other cluster hears',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 73
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance cloud {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 192.168.1.10
    unicast_peer {
        192.168.1.11
    }
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
      },
    ],
  },
  check({ vrid, unicast }, { report }) {
    if (vrid?.value === 51 && !unicast) report('known', at(vrid.statement, 1));
  },
});
