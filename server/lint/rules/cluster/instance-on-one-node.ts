import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const instanceOnOneNode = rule({
  id: 'instance-on-one-node',
  area: 'cluster',
  severity: 'warning',
  summary: 'A virtual router that only one node has.',
  why: 'If this node fails, nobody takes its addresses over.',
  on: 'cluster',
  messages: {
    alone:
      "Only '{node}' has '{name}': if this node fails, nobody takes its addresses over. Add the instance to the other nodes; if they have it under another VRID, name and addresses, make those agree.",
  },
  samples: {
    bad: [
      {
        text: pair(),
        shows: 'as two files',
        nodes: {
          'a.conf':
            pair()
              .replaceAll(/^ *@b .*\n/gm, '')
              .replaceAll('@a ', '') +
            pair({ head: '«vrrp_instance db»', vrid: 'virtual_router_id 52', vips: '10.0.0.100/24' })
              .replaceAll(/^ *@b .*\n/gm, '')
              .replaceAll('@a ', ''),
          'b.conf': pair()
            .replaceAll(/^ *@a .*\n/gm, '')
            .replaceAll('@b ', ''),
        },
      },
    ],
    good: [pair()],
  },
  check({ nodes, routers }, { report }) {
    if (nodes.filter(({ model }) => model.vrrp.instances.length > 0).length < 2) return;
    for (const { members } of routers) {
      const [only, second] = members;
      if (only === undefined || second !== undefined) continue;
      report('alone', at(only.instance.statement), { node: only.node.name, name: only.instance.name });
    }
  },
});
