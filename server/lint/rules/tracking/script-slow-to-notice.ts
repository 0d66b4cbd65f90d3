import { last } from '../../../model/complaints.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const scriptSlowToNotice = rule({
  id: 'script-slow-to-notice',
  area: 'tracking',
  severity: 'warning',
  summary: 'A script that needs more than a minute to notice a failure.',
  why: 'A failure counts only after as many runs as fall says, with the interval between them. All that time the addresses stay where nothing works. Times are in seconds; often milliseconds were meant.',
  on: 'script',
  messages: {
    slow: "A failure is noticed after up to {seconds} seconds: every {interval} s, {fall} times in a row. Times are in seconds; run '{name}' more often, so that the addresses move in time.",
  },
  options: {
    most: { type: 'integer', default: 60, minimum: 1, doc: 'Seconds until a failure is noticed that are left alone.' },
  },
  samples: {
    bad: [
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    «interval 1000»
}
vrrp_script disk {
    script "/usr/local/bin/check_disk"
    «interval 30»
    fall 5
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
    ],
    good: [
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    interval 10
    fall 6
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
  },
  check({ statement, name, interval, fall }, { report, option }) {
    const seconds = interval * fall;
    if (seconds <= Number(option('most'))) return;
    report('slow', at(last(statement.block, 'interval') ?? last(statement.block, 'fall') ?? statement), { seconds, interval, fall, name });
  },
});
