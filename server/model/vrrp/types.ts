/** What the VRRP part of a config means, in plain objects. Values that were refused are not in them. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { LogicalLine } from '../../../grammar/lines.ts';
import type { IPAddress } from '../../../grammar/values/inet.ts';
import type { Vrrp } from './vrrp.ts';

export { Vrrp } from './vrrp.ts';

export type Family = 4 | 6;
export type VrrpVersion = 2 | 3;

/** A line of a value block: where it was written. */
export interface ValueLine {
  /** The statement whose block it stands in. */
  readonly owner: BoundStatement;
  readonly line: LogicalLine;
}

/** An address of virtual_ipaddress (or of virtual_ipaddress_excluded). */
export interface Vip extends ValueLine {
  /** As it was written, without its prefix length. */
  readonly text: string;
  readonly address: IPAddress;
  /** Prefix length; that of a single host where none is given. */
  readonly prefix: number;
  /** The interface of `dev`. */
  readonly dev: string | null;
  readonly label: string | null;
  readonly excluded: boolean;
  readonly noTrack: boolean;
  /** The word use_vmac behind the address. */
  readonly useVmac: boolean;
}

/** A line of virtual_routes, virtual_rules, static_routes, static_rules. */
export interface Route extends ValueLine {
  /** The interfaces of dev, iif and oif: those that are tracked. */
  readonly interfaces: readonly string[];
  readonly noTrack: boolean;
}
export type Rule = Route;

export type TrackerKind = 'interface' | 'script' | 'file' | 'process' | 'bfd';

/** A line of track_interface, track_script, track_file, track_process or track_bfd. */
export interface Tracker extends ValueLine {
  readonly kind: TrackerKind;
  readonly name: string;
  /** What counts: the line's own weight, else that of the definition. 0: a failure means state FAULT. */
  weight: number;
  readonly reverse: boolean;
  /** What it refers to; null for interfaces. */
  readonly target: Definition | null;
  /** keepalived drops it at completion: it is the instance's own interface, or its weight cannot hold. */
  dropped: 'own interface' | 'weight' | null;
}

/** vrrp_script, track_file, vrrp_track_process, bfd_instance: one that keepalived keeps. */
export interface Definition {
  readonly kind: Exclude<TrackerKind, 'interface'>;
  readonly name: string;
  readonly statement: BoundStatement;
  readonly weight: number;
  readonly reverse: boolean;
}

export interface SyncGroup {
  readonly name: string;
  readonly statement: BoundStatement;
  /** The names in its `group` block, in order; empty: it has none. */
  members: readonly { readonly name: string; readonly line: LogicalLine; readonly word: number }[];
  /** The `group` statement that the members stand in. */
  group: BoundStatement | null;
  /** Its instances, once it is complete. */
  readonly instances: Instance[];
  /** sync_group_tracking_weight or global_tracking: members keep the weights of their own trackers. */
  keepsWeights: boolean;
  readonly trackers: Tracker[];
  readonly notify: ReadonlyMap<Notification, BoundStatement>;
  /** keepalived drops it at completion. */
  removed: boolean;
}

export type Notification = 'backup' | 'master' | 'fault' | 'stop' | 'deleted' | 'any' | 'lower-priority';

export interface Peer extends ValueLine {
  readonly text: string;
  readonly address: IPAddress;
}

/** The statement that a value was accepted from. */
export interface Given<T> {
  readonly value: T;
  readonly statement: BoundStatement;
}

/** The pre-shared keys of auth_hmac. */
export interface Hmac {
  readonly statement: BoundStatement;
  readonly keys: Map<number, BoundStatement>;
  /** There are lines with keys, maybe refused ones. */
  keysWritten: boolean;
  activeKey: Given<number> | null;
  activeKeyWritten: BoundStatement | null;
  mode: Given<'enforce' | 'permissive' | 'receive-only'> | null;
}

/** A vrrp_instance: filled while it is read, its defaults put in when all is read. */
export class Instance {
  readonly name: string;
  readonly statement: BoundStatement;

