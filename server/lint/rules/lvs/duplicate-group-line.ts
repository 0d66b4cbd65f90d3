import { entriesOf, overlaps } from '../../service-entries.ts';
import { rule } from '../../rule.ts';

export const duplicateGroupLine = rule({
  id: 'duplicate-group-line',
  area: 'lvs',
  severity: 'warning',
  summary: 'A virtual_server_group that has an address or mark twice.',
  why: 'The kernel has one entry for both lines. keepalived adds it twice, and when it takes a real server out of one line, it is gone for the other, too.',
  on: 'virtual server',
  messages: {
    twice:
      "'{name}' is in this group already, by way of '{other}': the kernel has one entry for both. Remove the line, or make the range shorter.",
  },
  evidence: ['acassen/keepalived#2691'],
  samples: {
    bad: [
      `
virtual_server_group web {
    192.168.1.100-120 80
    «192.168.1.110 80»
}
virtual_server group web {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
    good: [
      `
virtual_server_group web {
    192.168.1.100-109 80
    192.168.1.110 80
    192.168.1.110 443
}
virtual_server group web {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
    ],
  },
  check(service, { report }) {
    if (service.key.kind !== 'group') return;
    for (const [first, second] of overlaps(entriesOf(service))) {
      report('twice', second.spot, { name: second.text, other: first.text }, { related: [{ at: first.spot, message: 'the other line' }] });
    }
  },
});
