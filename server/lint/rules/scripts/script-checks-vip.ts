import { addressKey, parseAddress } from '../../../../grammar/values/inet.ts';
import { rule } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';
import { vipIndex } from '../../vips.ts';

const ADDRESS = /\d+\.\d+\.\d+\.\d+|[\da-f]*:[\da-f:]*:[\da-f:.]*/gi;

export const scriptChecksVip = rule({
  id: 'script-checks-vip',
  area: 'scripts',
  severity: 'warning',
  summary: 'A tracked script that asks a virtual address.',
  why: 'Only the master has the address. On a backup the script asks the master, so its result says nothing of the backup itself: when the master fails, the backup counts as failed, too, and does not take over.',
  on: 'script',
  messages: {
    vip: "This checks '{text}', which is a virtual address: on a backup the answer comes from the master, so that both fail together and nobody takes over. Check an address of the node itself, 127.0.0.1 say.",
  },
  samples: {
    bad: [
      `
vrrp_script web {
    script «"/usr/bin/curl -fs http://192.168.1.100:8080/health"»
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
    }
}
`,
    ],
    good: [
      `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1:8080/health"
}
vrrp_script gateway {
    script "/usr/bin/ping -c 1 -W 1 192.168.1.1"
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
        gateway
    }
}
`,
    ],
  },
  check({ command: { from, words } }, { report, config }) {
    const asked = words.flatMap((word) => word.match(ADDRESS) ?? []);
    for (const text of asked) {
      const address = parseAddress(text);
      const found = address === null ? undefined : vipIndex(config).get(addressKey(address));
      if (found === undefined) continue;
      report('vip', at(from, 1), { text }, { related: [{ at: atValue(found.vip, 0, 0), message: 'the virtual address' }] });
      return;
    }
  },
});
