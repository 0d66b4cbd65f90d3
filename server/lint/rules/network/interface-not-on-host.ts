import type { HostFacts } from '../../../model/host.ts';
import { rule, type Config, type Spot } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';
import { vipsOf } from '../../vips.ts';

export const interfaceNotOnHost = rule({
  id: 'interface-not-on-host',
  area: 'network',
  severity: 'error',
  summary: 'An interface that the host does not have.',
  why: "VRRP does not start at all where an interface of the config is missing, unless 'dynamic_interfaces' is set: no instance of the file works.",
  on: 'config',
  messages: {
    missing: "This host has no interface '{name}': keepalived does not start VRRP at all. Its interfaces are {known}.",
    down: "The interface '{name}' of this host is down: '{instance}' stays in state FAULT until it is up.",
  },
  evidence: ['acassen/keepalived#1036', 'acassen/keepalived#2308', 'acassen/keepalived#2190'],
  samples: {
    bad: [
      {
        host: [
          { ifname: 'lo', flags: ['UP'], addr_info: [] },
          { ifname: 'eth0', flags: ['BROADCAST'], addr_info: [] },
        ],
        text: `
vrrp_instance web {
    state BACKUP
    interface «eth0»
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24 dev «eth1»
    }
}
vrrp_instance mail {
    state BACKUP
    interface «ens3»
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        192.168.1.101/24
    }
    track_interface {
        «eth2»
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'macvlans that keepalived makes itself',
        host: [
          { ifname: 'eth0', flags: ['UP'], addr_info: [] },
          { ifname: 'eth1', flags: ['UP'], addr_info: [] },
        ],
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    use_vmac vrrp.51
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24 dev vrrp.51
        192.168.2.100/24 dev eth1
    }
}
`,
      },
      {
        shows: 'interfaces that may come and go',
        host: [{ ifname: 'eth0', flags: ['UP'], addr_info: [] }],
        text: `
global_defs {
    dynamic_interfaces
}
vrrp_instance web {
    state BACKUP
    interface eth1
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      },
    ],
  },
  check(config, { report }) {
    const { host, model } = config;
    if (host === null) return;
    const own = new Set(model.vrrp.linkNames.keys());
    const dynamic = model.globals.dynamicInterfaces.value;
    const told = new Set<string>();
    for (const { name, spot, instance } of namesIn(config)) {
      if (own.has(name) || told.has(name)) continue;
      const facts = host.interfaces.get(name);
      if (facts === undefined && !dynamic) {
        told.add(name);
        report('missing', spot, { name, known: listOf(host) }, { host: true });
      } else if (facts?.up === false && instance !== null) report('down', spot, { name, instance }, { host: true });
    }
  },
});

/** The interfaces that a config names; with the instance, where it is that of the adverts. */
function* namesIn({
  model: { vrrp },
}: Config): Generator<{ readonly name: string; readonly spot: Spot; readonly instance: string | null }> {
  for (const instance of vrrp.instances) {
    const { interface: own } = instance;
    if (own !== null) yield { name: own.value, spot: at(own.statement, 1), instance: instance.name };
    for (const vip of vipsOf(instance)) {
      const word = vip.dev === null ? -1 : vip.line.image.trim().split(/\s+/).indexOf(vip.dev);
      if (vip.dev !== null) yield { name: vip.dev, spot: atValue(vip, word, word), instance: null };
    }
  }
  for (const { trackers } of [...vrrp.instances, ...vrrp.syncGroups]) {
    for (const tracker of trackers) {
      if (tracker.kind === 'interface') yield { name: tracker.name, spot: atValue(tracker, 0, 0), instance: null };
    }
  }
}

const listOf = ({ interfaces }: HostFacts): string =>
  [...interfaces.keys()]
    .filter((name) => name !== 'lo')
    .map((name) => `'${name}'`)
    .join(', ') || 'none';
