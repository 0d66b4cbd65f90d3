import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const syncDaemonInstance = rule({
  id: 'sync-daemon-instance',
  area: 'global',
  severity: 'error',
  summary: 'An lvs_sync_daemon that follows an instance which does not exist.',
  why: 'When the daemon starts it does not find the instance and drops lvs_sync_daemon: connections are not synchronised, and all break at a failover.',
  on: 'config',
  messages: {
    undefined:
      "There is no vrrp_instance '{name}': keepalived drops 'lvs_sync_daemon', and connections break when another node takes over. Write the name of an instance{known}.",
  },
  evidence: ['acassen/keepalived#2242', 'acassen/keepalived#1819', 'acassen/keepalived#396'],
  samples: {
    bad: [
      `
global_defs {
    lvs_sync_daemon eth0 «VI_1»
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
    good: [
      `
global_defs {
    lvs_sync_daemon eth0 inst web id 10
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      {
        shows: 'only the checkers run: there is no instance to follow',
        text: `
global_defs {
    lvs_sync_daemon eth0
}
`,
      },
    ],
  },
  check({ model: { globals, vrrp } }, { report }) {
    const { lvsSyncDaemon: daemon } = globals;
    if (daemon === null) return;
    const { from, instance: name } = daemon;
    if (name === null || vrrp.instanceOf.has(name)) return;
    const [only, ...others] = vrrp.instances;
    const known = only === undefined || others.length > 0 ? '' : `: '${only.name}'`;
    report('undefined', at(from, from.words.texts.indexOf(name, 2)), { name, known });
  },
});
