import { splitWords } from '../../../../grammar/lines.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';
import { interfaceOf, vipsOf } from '../../vips.ts';

export const labelOfOtherInterface = rule({
  id: 'label-of-other-interface',
  area: 'network',
  severity: 'warning',
  summary: 'The label of an address that names another interface than the one it is on.',
  why: "Tools like ifconfig show the address by its label, as if it were on another interface; often the line was copied and 'dev' is what is wrong.",
  on: 'instance',
  messages: {
    label:
      "'{text}' goes on '{interface}', but its label '{label}' begins with another name: ifconfig shows it there. Check the interface, and write '{interface}:…'.",
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
        192.168.1.100/24 dev eth0 label «eth1:web»
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
        192.168.1.100/24 label eth0:web
        192.168.1.101/24 dev eth1 label eth1:1
        192.168.1.102/24 label web
    }
}
`,
    ],
  },
  check(instance, { report }) {
    for (const vip of vipsOf(instance)) {
      const name = vip.dev ?? interfaceOf(vip, instance);
      const { label } = vip;
      if (label === null || name === null || instance.vmac !== null || instance.ipvlan !== null) continue;
      if (!label.includes(':') || label.startsWith(`${name}:`)) continue;
      const index = splitWords(vip.line).texts.lastIndexOf(label);
      report('label', atValue(vip, index), { text: vip.text, interface: name, label });
    }
  },
});
