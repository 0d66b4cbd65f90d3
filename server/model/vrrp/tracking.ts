/** What VRRP instances and sync groups watch. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { readTrackGroup } from './static.ts';
import { readBfd, readScript, readTrackFile } from './tracking-definitions.ts';
import { readGarpGroup, readLinkbeat, readUpDownDelays } from './tracking-interfaces.ts';
import { readTrackProcess } from './tracking-process.ts';
import type { Vrrp } from './types.ts';

export { completeGroupTrackers, completeOwnInterface, completeTrackers } from './tracking-complete.ts';
export { readTrackers } from './tracking-lines.ts';
export { completeScripts } from './tracking-scripts.ts';

const READERS: Readonly<Record<string, (statement: BoundStatement, vrrp: Vrrp) => void>> = {
  vrrp_script: readScript,
  track_file: readTrackFile,
  vrrp_track_file: readTrackFile,
  vrrp_track_process: readTrackProcess,
  bfd_instance: readBfd,
  track_group: readTrackGroup,
  garp_group: readGarpGroup,
  linkbeat_interfaces: readLinkbeat,
  interface_up_down_delays: readUpDownDelays,
};

/** A block that defines something to track, or how interfaces are treated. */
export function readDefinition(statement: BoundStatement, vrrp: Vrrp): void {
  READERS[statement.keyword.name]?.(statement, vrrp);
}
