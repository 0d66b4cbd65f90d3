import { hasMistakes } from '../../mistakes.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';
import { alertsOf } from '../../mail.ts';

export const alertsWithoutMail = rule({
  id: 'alerts-without-mail',
  area: 'global',
  severity: 'warning',
  summary: "'smtp_alert' where no mail can be sent.",
  why: 'Without recipients or without a mail server no alert is ever sent, and nothing is said about it.',
  on: 'config',
  messages: {
    to: "There is no 'notification_email', so nobody gets these alerts. Add the recipients to global_defs.",
    server: "There is no 'smtp_server', so no alert is ever sent. Add the mail server to global_defs.",
  },
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    «smtp_alert»
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      `
global_defs {
    notification_email {
        ops@example.com
    }
    «smtp_alert»
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
    ],
    good: [
      `
global_defs {
    notification_email {
        ops@example.com
    }
    smtp_server 192.0.2.25
    smtp_alert
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
vrrp_instance mail {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    smtp_alert off
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    smtp_alert off
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
  },
  check(config, { report }) {
    const { mail, blocks } = config.model.globals;
    const [first] = alertsOf(config);
    if (first === undefined || blocks.some((statement) => hasMistakes(statement, config))) return;
    if (mail.to.length === 0) report('to', at(first));
    else if (mail.server.value === null) report('server', at(first));
  },
});
