import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const oneLostAdvert = rule({
  id: 'one-lost-advert',
  area: 'vrrp',
  severity: 'warning',
  summary: 'A backup that takes over when a single advert is missing.',
  why: 'Adverts are sent without any receipt, so one gets lost now and then. The standard waits for three; with one, each lost packet moves the addresses, and back.',
  on: 'instance',
  messages: {
    one: 'One lost advert is enough for this backup to take over, while the master goes on working. Write 2 or more; 3 is the standard.',
  },
  evidence: ['RFC 5798 6.1'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    down_timer_adverts «1»
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
    down_timer_adverts 2
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
  },
  check({ downTimerAdverts: given }, { report }) {
    if (given?.value === 1) report('one', at(given.statement, 1));
  },
});
