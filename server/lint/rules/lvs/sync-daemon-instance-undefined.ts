import { nearest, orList } from '../../../../grammar/nearest.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const syncDaemonInstanceUndefined = rule({
  id: 'sync-daemon-instance-undefined',
  area: 'lvs',
  severity: 'error',
  summary: 'An lvs_sync_daemon that follows a vrrp_instance that does not exist.',
  why: 'The kernel then has no synchronisation daemon that fits the state of the node: connections are lost in a failover, and `keepalived -t` says nothing of it.',
  on: 'config',
  messages: {
    missing:
      "There is no vrrp_instance '{name}' for lvs_sync_daemon to follow, so connections are not handed over in a failover. Give the name of an instance{others}.",
  },
  evidence: ['acassen/keepalived#2242', 'acassen/keepalived#1819', 'acassen/keepalived#396'],
  samples: {
    bad: [
      `
global_defs {
    lvs_sync_daemon eth0 «VI_2»
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
      `
global_defs {
    lvs_sync_daemon eth0 VI_1
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
  },
  check({ model: { globals, vrrp } }, { report }) {
    const daemon = globals.lvsSyncDaemon;
    if (daemon?.instance === undefined || daemon.instance === null || vrrp.instanceOf.has(daemon.instance)) return;
    const meant = nearest(daemon.instance, vrrp.instanceOf.keys());
    const word = daemon.from.words.texts.indexOf(daemon.instance);
    report('missing', at(daemon.from, Math.max(word, 1)), {
      name: daemon.instance,
      others: meant.length === 0 ? '' : `, such as ${orList(meant)}`,
    });
  },
});
