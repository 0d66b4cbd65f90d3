/** What the hosts around a load balancer need: each real server for its forwarding method, and the directors. */
import { directorOf } from './realserver-director.ts';
import { hostOf } from './realserver-host.ts';
import { gatherNeeds } from './realserver-needs.ts';
import type { Known, Plan, Surroundings } from './realserver-types.ts';

export { realServerScript } from './realserver-script.ts';
export type { Host, Known, Plan, Step, Surroundings } from './realserver-types.ts';

export function realServers(around: Surroundings | null, known: Known = {}): Plan {
  if (around === null || around.lvs.virtualServers.length === 0) return { hosts: [], open: [] };
  const needs = gatherNeeds(around, known);
  const hosts = Array.from(needs.hosts.values(), (host) => hostOf(host, known, around, needs.vips));
  return { hosts: [directorOf(needs, around), ...hosts.map(({ host }) => host)], open: hosts.flatMap(({ open }) => open) };
}
