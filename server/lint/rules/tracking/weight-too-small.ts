import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const weightTooSmall = rule({
  id: 'weight-too-small',
  area: 'tracking',
  severity: 'warning',
  summary: 'A weight that hardly any other node is near enough for.',
  why: 'A failure takes the weight off the priority. If that is not more than what the master has above the next node, it stays master: the failure is noticed, and nothing happens.',
  on: 'instance',
  messages: {
    one: "A weight of {weight} changes the priority by 1, so that two nodes are equal at best, and the IP addresses decide. Use a weight that is larger than the gap between the nodes' priorities.",
    small:
      "The failure of '{name}' lowers the priority {priority} of this master by {drop} only: it stays master unless another node is that near. Use a weight that is larger than the gap between the nodes' priorities.",
  },
  options: {
    least: {
      type: 'integer',
      default: 3,
      minimum: 1,
      maximum: 253,
      doc: 'Of a master with a round priority above 100, weights below this one are too small.',
    },
  },
  evidence: ['acassen/keepalived#2599', 'hetznercloud/csi-driver#977'],
  samples: {
    bad: [
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    weight -2
}
vrrp_script disk {
    script "/usr/local/bin/check_disk"
    weight 1
}
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 150
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        «web»
        «disk»
    }
}
`,
    ],
    good: [
      {
        shows: 'the pair 101 and 100 of the tutorials, and a file that counts',
        text: `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    weight 2
}
track_file load {
    file /run/load
}
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 101
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
    }
    track_file {
        load
    }
}
`,
      },
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    weight -60
}
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 150
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
    }
}
`,
    ],
  },
  check({ trackers, initialState, basePriority }, { report, option }) {
    const round = initialState === 'MASTER' && basePriority > 100 && basePriority % 5 === 0;
    for (const tracker of trackers) {
      const drop = Math.abs(tracker.weight);
      // of a file the weight is multiplied with what stands in it
      if (drop === 0 || tracker.kind === 'file' || tracker.dropped !== null) continue;
      if (drop === 1) report('one', atValue(tracker, 0, 0), { weight: tracker.weight });
      else if (round && drop < Number(option('least')))
        report('small', atValue(tracker, 0, 0), { name: tracker.name, priority: basePriority, drop });
    }
  },
});
