import { addressKey } from '../../../../grammar/values/inet.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { atValue } from '../../spot.ts';

export const vipPrefixDiffers = rule({
  id: 'vip-prefix-differs',
  area: 'cluster',
  severity: 'warning',
  summary: 'One virtual address with different prefix lengths on two nodes.',
  why: 'The prefix decides which hosts the node takes for its neighbours. Adverts do not carry it, so that keepalived does not notice; what worked on one node fails on the other.',
  on: 'virtual router',
  messages: {
    differs:
      "'{vip}' has the prefix length {value} here and {usual} on '{other}': after a failover another network is on-link. Write the same one on all nodes.",
  },
  samples: {
    bad: [pair({ vips: '@a 192.168.1.100/24\n@b «192.168.1.100/25»' })],
    good: [pair({ vips: '@a 192.168.1.100/24\n@b 192.168.1.100/24 dev eth0' })],
  },
  check({ members }, { report }) {
    const [first, ...others] = members;
    if (first === undefined) return;
    const known = new Map(first.instance.vips.map((vip) => [addressKey(vip.address), vip]));
    for (const { instance } of others) {
      for (const vip of instance.vips) {
        const usual = known.get(addressKey(vip.address));
        if (usual === undefined || usual.prefix === vip.prefix) continue;
        const related = [{ at: atValue(usual, 0, 0), message: `how '${first.node.name}' has it` }];
        const data = { vip: vip.text, value: vip.prefix, usual: usual.prefix, other: first.node.name };
        report('differs', atValue(vip, 0, 0), data, { related });
      }
    }
  },
});
