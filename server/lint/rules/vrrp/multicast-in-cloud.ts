import { readNotifyCommand } from '../../../model/scripts.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** Tools that move addresses in networks which carry no multicast. */
const CLOUD_TOOL = /^(aws|gcloud|az|hcloud|aliyun|doctl|oci|openstack|linode-cli|vultr-cli|scw|tccli|bmcs|assign-ip)(\.py|\.sh)?$/;
/** Words that only a script for such a network has in its name. */
const CLOUD_WORD = /(^|[^a-z])(aws|ec2|eip|eni|gcp|gce|azure|hetzner|floating[-_]?ip|digitalocean|aliyun|alicloud)([^a-z]|$)/i;

export const multicastInCloud = rule({
  id: 'multicast-in-cloud',
  area: 'vrrp',
  severity: 'error',
  summary: 'Adverts by multicast in a cloud network.',
  why: 'The networks of public clouds do not carry multicast: no node hears another, and each of them is master.',
  on: 'instance',
  messages: {
    evident:
      "'{command}' looks as if this ran in a public cloud, whose networks carry no multicast: no node hears another, and all become master. Add 'unicast_src_ip' and 'unicast_peer'.",
    told: "Cloud networks carry no multicast: no node hears another, and all become master. Add 'unicast_src_ip' and 'unicast_peer'.",
  },
  options: {
    cloud: { type: 'boolean', default: false, doc: 'These configs run in a public cloud: every instance must use unicast.' },
  },
  evidence: ['acassen/keepalived#1367', 'acassen/keepalived#2145', 'acassen/keepalived#25'],
  samples: {
    bad: [
      `
«vrrp_instance web» {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    notify_master "/usr/local/bin/move-eip.sh eipalloc-0123"
}
`,
      {
        options: { cloud: true },
        text: `
«vrrp_instance web» {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
      },
    ],
    good: [
      {
        shows: 'unicast in the cloud, multicast elsewhere',
        text: `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 10.0.0.10
    unicast_peer {
        10.0.0.11
    }
    virtual_ipaddress {
        10.0.0.100/24
    }
    notify_master "/usr/bin/aws ec2 associate-address --allocation-id eipalloc-0123"
}
vrrp_instance lan {
    state BACKUP
    interface eth1
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    notify_master "/usr/local/bin/laws.sh"
}
`,
      },
    ],
  },
  check(instance, { report, option, config }) {
    if (instance.unicast) return;
    const spot = at(instance.statement, 0, 1);
    if (option('cloud') === true) {
      report('told', spot);
      return;
    }
    for (const statement of instance.notify.values()) {
      const words = readNotifyCommand(statement, config.version)?.words ?? [];
      const [program = ''] = words;
      const base = program.slice(program.lastIndexOf('/') + 1);
      if (!CLOUD_TOOL.test(base) && !CLOUD_WORD.test(base)) continue;
      report('evident', spot, { command: base }, { related: [{ at: at(statement), message: 'the command' }] });
      return;
    }
  },
});
