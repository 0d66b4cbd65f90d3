import { addressKey } from '../../../../grammar/values/inet.ts';
import type { ClusterNode } from '../../../model/cluster/types.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

/** What the daemons of two nodes must agree in; each in words, with the option that says it. */
function traitsOf({ model: { globals, vrrp } }: ClusterNode): ReadonlyMap<string, string> | null {
  const daemon = globals.lvsSyncDaemon;
  if (daemon === null) return null;
  const vrid = vrrp.instances.find(({ name }) => name === daemon.instance)?.vrid?.value ?? 0;
  return new Map([
    ['id', String(daemon.id ?? vrid)],
    ['group', daemon.group === null ? '224.0.0.81' : addressKey(daemon.group).slice(2)],
    ['port', String(daemon.port ?? 8848)],
  ]);
}

const daemon = (line: string): string => pair({ before: `global_defs {\n    ${line}\n}` });

export const syncDaemonDiffers = rule({
  id: 'sync-daemon-differs',
  area: 'cluster',
  severity: 'warning',
  summary: 'Nodes whose lvs_sync_daemon do not understand each other.',
  why: 'The kernel takes connections only from a daemon with its own id, group and port. Otherwise the backup knows none of them, and a failover breaks every connection.',
  on: 'cluster',
  messages: {
    differs:
      "The sync daemon of this node has the {what} {value}, that of '{other}' has {usual}: connections are not copied between them, and a failover breaks all of them. Give both the same.",
    missing:
      "'{other}' has no lvs_sync_daemon: connections are not copied there, and a failover breaks all of them. Add it on '{other}', too.",
  },
  evidence: ['acassen/keepalived#1819'],
  samples: {
    bad: [daemon('@a lvs_sync_daemon eth1 web id 1\n    @b «lvs_sync_daemon eth1 web id 2»'), daemon('@a «lvs_sync_daemon eth1 web»')],
    good: [daemon('lvs_sync_daemon eth1 web'), daemon('@a lvs_sync_daemon eth1 web\n    @b lvs_sync_daemon eth2 web id 51')],
  },
  check({ nodes }, { report }) {
    const [first, ...others] = nodes;
    if (first === undefined) return;
    for (const node of others) {
      const [here, there] = [traitsOf(node), traitsOf(first)];
      const [mine, theirs] = [node.model.globals.lvsSyncDaemon?.from, first.model.globals.lvsSyncDaemon?.from];
      if (mine !== undefined && theirs === undefined) report('missing', at(mine), { other: first.name });
      if (mine === undefined && theirs !== undefined) report('missing', at(theirs), { other: node.name });
      if (here === null || there === null || mine === undefined || theirs === undefined) continue;
      for (const [what, value] of here) {
        const usual = there.get(what) ?? '';
        if (usual === value) continue;
        report(
          'differs',
          at(mine),
          { what, value, usual, other: first.name },
          { related: [{ at: at(theirs), message: `on '${first.name}'` }] },
        );
        break;
      }
    }
  },
});
