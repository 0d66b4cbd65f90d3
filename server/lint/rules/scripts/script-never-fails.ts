import { rule } from '../../rule.ts';
import { baseName, shellText } from '../../shell.ts';
import { at } from '../../spot.ts';

export const scriptNeverFails = rule({
  id: 'script-never-fails',
  area: 'scripts',
  severity: 'warning',
  summary: 'A tracked script that succeeds whatever happens.',
  why: 'All that counts is the exit status. A script that always ends with 0 watches nothing, and a failure goes unnoticed.',
  on: 'script',
  messages: {
    always:
      "This always ends with status 0, so '{name}' never fails and keepalived never moves the addresses because of it. Let it end with another status when something is wrong.",
  },
  samples: {
    bad: [
      `
vrrp_script web {
    script «"/bin/true"»
}
vrrp_script mail {
    script «"/bin/sh -c '/usr/bin/pgrep postfix || true'"»
}
vrrp_script dns {
    script «"/bin/sh -c '/usr/bin/pgrep named; exit 0'"»
}
vrrp_script text {
    script «"/bin/echo ok"»
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
        mail
        dns
        text
    }
}
`,
    ],
    good: [
      `
vrrp_script web {
    script "/bin/sh -c '/usr/bin/pgrep nginx && exit 0 || exit 1'"
}
vrrp_script mail {
    script "/usr/bin/test -e /run/true"
}
vrrp_script failed {
    script "/bin/false"
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
        mail
        failed
    }
}
`,
    ],
  },
  check({ command: { from, words }, name }, { report }) {
    const text = shellText(words);
    const always =
      text === null
        ? ['true', ':', 'echo'].includes(baseName(words[0] ?? ''))
        : /(\|\||;)\s*(\/bin\/|\/usr\/bin\/)?(true|:|exit 0)\s*;?\s*$/.test(text);
    if (always) report('always', at(from, 1), { name });
  },
});
