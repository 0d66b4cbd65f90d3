import { addressKey } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { vipsOf } from '../../vips.ts';

export const vipIsStaticAddress = rule({
  id: 'vip-is-static-address',
  area: 'network',
  severity: 'error',
  summary: 'A virtual address that is set as a static address, too.',
  why: 'Static addresses are set on every node, whatever its state. A virtual address among them is on master and backup at the same time.',
  on: 'config',
  messages: {
    static:
      "'{text}' stands in static_ipaddress, too: keepalived sets it there in every state, so that backups answer for it beside the master. Remove it from one of the two.",
  },
  samples: {
    bad: [
      `
static_ipaddress {
    192.168.1.100/24 dev eth0
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        «192.168.1.100»
    }
}
`,
    ],
    good: [
      `
static_ipaddress {
    192.168.1.10/24 dev eth0
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
  },
  check({ model: { vrrp } }, { report }) {
    const statics = new Map(vrrp.statics.addresses.map((address) => [addressKey(address.address), address]));
    if (statics.size === 0) return;
    for (const vip of vrrp.instances.flatMap(vipsOf)) {
      const found = statics.get(addressKey(vip.address));
      if (found === undefined) continue;
      report('static', atValue(vip, 0, 0), { text: vip.text }, { related: [{ at: atValue(found, 0, 0), message: 'the static address' }] });
    }
  },
});
