import { rule } from '../../rule.ts';
import { baseName, isBuiltin, runsShell } from '../../shell.ts';
import { at } from '../../spot.ts';

const OPERATOR = /^(\|\|?|&&?|;;?|[0-9]?>{1,2}.*|&>.*|<.*)$/;
/** Programs whose arguments may look like that. */
const OWN_LANGUAGE = /^(g|m)?awk$|^(sed|perl|python[\d.]*|ruby|php|lua|node|e?grep|jq|expr|psql|mysql|test|\[)$/;

export const shellSyntax = rule({
  id: 'shell-syntax',
  area: 'scripts',
  severity: 'error',
  summary: 'A command that only a shell can run.',
  why: 'No shell reads a command: keepalived starts the program itself and gives it the words as they are, so pipes, redirections, && and variables become arguments. Most programs then fail, always.',
  on: 'command',
  messages: {
    operator:
      "No shell reads this command, so '{word}' is an argument of '{program}' like any other. Move it into a script, or write \"/bin/sh -c '…'\".",
    expansion:
      "No shell reads this command, so '{word}' reaches '{program}' as it is written. Move it into a script, or write \"/bin/sh -c '…'\".",
    builtin:
      "'{word}' is no program but a word of the shell, and no shell reads this command: keepalived cannot run it. Move it into a script, or write \"/bin/sh -c '…'\".",
  },
  evidence: ['acassen/keepalived#1926', 'acassen/keepalived#1290', 'acassen/keepalived#2587', 'openshift/origin#19890'],
  samples: {
    bad: [
      `
vrrp_script web {
    script «"/usr/bin/pgrep nginx || exit 1"»
}
vrrp_script loop {
    script «"if /usr/bin/pgrep nginx"»
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
        loop
    }
    notify_master «"/usr/bin/logger master on $(hostname)"»
    notify_backup «"/usr/bin/logger backup >> /var/log/vrrp.log"»
    notify_fault «"/bin/rm -f /run/web/*.lock"»
}
`,
    ],
    good: [
      `
vrrp_script web {
    script "/bin/sh -c '/usr/bin/pgrep nginx || exit 1'"
}
vrrp_script port {
    script "/usr/bin/timeout 2 bash -c '</dev/tcp/127.0.0.1/443'"
}
vrrp_script text {
    script "/usr/bin/awk '$1 > 3 { exit 1 }' /proc/loadavg"
}
vrrp_script page {
    script "/usr/bin/curl -fs 'http://127.0.0.1/?a=1&b=2'"
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
        port
        text
        page
    }
    notify_master "/usr/bin/logger 'master; all is well'"
}
`,
    ],
  },
  check({ from, words }, { report }) {
    const [program = ''] = words;
    const spot = at(from, 1);
    // what begins with '<' is the one thing that keepalived gives to a shell
    if (program.startsWith('<') || runsShell(words)) return;
    if (isBuiltin(program) || /^[A-Za-z_]\w*=/.test(program)) report('builtin', spot, { word: program });
    else {
      const name = baseName(program);
      const operator = words.find((word, index) => index > 0 && (OPERATOR.test(word) || /^[^\s;]+;$/.test(word)));
      const expansion = OWN_LANGUAGE.test(name) ? undefined : words.find((word) => isExpanded(word));
      if (operator !== undefined) report('operator', spot, { word: operator, program: name });
      else if (expansion !== undefined) report('expansion', spot, { word: expansion, program: name });
    }
  },
});

/** A shell would put something else in its place. */
const isExpanded = (word: string): boolean =>
  /\$\(|`|^\$[A-Za-z_]\w*$|^~\//.test(word) || (/^\/[^\s?&=]*\*/.test(word) && !word.includes('://')) || /\$\([^)]*$/.test(word);
