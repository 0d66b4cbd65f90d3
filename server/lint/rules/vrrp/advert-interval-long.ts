import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const SECOND = 1e6;
/** A backup takes over when so many adverts are missing. */
const MISSED = 3;

export const advertIntervalLong = rule({
  id: 'advert-interval-long',
  area: 'vrrp',
  severity: 'warning',
  summary: 'Seconds between adverts in a number that was hardly meant.',
  why: 'A backup takes over when three adverts are missing: the interval is a third of the time that the addresses are down when the master dies. Often milliseconds or hundredths were meant.',
  on: 'instance',
  messages: {
    long: "'advert_int' is in seconds: with {seconds}, nobody takes over for about {down} seconds after the master dies. Use 1, the same on all nodes.",
  },
  options: {
    most: { type: 'integer', default: 10, minimum: 1, maximum: 255, doc: 'The longest interval, in seconds, that is left alone.' },
  },
  evidence: ['acassen/keepalived#1283', 'RFC 5798 6.1'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    advert_int «100»
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      {
        options: { most: 2 },
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    advert_int «3»
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      },
    ],
    good: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    advert_int 5
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
  },
  check({ advertInterval, interval }, { report, option }) {
    if (advertInterval === null || interval <= Number(option('most')) * SECOND) return;
    const seconds = interval / SECOND;
    report('long', at(advertInterval.statement, 1), { seconds, down: Math.round(seconds * MISSED) });
  },
});
