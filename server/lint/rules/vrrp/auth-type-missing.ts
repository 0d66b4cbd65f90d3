import { all } from '../../../model/complaints.ts';
import { replacing } from '../../edits.ts';
import { hasMistakes } from '../../mistakes.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const authTypeMissing = rule({
  id: 'auth-type-missing',
  area: 'vrrp',
  severity: 'error',
  summary: 'A password without auth_type.',
  why: 'So keepalived sends adverts without the password, and refuses those of nodes that use it: each of them is master.',
  on: 'instance',
  messages: {
    type: "There is an 'auth_pass' but no 'auth_type': keepalived uses no password, and does not hear nodes that do. Add 'auth_type PASS'.",
  },
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    authentication {
        «auth_pass s3cr3t»
    }
    virtual_ipaddress {
        192.168.1.100/24
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
    authentication {
        auth_pass s3cr3t
        auth_type PASS
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
  },
  check({ authentication, authPass, version, strict }, { report, config }) {
    if (authPass === null || version !== 2 || strict || authentication === null || hasMistakes(authentication, config)) return;
    if (all(authentication.block, 'auth_type').length === 0) {
      const before = at(authPass.statement, 0, 0);
      report('type', at(authPass.statement), {}, { fixes: replacing("Add 'auth_type PASS'", before, 'auth_type PASS\n        auth_pass') });
    }
  },
});
