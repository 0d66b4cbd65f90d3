import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** Words that scripts are told, and no user is called. */
const TOLD =
  /^(master|backup|fault|stop|start|restart|reload|up|down|on|off|add|del|enable|disable|instance|group|primary|secondary|active|standby)$/i;

export const argumentAsUser = rule({
  id: 'argument-as-user',
  area: 'scripts',
  severity: 'error',
  summary: 'An argument outside of the quotes of its command.',
  why: 'Behind a notify command stand the user and the group to run it as. An argument that is not inside the quotes is taken for the user; there is none of that name, and the script is never run.',
  on: 'command',
  messages: {
    user: "'{word}' is taken for the user that runs the script, not for an argument, and the script is never run if there is no such user. Put the command and its arguments into one pair of quotes.",
  },
  evidence: ['acassen/keepalived#600'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    notify_master /etc/keepalived/notify.sh «master»
    notify_backup "/etc/keepalived/notify.sh" «web» backup
}
`,
    ],
    good: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    notify_master "/etc/keepalived/notify.sh master"
    notify_backup /etc/keepalived/notify.sh keepalived_script
    notify_fault "/etc/keepalived/notify.sh fault" root root
}
`,
    ],
  },
  check({ from, user }, { report, config }) {
    if (user === null || user === 'root') return;
    if (TOLD.test(user) || config.model.vrrp.instanceOf.has(user)) report('user', at(from, 2), { word: user });
  },
});
