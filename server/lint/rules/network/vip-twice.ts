import { addressKey } from '../../../../grammar/values/inet.ts';
import type { Vip } from '../../../model/vrrp/types.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { interfaceOf, vipsOf } from '../../vips.ts';

export const vipTwice = rule({
  id: 'vip-twice',
  area: 'network',
  severity: 'warning',
  summary: 'The same virtual address twice in an instance, in releases that do not report it.',
  why: 'The second one has no effect; mostly another address was meant, which is now missing. From 2.3.3 on keepalived reports it.',
  on: 'instance',
  messages: {
    twice: "'{text}' stands in this instance already, and has no effect here. Was another address meant? Releases from 2.3.3 on report it.",
  },
  samples: {
    bad: [
      {
        keepalived: '2.2.7',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
        192.168.1.101/24
        «192.168.1.100/24» dev eth0
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'another interface',
        keepalived: '2.2.7',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
        192.168.1.100/24 dev eth1
    }
}
`,
      },
    ],
  },
  check(instance, { report, since }) {
    if (since('2.3.3')) return;
    const firsts = new Map<string, Vip>();
    for (const vip of vipsOf(instance)) {
      const key = `${addressKey(vip.address)} ${interfaceOf(vip, instance) ?? ''}`;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, vip);
      else report('twice', atValue(vip, 0, 0), { text: vip.text }, { related: [{ at: atValue(first, 0, 0), message: 'the first one' }] });
    }
  },
});
