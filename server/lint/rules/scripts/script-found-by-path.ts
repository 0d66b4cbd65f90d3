import { rule } from '../../rule.ts';
import { isBuiltin } from '../../shell.ts';
import { at } from '../../spot.ts';

export const scriptFoundByPath = rule({
  id: 'script-found-by-path',
  area: 'scripts',
  severity: 'info',
  summary: 'A command without its directory.',
  why: 'The daemon looks for it in its own PATH, which need not be that of your shell. A script that keepalived does not find is disabled.',
  on: 'command',
  messages: {
    path: "'{program}' is looked for in the PATH of the daemon, which may be shorter than yours: where it is not found, keepalived disables the script. Write the whole path.",
  },
  evidence: ['acassen/keepalived#101', 'acassen/keepalived#1091'],
  samples: {
    bad: [
      `
vrrp_script web {
    script «"killall -0 nginx"»
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
        shows: 'a word of the shell is another mistake',
        text: `
vrrp_script web {
    script "if true"
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
    script "/usr/bin/killall -0 nginx"
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
    if (/^[A-Za-z][\w.+-]*$/.test(program) && !isBuiltin(program)) report('path', at(from, 1), { program });
  },
});