  /** That of the first address that tells it; IPv4 if none does. */
  family: Family | null = null;
  /** What decided the family. */
  familyFrom: string | null = null;
  version: VrrpVersion | null = null;
  versionFrom: BoundStatement | null = null;
  vrid: Given<number> | null = null;
  /** The statements that were there, whether keepalived took them or not: what is bad is not missing. */
  vridWritten: BoundStatement | null = null;
  interfaceWritten: BoundStatement | null = null;
  peersWritten = false;
  sourceWritten = false;
  vipsWritten = false;
  state: Given<'MASTER' | 'BACKUP'> | null = null;
  /** What the node expects to be at the start, once it is complete. */
  initialState: 'MASTER' | 'BACKUP' = 'BACKUP';
  priority: Given<number> | null = null;
  /** The priority that holds, once it is complete. */
  basePriority = 100;
  /** Strict mode holds, by its own statement or by vrrp_strict; once it is complete. */
  strict = false;
  strictMode: Given<boolean> | null = null;

  interface: Given<string> | null = null;
  vrf: Given<string> | null = null;
  source: Given<IPAddress> | null = null;
  /** keepalived takes the source address for configured, even if a later bad one has removed it. */
  sourceConfigured = false;
  multicast: Given<IPAddress> | null = null;
  vmac: BoundStatement | null = null;
  /** A MAC address for the macvlan is given. */
  vmacAddress: BoundStatement | null = null;
  ipvlan: BoundStatement | null = null;
  ipvlanAddress: Given<IPAddress> | null = null;
  ipvlanAddressRefused = false;
  /** Name of the macvlan or ipvlan. */
  linkName: Given<string> | null = null;
  vmacAddr: BoundStatement | null = null;
  xmitBase: BoundStatement | null = null;
  /** keepalived itself has set vmac_xmit_base. */
  xmitBaseImplied = false;
  /** keepalived has dropped use_vmac or use_ipvlan. */
  linkDropped = false;

  /** The first statement that is about unicast. */
  unicastKeyword: BoundStatement | null = null;
  readonly peers: Peer[] = [];
  readonly peerOf = new Map<string, Peer>();
  /** Adverts go to the peers; once it is complete. */
  unicast = false;
  faultWithoutPeer = false;
  unicastTtl: BoundStatement | null = null;

  /** Microseconds. */
  advertInterval: Given<number> | null = null;
  /** Microseconds between two adverts, once it is complete. */
  interval = 1e6;
  preemptDelay: Given<number> | null = null;
  noPreempt: BoundStatement | null = null;
  timerExpiredBackup: BoundStatement | null = null;
  downTimerAdverts: Given<number> | null = null;
  accept: Given<boolean> | null = null;
  lowerPrioNoAdvert: Given<boolean> | null = null;
  higherPrioSendAdvert: Given<boolean> | null = null;
  ownerIgnoreAdverts: Given<boolean> | null = null;
  garpLowerPrioDelay: Given<number> | null = null;
  garpLowerPrioRepeat: Given<number> | null = null;

  authentication: BoundStatement | null = null;
  authType: Given<'PASS' | 'AH'> | null = null;
  authPass: Given<string> | null = null;
  hmac: Hmac | null = null;

  readonly vips: Vip[] = [];
  readonly excludedVips: Vip[] = [];
  noVips: BoundStatement | null = null;
  readonly routes: Route[] = [];
  readonly rules: Rule[] = [];
  promoteSecondaries: BoundStatement | null = null;
  dontTrackPrimary = false;
  readonly trackers: Tracker[] = [];
  /** The group that it belongs to, once the groups are complete. */
  group: SyncGroup | null = null;

  readonly notify = new Map<Notification, BoundStatement>();
  lvsSyncInterface: BoundStatement | null = null;

  constructor(name: string, statement: BoundStatement) {
    this.name = name;
    this.statement = statement;
  }
}

/** Takes a statement of an instance in. */
export type InstanceReader = (statement: BoundStatement, instance: Instance, vrrp: Vrrp) => void;
