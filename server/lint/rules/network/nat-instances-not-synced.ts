import { contains } from '../../../../grammar/values/network.ts';
import { addressKey, longestPrefix, type IPAddress } from '../../../../grammar/values/inet.ts';
import type { Instance, Vip } from '../../../model/vrrp/types.ts';
import { instanceByAddress } from '../../reach.ts';
import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

export const natInstancesNotSynced = rule({
  id: 'nat-instances-not-synced',
  area: 'network',
  severity: 'warning',
  summary: 'NAT between two instances that can fail over without each other.',
  why: 'Requests come in by the virtual address of one instance, answers go back by the gateway of the other. If only one of them moves to the other node, no connection works; a sync group keeps them together.',
  on: 'virtual server',
  messages: {
    apart:
      "Requests come in by '{outside}' and the real servers answer through '{inside}', and each instance can fail over without the other: then NAT works on neither node. Put both into one vrrp_sync_group.",
  },
  evidence: ['acassen/keepalived#2243', 'acassen/keepalived#795'],
  samples: {
    bad: [
      `
vrrp_instance outside {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        203.0.113.100/24
    }
}
vrrp_instance inside {
    state BACKUP
    interface eth1
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        10.0.0.254/24
    }
}
virtual_server «203.0.113.100» 80 {
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
      {
        shows: 'a sync group',
        text: `
vrrp_sync_group both {
    group {
        outside
        inside
    }
}
vrrp_instance outside {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        203.0.113.100/24
    }
}
vrrp_instance inside {
    state BACKUP
    interface eth1
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        10.0.0.254/24
    }
}
virtual_server 203.0.113.100 80 {
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
        shows: 'one instance with both addresses',
        text: `
vrrp_instance both {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        203.0.113.100/24
        10.0.0.254/24 dev eth1
    }
}
virtual_server 203.0.113.100 80 {
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
        shows: 'each instance goes down with the interface of the other',
        text: `
vrrp_instance outside {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    track_interface {
        eth1
    }
    virtual_ipaddress {
        203.0.113.100/24
    }
}
vrrp_instance inside {
    state BACKUP
    interface eth1
    virtual_router_id 52
    priority 100
    track_interface {
        eth0
    }
    virtual_ipaddress {
        10.0.0.254/24
    }
}
virtual_server 203.0.113.100 80 {
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
    ],
  },
  check({ key, realServers, statement }, { report, config }) {
    const { instances } = config.model.vrrp;
    if (key.kind !== 'address' || instances.length < 2) return;
    const outside = instanceByAddress(config).get(addressKey(key.address));
    const server = realServers.find(({ forwarding }) => forwarding.method === 'NAT');
    if (outside === undefined || server === undefined || gatewayIn(outside, server.address) !== undefined) return;
    for (const inside of instances) {
      const gateway = gatewayIn(inside, server.address);
      if (gateway === undefined || areTogether(outside, inside)) continue;
      const related = [{ at: atValue(gateway, 0, 0), message: 'the gateway of the real servers' }];
      report('apart', at(statement, 1), { outside: outside.name, inside: inside.name }, { related });
      return;
    }
  },
});

const vipsOf = ({ vips, excludedVips }: Instance): readonly Vip[] => [...vips, ...excludedVips];

const gatewayIn = (instance: Instance, server: IPAddress): Vip | undefined =>
  vipsOf(instance).find((vip) => vip.prefix < longestPrefix(vip.address.family) && contains(vip, server));

const areTogether = (one: Instance, other: Instance): boolean =>
  (one.group !== null && one.group === other.group) || (watches(one, other) && watches(other, one));

const watches = ({ trackers }: Instance, other: Instance): boolean =>
  trackers.some(({ kind, name }) => kind === 'interface' && name === other.interface?.value);
