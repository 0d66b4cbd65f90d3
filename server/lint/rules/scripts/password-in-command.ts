import { rule } from '../../rule.ts';
import { baseName } from '../../shell.ts';
import { at } from '../../spot.ts';

/** By program: the options that carry a password in the same or the next word. */
const SECRET: readonly (readonly [RegExp, RegExp])[] = [
  [/^(mysql|mariadb)(admin|check|dump|show)?$/, /^(-p\S+|--password=\S+)$/],
  [/^redis-cli$/, /^(-a|--pass)$/],
  [/^curl$/, /^(-u\S*|--user)$/],
  [/^sshpass$/, /^-p/],
  [/^wget$/, /^--(http-)?password=/],
];

export const passwordInCommand = rule({
  id: 'password-in-command',
  area: 'scripts',
  severity: 'info',
  summary: 'A password on a command line.',
  why: 'Everyone on the host sees the arguments of running programs, with ps say, and keepalived puts commands into its log and its dumps.',
  on: 'command',
  messages: {
    secret:
      "The password behind '{option}' can be seen by everyone on the host while '{program}' runs. Put it into a file that only the script's user may read, like ~/.my.cnf or ~/.netrc.",
  },
  samples: {
    bad: [
      `
vrrp_script db {
    script «"/usr/bin/mysqladmin -u check -ps3cret ping"»
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
        db
    }
}
`,
    ],
    good: [
      `
vrrp_script db {
    script "/usr/bin/mysqladmin --defaults-file=/etc/keepalived/my.cnf -P 3306 ping"
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
        db
    }
}
`,
    ],
  },
  check({ from, words }, { report }) {
    const [program = '', ...args] = words;
    const name = baseName(program);
    const options = SECRET.find(([tool]) => tool.test(name))?.[1];
    const found = options === undefined ? undefined : args.find((word) => options.test(word));
    if (found !== undefined) report('secret', at(from, 1), { option: found.replace(/^(-[a-z]|--[a-z-]+=?).*/i, '$1'), program: name });
  },
});
