import { rule } from '../../rule.ts';
import { baseName } from '../../shell.ts';
import { at } from '../../spot.ts';

export const processWatchedByScript = rule({
  id: 'process-watched-by-script',
  area: 'scripts',
  severity: 'hint',
  summary: 'A script that only looks whether a process runs.',
  why: 'With vrrp_track_process the kernel tells keepalived at once when a process ends, and no program is started every few seconds.',
  on: 'script',
  messages: {
    process:
      "Starting '{program}' every {seconds} s only to see whether a process runs is slow and costs more than a 'vrrp_track_process', which notices at once.",
  },
  evidence: ['acassen/keepalived#2599', 'acassen/keepalived#2184'],
  samples: {
    bad: [
      `
vrrp_script web {
    script «"/usr/bin/killall -0 nginx"»
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
    }
}
`,
    ],
    good: [
      {
        shows: 'a check of what the process answers, and a release without vrrp_track_process',
        keepalived: '2.0.5',
        text: `
vrrp_script web {
    script "/usr/bin/killall -0 nginx"
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
    }
}
`,
      },
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
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
    }
}
`,
    ],
  },
  check({ command: { from, words }, interval }, { report, since }) {
    const [program = '', first = ''] = words;
    const name = baseName(program);
    const looks = /^(pidof|pgrep)$/.test(name) || (/^(killall|pkill|kill)5?$/.test(name) && /^-(0|s0|n0)$/.test(first));
    if (looks && since('2.0.11')) report('process', at(from, 1), { program: name, seconds: interval });
  },
});
