import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

/** What a priority can come to with weights: 255 is for owners. */
const HIGHEST = 254;
const OWNER = 255;

export const weightOutOfReach = rule({
  id: 'weight-out-of-reach',
  area: 'tracking',
  severity: 'warning',
  summary: 'Weights that lift the priority above what it can be.',
  why: 'The sum is cut off at 254. What is cut off is missing when a tracker fails: the priority drops by less than the weight says, or not at all.',
  on: 'instance',
  messages: {
    cut: "The priority {priority} and its weights come to {sum}, and keepalived stops at 254: when '{name}' fails, the priority drops by {drop} instead of {weight}. Use a lower priority, or a negative weight.",
  },
  samples: {
    bad: [
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    weight 50
}
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 230
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        «web»
    }
}
`,
    ],
    good: [
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
    weight 50
}
vrrp_script disk {
    script "/usr/local/bin/check_disk"
    weight -250
}
vrrp_instance web {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 200
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
        disk
    }
}
`,
    ],
  },
  check({ trackers, basePriority, priority, group }, { report }) {
    const counting = trackers.filter(({ kind, dropped, weight }) => kind !== 'file' && dropped === null && weight > 0);
    const sum = counting.reduce((total, { weight }) => total + weight, basePriority);
    if (sum <= HIGHEST || basePriority === OWNER || (group !== null && !group.keepsWeights)) return;
    // one of them tells it: the mistake is the sum
    const lost = ({ weight }: { readonly weight: number }): number => weight - HIGHEST + Math.min(HIGHEST, sum - weight);
    const worst = counting.reduce((one, other) => (lost(other) > lost(one) ? other : one));
    const { name, weight } = worst;
    const related = priority === null ? [] : [{ at: at(priority.statement), message: 'the priority' }];
    report('cut', atValue(worst, 0, 0), { priority: basePriority, sum, name, drop: weight - lost(worst), weight }, { related });
  },
});
