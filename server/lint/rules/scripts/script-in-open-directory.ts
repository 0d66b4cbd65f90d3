import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

const OPEN = /^\/(tmp|var\/tmp|dev\/shm)\//;

export const scriptInOpenDirectory = rule({
  id: 'script-in-open-directory',
  area: 'scripts',
  severity: 'warning',
  summary: 'A script in a directory that everyone may write to.',
  why: 'Whoever may put a file there can make keepalived run it, as root if no other user is named; and what lies there is gone after a reboot or a clean-up.',
  on: 'command',
  messages: {
    open: "'{directory}' is open to everyone, and is emptied at reboot: anyone could put another '{program}' there, or it is gone when it is needed. Move the script to /etc/keepalived or /usr/local/bin.",
  },
  samples: {
    bad: [
      `
vrrp_script web {
    script «"/tmp/check_web.sh"»
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
    notify_master «"/var/tmp/master.sh now"»
}
`,
    ],
    good: [
      `
vrrp_script web {
    script "/etc/keepalived/check_web.sh /tmp/web.pid"
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
  check({ from, words }, { report }) {
    const [program = ''] = words;
    const directory = OPEN.exec(program)?.[1];
    if (directory !== undefined) report('open', at(from, 1), { directory: `/${directory}`, program });
  },
});
