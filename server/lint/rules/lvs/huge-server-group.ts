import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const hugeServerGroup = rule({
  id: 'huge-server-group',
  area: 'lvs',
  severity: 'info',
  summary: 'A range of addresses in a virtual_server_group that makes very many services.',
  why: 'The kernel gets a service for every single address, and every real server in each of them: starting, stopping and every failed check take long.',
  on: 'virtual server',
  options: { most: { type: 'integer', default: 1024, minimum: 1, doc: 'How many addresses a range may have.' } },
  messages: {
    huge: "'{range}' makes {count} services in the kernel, each with {servers} real servers, and a failed check changes all of them. A firewall mark for the whole range is one service ('fwmark').",
  },
  evidence: ['acassen/keepalived#2691', 'acassen/keepalived#1904'],
  samples: {
    bad: [
      `
virtual_server_group web {
    «10.8.0.0-10.8.255.255» 80
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
    10.8.0.1-200 80
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
  check({ key, realServers }, { report, option, config: { model } }) {
    if (key.kind !== 'group' || model.globals.nftablesIpvs !== null) return;
    for (const line of key.group.addresses) {
      if (line.count > (option('most') as number)) {
        report('huge', atValue(line, 0, 0), { range: line.text, count: line.count, servers: realServers.length });
      }
    }
  },
});
