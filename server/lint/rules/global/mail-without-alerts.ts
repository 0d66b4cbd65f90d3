import { hasMistakes } from '../../mistakes.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { alertsOf } from '../../mail.ts';

export const mailWithoutAlerts = rule({
  id: 'mail-without-alerts',
  area: 'global',
  severity: 'info',
  summary: 'Recipients of mail, and nothing that sends any.',
  why: 'For instances and sync groups alerts are off until smtp_alert is set, so that the mail everybody waits for never comes.',
  on: 'config',
  messages: {
    none: "Nobody gets mail about VRRP: without 'smtp_alert' here, in an instance or in a sync group keepalived sends none. Add 'smtp_alert', or remove this block.",
  },
  samples: {
    bad: [
      `
global_defs {
    «notification_email» {
        ops@example.com
    }
    smtp_server 192.0.2.25
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
    notification_email {
        ops@example.com
    }
    smtp_server 192.0.2.25
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    smtp_alert
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      {
        shows: 'virtual servers send mail without being told to',
        text: `
global_defs {
    notification_email {
        ops@example.com
    }
    smtp_server 192.0.2.25
}
virtual_server 192.168.1.100 80 {
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check(config, { report }) {
    const { globals, vrrp, lvs } = config.model;
    if (globals.mail.to.length === 0 || vrrp.instances.length === 0 || lvs.virtualServers.length > 0 || alertsOf(config).length > 0) return;
    const broken = [...globals.blocks, ...vrrp.instances.map(({ statement }) => statement)].some((statement) =>
      hasMistakes(statement, config),
    );
    if (broken) return;
    const block = globals.blocks.flatMap((owner) => owner.block?.items ?? []).find(({ keyword }) => keyword.name === 'notification_email');
    if (block !== undefined) report('none', at(block, 0, 0));
  },
});
