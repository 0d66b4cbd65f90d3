import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const syncDaemonWithoutServices = rule({
  id: 'sync-daemon-without-services',
  area: 'lvs',
  severity: 'info',
  summary: 'An lvs_sync_daemon in a config without any virtual server.',
  why: 'It synchronises the connections of IPVS. Where keepalived sets up no virtual server, there are none, unless somebody else fills the table.',
  on: 'config',
  messages: {
    unused:
      "'lvs_sync_daemon' hands over the connections of virtual servers, and this config has no virtual_server. Remove the line, unless another program fills the table of IPVS.",
  },
  samples: {
    bad: [
      `
global_defs {
    «lvs_sync_daemon eth0 VI_1»
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
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind DR
    protocol TCP
    real_server 192.168.1.11 80 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'a part of a config',
        text: `
global_defs {
    lvs_sync_daemon eth0
}
`,
      },
    ],
  },
  check({ model: { globals, vrrp }, bound }, { report }) {
    if (globals.lvsSyncDaemon === null || vrrp.instances.length === 0) return;
    if (bound.root.items.some(({ keyword }) => keyword.name === 'virtual_server')) return;
    report('unused', at(globals.lvsSyncDaemon.from));
  },
});
