/** The VRRP part of a config: instances, sync groups, what they track, and all that keepalived reports of them. */
import type { BoundBlock, BoundStatement } from '../../../grammar/bound.ts';
import type { Complaints } from '../complaints.ts';
import type { Globals } from '../globals.ts';
import { readInstance } from './instance.ts';
import { completeAll } from './complete.ts';
import { readStatic } from './static.ts';
import { readSyncGroup } from './sync-groups.ts';
import { readDefinition } from './tracking.ts';
import { Vrrp } from './types.ts';

export type VrrpModel = Vrrp;

const READERS: Readonly<Record<string, (statement: BoundStatement, vrrp: Vrrp) => void>> = {
  vrrp_instance: readInstance,
  vrrp_sync_group: readSyncGroup,
  static_ipaddress: readStatic,
  static_routes: readStatic,
  static_rules: readStatic,
  vrrp_script: readDefinition,
  track_file: readDefinition,
  vrrp_track_file: readDefinition,
  vrrp_track_process: readDefinition,
  bfd_instance: readDefinition,
  track_group: readDefinition,
  garp_group: readDefinition,
  linkbeat_interfaces: readDefinition,
  interface_up_down_delays: readDefinition,
};

export function buildVrrp(root: BoundBlock, complaints: Complaints, globals: Globals): VrrpModel {
  const vrrp = new Vrrp(root, complaints, globals);
  for (const statement of root.items) {
    if (complaints.ended) return vrrp;
    if (!statement.skipped) READERS[statement.keyword.name]?.(statement, vrrp);
  }
  completeAll(vrrp);
  return vrrp;
}
