import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** The priority of a node that owns the addresses. */
const OWNER = 255;

export const vipNotAnswered = rule({
  id: 'vip-not-answered',
  area: 'vrrp',
  severity: 'warning',
  summary: "Strict mode without 'accept'.",
  why: "By the RFC a master answers on virtual addresses only if it owns them. So in strict mode keepalived has the kernel drop every packet to them: no ping, no service. It is the most frequent reason why 'the virtual address does not work'.",
  on: 'config',
  messages: {
    instance:
      "Strict mode makes this node drop packets to the addresses of '{name}': no ping and no service is answered on them. Remove strict mode, or use 'version 3' with 'accept'; leave it only if the addresses are nothing but a gateway.",
    all: "Strict mode makes this node drop packets to the virtual addresses of '{name}'{more}: no ping and no service is answered on them. Remove it, or use version 3 with 'accept' in each instance; leave it only if the addresses are nothing but a gateway.",
  },
  evidence: ['acassen/keepalived#474', 'acassen/keepalived#1373', 'acassen/keepalived#2046', 'acassen/keepalived#2319', 'RFC 5798 6.1'],
  samples: {
    bad: [
      `
global_defs {
    «vrrp_strict»
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
      `
vrrp_instance web {
    «strict_mode on»
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
        shows: 'version 3 with accept, an owner, an instance without strict mode, one that says no_accept',
        text: `
global_defs {
    vrrp_strict
}
vrrp_instance web {
    version 3
    accept
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
vrrp_instance owner {
    state MASTER
    interface eth0
    virtual_router_id 52
    priority 255
    virtual_ipaddress {
        192.168.1.101/24
    }
}
vrrp_instance mail {
    strict_mode off
    state BACKUP
    interface eth0
    virtual_router_id 53
    priority 100
    virtual_ipaddress {
        192.168.1.102/24
    }
}
vrrp_instance gateway {
    no_accept
    state BACKUP
    interface eth0
    virtual_router_id 54
    priority 100
    virtual_ipaddress {
        192.168.1.1/24
    }
}
`,
      },
    ],
  },
  check({ model: { vrrp, globals } }, { report }) {
    const silenced = vrrp.instances.filter(({ strict, basePriority, accept }) => strict && basePriority !== OWNER && accept === null);
    for (const { strictMode, name } of silenced) if (strictMode !== null) report('instance', at(strictMode.statement), { name });
    const { from } = globals.vrrp.strict;
    const [first, ...others] = silenced.filter(({ strictMode }) => strictMode === null);
    if (from === null || first === undefined) return;
    const related = [{ at: at(first.statement, 0, 1), message: 'this is one of them' }];
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    report('all', at(from), { name: first.name, more }, { related });
  },
});
