import { hasMistakes } from '../../mistakes.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const oneFailureCounts = rule({
  id: 'one-failure-counts',
  area: 'tracking',
  severity: 'hint',
  summary: 'A script whose first failure moves the addresses.',
  why: "Without 'fall' a single failure counts: one slow answer, a restart of the service, and the addresses move, and move back.",
  on: 'script',
  messages: {
    fall: "A single failure of '{name}' counts, be it a slow answer or a restart of the service. With 'fall 2' or more (and 'rise 2') the addresses do not move for nothing.",
  },
  evidence: ['acassen/keepalived#2289'],
  samples: {
    bad: [
      `
«vrrp_script web» {
    script "/usr/bin/curl -fs http://127.0.0.1/"
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
    }
}
`,
    ],
    good: [
      {
        shows: 'a choice that was made: fall 1 is written',
        text: `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    fall 2
}
vrrp_script disk {
    script "/usr/local/bin/check_disk"
    fall 1
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
        disk
    }
}
`,
      },
    ],
  },
  check({ statement, name }, { report, config }) {
    if (hasMistakes(statement, config)) return;
    if (statement.block?.items.some(({ keyword }) => keyword.name === 'fall') !== true) report('fall', at(statement, 0, 1), { name });
  },
});
