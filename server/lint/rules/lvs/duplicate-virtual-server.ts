import { entriesOf, overlaps, type Entry } from '../../service-entries.ts';
import { nameOf } from '../../lvs-parts.ts';
import { rule } from '../../rule.ts';

export const duplicateVirtualServer = rule({
  id: 'duplicate-virtual-server',
  area: 'lvs',
  severity: 'error',
  summary: 'Two virtual servers for the same address, port and protocol, or for the same firewall mark.',
  why: 'The kernel has one entry for both. The settings of the first one hold, the real servers of both end up in it, and each keepalived block changes it as if it were alone.',
  on: 'config',
  messages: {
    same: "'{name}' ({what}) is there already: the kernel has one entry for both, so scheduler and persistence here do not count and the real servers of the two are mixed. Put them into one virtual server.",
  },
  evidence: ['acassen/keepalived#2644', 'acassen/keepalived#2691'],
  samples: {
    bad: [
      `
virtual_server 192.168.1.100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
virtual_server «192.168.1.100 80» {
    delay_loop 5
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
`,
      {
        shows: 'a range of a group',
        text: `
virtual_server_group web {
    192.168.1.100-110 80
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
virtual_server «192.168.1.105 80» {
    delay_loop 5
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
      {
        shows: 'marks of a group count for every protocol',
        text: `
virtual_server_group web {
    192.168.1.100 80
    «fwmark 7»
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
virtual_server group web {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'TCP and UDP are two services, and so are two ports',
        text: `
virtual_server_group dns {
    192.168.1.100 53
}
virtual_server group dns {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 53 {
        TCP_CHECK {
        }
    }
}
virtual_server group dns {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol UDP
    real_server 10.0.0.1 53 {
        TCP_CHECK {
        }
    }
}
virtual_server 192.168.1.100 80 {
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
      },
      {
        shows: 'IPv6 addresses that end alike',
        text: `
virtual_server 2001:db8:0:1::100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 2001:db8:0:9::1 80 {
        TCP_CHECK {
        }
    }
}
virtual_server 2001:db8:0:2::100 80 {
    delay_loop 5
    lb_algo wlc
    lb_kind NAT
    protocol TCP
    real_server 2001:db8:0:9::1 80 {
        TCP_CHECK {
        }
    }
}
`,
      },
    ],
  },
  check({ model: { lvs } }, { report }) {
    const order = new Map(lvs.virtualServers.map((service, index) => [service, index]));
    const told = new Set<Entry['service']>();
    for (const pair of overlaps(lvs.virtualServers.flatMap(entriesOf))) {
      const [first, second] = [...pair].sort((a, b) => (order.get(a.service) ?? 0) - (order.get(b.service) ?? 0)) as [Entry, Entry];
      if (first.service === second.service || told.has(second.service)) continue;
      told.add(second.service);
      const what = second.service.protocol === 'none' ? 'every protocol' : second.service.protocol;
      const related = [{ at: first.spot, message: `already part of the virtual server '${nameOf(first.service)}'` }];
      report('same', second.spot, { name: second.text, what }, { related });
    }
  },
});
