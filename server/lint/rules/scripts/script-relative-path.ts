import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const scriptRelativePath = rule({
  id: 'script-relative-path',
  area: 'scripts',
  severity: 'warning',
  summary: 'A script by a path that does not begin with a slash.',
  why: "The daemon works in '/', so the script is looked for there, whatever directory it was tried from.",
  on: 'command',
  messages: {
    relative: "'{program}' is looked for from the directory that keepalived runs in, which is '/' for the daemon. Write the whole path.",
  },
  evidence: ['acassen/keepalived#101', 'acassen/keepalived#1091'],
  samples: {
    bad: [
      `
vrrp_script web {
    script «"./check_web.sh"»
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
    notify_master «scripts/master.sh»
}
`,
    ],
    good: [
      `
vrrp_script web {
    script "/etc/keepalived/check_web.sh"
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
    notify_master "/etc/keepalived/master.sh ./state"
}
`,
    ],
  },
  check({ from, words }, { report }) {
    const [program = ''] = words;
    // ${_PWD} is the directory of the file, which is known to keepalived
    if (from.line.origin !== null) return;
    if (/^[\w.][\w.-]*\//.test(program)) report('relative', at(from, 1), { program });
  },
});
