import { replacing } from '../../edits.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const devTcpScript = rule({
  id: 'dev-tcp-script',
  area: 'scripts',
  severity: 'warning',
  summary: "A check by '</dev/tcp/…'.",
  why: 'That file does not exist: bash takes the name for a connection, and keepalived leaves the command to /bin/sh. Where that is another shell, as on Debian and Ubuntu, the check always fails.',
  on: 'command',
  messages: {
    device:
      "'{word}' connects only where /bin/sh is bash; with another shell (Debian, Ubuntu, Alpine) the check always fails. Write \"/bin/bash -c '{word}'\".",
  },
  evidence: ['acassen/keepalived#1926'],
  samples: {
    bad: [
      `
vrrp_script port {
    script «"</dev/tcp/127.0.0.1/443"»
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
        port
    }
}
`,
    ],
    good: [
      {
        shows: 'bash by name, and a file that is to be there',
        text: `
vrrp_script port {
    script "/bin/bash -c '</dev/tcp/127.0.0.1/443'"
}
vrrp_script ready {
    script "</run/web/ready"
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
        port
        ready
    }
}
`,
      },
    ],
  },
  check({ from, words }, { report }) {
    const [program = ''] = words;
    if (!/^<[ \t]*\/dev\/(tcp|udp)\//.test(program)) return;
    const spot = at(from, 1);
    const fixes = words.length === 1 ? replacing('Run it by bash', spot, `"/usr/bin/bash -c '${program}'"`) : [];
    report('device', spot, { word: program }, { fixes });
  },
});
