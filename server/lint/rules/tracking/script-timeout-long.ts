import { last } from '../../../model/complaints.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const scriptTimeoutLong = rule({
  id: 'script-timeout-long',
  area: 'tracking',
  severity: 'info',
  summary: 'A timeout that is longer than the interval.',
  why: 'While a script hangs it is not started again: a hanging check is noticed only after its timeout, and the interval means nothing then.',
  on: 'script',
  messages: {
    long: "While '{name}' hangs it does not run again, so a hanging check is noticed after {timeout} s and not after {interval} s. Leave the timeout out (it is then the interval), or make it shorter.",
  },
  evidence: ['acassen/keepalived#535', 'acassen/keepalived#946', 'acassen/keepalived#2289'],
  samples: {
    bad: [
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    interval 2
    «timeout 10»
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
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    interval 2
    timeout 2
}
vrrp_script disk {
    script "/usr/local/bin/check_disk"
    interval 2
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
  },
  check({ statement, name, interval, timeout }, { report }) {
    if (timeout === null || timeout <= interval) return;
    const given = last(statement.block, 'timeout');
    report('long', at(given ?? statement), { name, timeout, interval });
  },
});
