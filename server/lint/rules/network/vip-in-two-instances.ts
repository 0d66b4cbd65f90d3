import { addressKey, isLinkLocal } from '../../../../grammar/values/inet.ts';
import type { Instance, Vip } from '../../../model/vrrp/types.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { interfaceOf, vipsOf } from '../../vips.ts';

export const vipInTwoInstances = rule({
  id: 'vip-in-two-instances',
  area: 'network',
  severity: 'error',
  summary: 'A virtual address of two instances.',
  why: 'Each instance has its own master. When they are on different nodes both have the address; when they are on one node, the first that becomes backup takes the address away from the other.',
  on: 'config',
  messages: {
    twice:
      "'{text}' belongs to vrrp_instance {name} already: when one of the two becomes backup it takes the address away, and with two masters two nodes answer for it. Keep it in one instance.",
  },
  evidence: ['acassen/keepalived#1102'],
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
}
vrrp_instance mail {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        192.168.1.101/24
        «192.168.1.100/24»
    }
}
`,
    ],
    good: [
      {
        shows: 'link-local addresses of different interfaces, and of different VRFs',
        text: `
vrrp_instance left {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::1
    }
}
vrrp_instance right {
    state BACKUP
    interface eth1
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::1
    }
}
`,
      },
    ],
  },
  check({ model }, { report }) {
    const firsts = new Map<string, { readonly vip: Vip; readonly instance: Instance }>();
    for (const instance of model.vrrp.instances) {
      // an instance that was copied with all of its addresses is one mistake
      const told = new Set<Instance>([instance]);
      for (const vip of vipsOf(instance)) {
        const key = keyOf(vip, instance);
        const first = firsts.get(key);
        if (first === undefined) firsts.set(key, { vip, instance });
        else if (!told.has(first.instance)) {
          told.add(first.instance);
          const related = [{ at: atValue(first.vip, 0, 0), message: 'the other one' }];
          report('twice', atValue(vip, 0, 0), { text: vip.text, name: first.instance.name }, { related });
        }
      }
    }
  },
});

/** An address can be on several networks that know nothing of each other. */
function keyOf(vip: Vip, instance: Instance): string {
  const where = isLinkLocal(vip.address) ? (interfaceOf(vip, instance) ?? '') : (instance.vrf?.value ?? '');
  return `${addressKey(vip.address)} ${where}`;
}
