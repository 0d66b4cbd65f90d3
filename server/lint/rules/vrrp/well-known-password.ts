import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** Those of the manual, of packages and of tutorials. */
const KNOWN =
  /^(1111|1234|12345|123456|1234567|12345678|0000|1010|1066|2222|42|k8s|k@l!ve1|admin|cisco|changeme|keepaliv(ed)?|pass(wd?|word|)|secret|test|vrrp)$/i;

export const wellKnownPassword = rule({
  id: 'well-known-password',
  area: 'vrrp',
  severity: 'info',
  summary: 'A password out of a manual or tutorial.',
  why: 'A VRRP password is sent in the clear and protects against one thing only: two clusters with the same number that meet by accident. With the password of every tutorial it does not even do that.',
  on: 'instance',
  messages: {
    known:
      "The password '{word}' stands in every tutorial, so another cluster on this network may well have it, too. Choose one of your own, up to eight characters, on all nodes the same.",
  },
  evidence: ['acassen/keepalived#1512', 'acassen/keepalived#2546'],
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    authentication {
        auth_type PASS
        auth_pass «1111»
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
        auth_type PASS
        auth_pass q7Tz11ab
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
  },
  check({ authType, authPass }, { report }) {
    if (authType === null || authPass === null) return;
    const word = authPass.statement.word(1) ?? '';
    if (KNOWN.test(word)) report('known', at(authPass.statement, 1), { word });
  },
});
