import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

export const nopreemptWeightedTrack = rule({
  id: 'nopreempt-weighted-track',
  area: 'tracking',
  severity: 'error',
  summary: "A tracker with a weight in an instance with 'nopreempt'.",
  why: "A weight lowers the priority of the node that fails, so that another one may take over; but with 'nopreempt' the other one does not take over from a master that is alive. The failure is noticed, and nothing happens.",
  on: 'instance',
  messages: {
    weight:
      "The weight of '{name}' lowers the priority, but with 'nopreempt' no other node takes over from a master that still sends adverts: the failover does not happen. Leave the weight out, so that a failure means state FAULT.",
  },
  evidence: ['acassen/keepalived#2599', 'acassen/keepalived#2379', 'aledbf/kube-keepalived-vip#72'],
  samples: {
    bad: [
      `
global_defs {
    enable_script_security
    script_user root
}
vrrp_script nginx {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    weight -20
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    nopreempt
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        «nginx»
    }
}
`,
    ],
    good: [
      `
global_defs {
    enable_script_security
    script_user root
}
vrrp_script nginx {
    script "/usr/bin/curl -fs http://127.0.0.1/"
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    nopreempt
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        nginx
    }
}
`,
    ],
  },
  check(instance, { report }) {
    const { noPreempt } = instance;
    if (noPreempt === null) return;
    for (const tracker of instance.trackers) {
      if (tracker.weight === 0 || tracker.dropped !== null) continue;
      const related = [{ at: at(noPreempt), message: "'nopreempt' stands here" }];
      report('weight', atValue(tracker), { name: tracker.name }, { related });
    }
  },
});
