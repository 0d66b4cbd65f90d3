import { rule } from '../../rule.ts';
import { baseName, optionValue, runsShell } from '../../shell.ts';
import { at } from '../../spot.ts';

export const scriptOutlastsTimeout = rule({
  id: 'script-outlasts-timeout',
  area: 'scripts',
  severity: 'error',
  summary: 'A tracked script that takes longer than keepalived gives it.',
  why: "A script that is not done within its 'timeout' (the interval, if there is none) is killed, and counts as failed, even if all is well.",
  on: 'script',
  messages: {
    count:
      "Sending {count} packets takes ping at least {takes} seconds, and keepalived kills it after {timeout}: the check always fails. Send fewer packets ('-c 1'), or give it a longer 'timeout' and 'interval'.",
    endless: "Without '-c' ping never ends: keepalived kills it after {timeout} seconds, and the check always fails. Write '-c 1'.",
    sleep: "This sleeps {takes} seconds, and keepalived kills it after {timeout}: the check always fails. Give it a longer 'timeout'.",
  },
  samples: {
    bad: [
      `
vrrp_script gateway {
    script «"/usr/bin/ping -c 3 192.168.1.1"»
    interval 2
}
vrrp_script router {
    script «"/usr/bin/ping 192.168.1.1"»
    interval 2
}
vrrp_script nap {
    script «"/usr/bin/sleep 10"»
    interval 5
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
        gateway
        router
        nap
    }
}
`,
    ],
    good: [
      `
vrrp_script gateway {
    script "/usr/bin/ping -c 3 192.168.1.1"
    interval 5
}
vrrp_script quick {
    script "/usr/bin/ping -c3 -i 0.2 192.168.1.1"
    interval 2
}
vrrp_script one {
    script "/usr/bin/ping -qc 1 -W 1 192.168.1.1"
    interval 2
}
vrrp_script limited {
    script "/usr/bin/ping -w 1 192.168.1.1"
    interval 2
}
vrrp_script patient {
    script "/usr/bin/ping -c 3 192.168.1.1"
    interval 2
    timeout 6
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
        gateway
        quick
        one
        limited
        patient
    }
}
`,
    ],
  },
  check({ command: { from, words }, interval, timeout: own }, { report }) {
    if (runsShell(words)) return;
    const timeout = own ?? interval;
    const [program = '', ...args] = words;
    const name = baseName(program);
    if (name === 'sleep') {
      const takes = Number(args[0]);
      if (takes >= timeout) report('sleep', at(from, 1), { takes, timeout });
    } else if (/^ping6?$/.test(name)) {
      if (args.some((word) => /^-[a-zA-Z]*w/.test(word) || /^-[a-zA-Z]+c/.test(word))) return;
      const count = optionValue(args, ['-c']);
      const takes = (Number(count) - 1) * Number(optionValue(args, ['-i']) ?? 1);
      if (count === null) report('endless', at(from, 1), { timeout });
      else if (takes >= timeout) report('count', at(from, 1), { count, takes, timeout });
    }
  },
});
