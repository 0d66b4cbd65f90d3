import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const loopbackTracked = rule({
  id: 'loopback-tracked',
  area: 'tracking',
  severity: 'warning',
  summary: 'The loopback interface as something to track.',
  why: 'The loopback interface never fails, so that tracking it notices nothing. Mostly another interface was meant.',
  on: 'config',
  messages: {
    loopback: "'lo' never fails, so this line notices nothing. Write the interface that must be up.",
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
    track_interface {
        eth1
        «lo»
    }
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
    track_interface {
        eth1
    }
}
`,
    ],
  },
  check({ model: { vrrp } }, { report }) {
    for (const { trackers } of [...vrrp.instances, ...vrrp.syncGroups]) {
      for (const tracker of trackers) if (tracker.kind === 'interface' && tracker.name === 'lo') report('loopback', atValue(tracker, 0, 0));
    }
  },
});
