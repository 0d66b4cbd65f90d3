/** What VRRP can track: vrrp_script, track_file, vrrp_track_process, bfd_instance; and how it announces addresses. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { LogicalLine } from '../../../grammar/lines.ts';
import type { Command } from '../scripts.ts';
import type { Definition, ValueLine } from './types.ts';

export interface TrackedScript extends Definition {
  readonly kind: 'script';
  readonly command: Command;
  /** As named in the block; null: the script user. */
  readonly user: string | null;
  readonly group: string | null;
  /** Where the user is named. */
  readonly userFrom: BoundStatement | null;
  /** Seconds. */
  readonly interval: number;
  /** Seconds; null: as long as the interval. */
  readonly timeout: number | null;
  readonly rise: number;
  readonly fall: number;
  readonly failsAtFirst: boolean;
}

export interface TrackedFile extends Definition {
  readonly kind: 'file';
  readonly path: string;
  /** The number that keepalived writes at start; null: it writes nothing. */
  readonly initial: number | null;
  readonly overwrite: boolean;
}

export interface TrackedProcess extends Definition {
  readonly kind: 'process';
  /** The program, and the parameters that it must have been started with. */
  readonly program: readonly string[];
  readonly quorum: number;
  /** null: no limit. */
  readonly quorumMax: number | null;
}

export interface TrackedBfd extends Definition {
  readonly kind: 'bfd';
}

/** An interface of a garp_group, linkbeat_interfaces or interface_up_down_delays. */
export interface ListedInterface extends ValueLine {
  readonly name: string;
}

export interface GarpGroup {
  readonly statement: BoundStatement;
  /** The interfaces that follow it, and where they were named. */
  readonly interfaces: Map<string, { readonly line: LogicalLine; readonly owner: BoundStatement }>;
}

/** Definitions that stand above the line in hand; of two with one name the first is found. */
export class Definitions {
  readonly scripts = new Map<string, TrackedScript>();
  /** Those of the same name that are never found, too. */
  readonly allScripts: TrackedScript[] = [];
  readonly files = new Map<string, TrackedFile>();
  readonly processes = new Map<string, TrackedProcess>();
  readonly bfds = new Map<string, TrackedBfd>();
  readonly garpGroups: GarpGroup[] = [];
  readonly linkbeat: ListedInterface[] = [];
  readonly upDownDelays: ListedInterface[] = [];
}
