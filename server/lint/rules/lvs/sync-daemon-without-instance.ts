import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const syncDaemonWithoutInstance = rule({
  id: 'sync-daemon-without-instance',
  area: 'lvs',
  severity: 'info',
  summary: 'An lvs_sync_daemon that follows no vrrp_instance.',
  why: 'Without the name of an instance, both nodes send and receive at the same time. That is for active/active pairs; in an active/backup pair the instance says who sends.',
  on: 'config',
  messages: {
    alone:
      "Without the name of a vrrp_instance both synchronisation daemons run on every node, whoever is MASTER. In an active/backup pair name the instance: 'lvs_sync_daemon {interface} {instance}'.",
  },
  evidence: ['acassen/keepalived#1819'],
  samples: {
    bad: [
      `
global_defs {
    «lvs_sync_daemon eth0»
}
vrrp_instance VI_1 {
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
      {
        shows: 'several instances share the load',
        text: `
global_defs {
    lvs_sync_daemon eth0
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 150
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
      },
    ],
  },
  check({ model: { globals, vrrp } }, { report }) {
    const daemon = globals.lvsSyncDaemon;
    const [instance, second] = vrrp.instances;
    if (daemon === null || daemon.instance !== null || instance === undefined || second !== undefined) return;
    report('alone', at(daemon.from), { interface: daemon.interface, instance: instance.name });
  },
});
