import type { SyncGroup } from '../../../model/vrrp/types.ts';
import { hasMistakes } from '../../mistakes.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const notifyFaultMissing = rule({
  id: 'notify-fault-missing',
  area: 'vrrp',
  severity: 'info',
  summary: "'notify_master' and 'notify_backup' without 'notify_fault'.",
  why: 'A master whose interface or tracked script fails goes into state FAULT, not BACKUP: notify_backup does not run, and what notify_master started goes on running beside the new master.',
  on: 'config',
  messages: {
    fault:
      "When an interface or a tracked script fails, '{name}' goes into state FAULT, and keepalived does not run 'notify_backup' then. Add 'notify_fault', mostly with the same command.",
  },
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
    notify_master "/etc/keepalived/start.sh"
    «notify_backup "/etc/keepalived/stop.sh"»
}
`,
    ],
    good: [
      {
        shows: 'with fault, with notify, with the fault of the group, and with nothing to undo',
        text: `
vrrp_sync_group both {
    group {
        web
        mail
    }
    notify_fault "/etc/keepalived/stop.sh"
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    notify_master "/etc/keepalived/start.sh"
    notify_backup "/etc/keepalived/stop.sh"
}
vrrp_instance mail {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        192.168.1.101/24
    }
    notify_master "/etc/keepalived/start.sh"
    notify_backup "/etc/keepalived/stop.sh"
    notify_fault "/etc/keepalived/stop.sh"
}
vrrp_instance dns {
    state BACKUP
    interface eth0
    virtual_router_id 53
    priority 100
    virtual_ipaddress {
        192.168.1.102/24
    }
    notify_master "/etc/keepalived/move-address.sh"
}
`,
      },
    ],
  },
  check(config, { report }) {
    const { vrrp, globals } = config.model;
    if (globals.notifyFifo.fifo !== null || globals.vrrpNotifyFifo.fifo !== null) return;
    const hears = (notify: SyncGroup['notify'] | undefined): boolean => notify !== undefined && (notify.has('fault') || notify.has('any'));
    for (const group of vrrp.syncGroups) if (!hears(group.notify)) tell(group);
    for (const instance of vrrp.instances) if (!hears(instance.notify) && !hears(instance.group?.notify)) tell(instance);

    function tell({ notify, name, statement }: Pick<SyncGroup, 'notify' | 'name' | 'statement'>): void {
      const backup = notify.get('backup');
      if (backup !== undefined && notify.has('master') && !hasMistakes(statement, config)) report('fault', at(backup), { name });
    }
  },
});
