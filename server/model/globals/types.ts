/** What `global_defs` and the single lines beside it come to: keepalived's own effective values. */
import type { IPAddress } from '../../../grammar/values/inet.ts';
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { Command } from '../scripts.ts';

/** A value and the statement that gave it; `from: null` where keepalived's default holds. */
export interface Setting<T> {
  readonly value: T;
  readonly from: BoundStatement | null;
}

/** Gratuitous ARP and neighbour advertisement settings that instances start from. All times in seconds. */
export interface GarpDefaults {
  readonly masterDelay: Setting<number>;
  readonly masterRepeat: Setting<number>;
  readonly masterRefresh: Setting<number>;
  readonly masterRefreshRepeat: Setting<number>;
  /** null: the instance's garp_master_delay. */
  readonly lowerPrioDelay: Setting<number | null>;
  /** null: the instance's garp_master_repeat. */
  readonly lowerPrioRepeat: Setting<number | null>;
  /** Gap between ARPs and between NAs; 0: none. */
  readonly interval: Setting<number>;
  readonly gnaInterval: Setting<number>;
  /** vrrp_garp_extra_if: seconds, 0: never; `all` interfaces or only those of VMACs. */
  readonly extraInterfaces: Setting<{ readonly seconds: number; readonly all: boolean }>;
}

export interface SyncDaemon {
  readonly from: BoundStatement;
  readonly interface: string;
  /** The vrrp_instance that it follows; null: none. */
  readonly instance: string | null;
  /** null: the VRID of the instance, or 0. */
  readonly id: number | null;
  readonly maxlen: number | null;
  readonly port: number | null;
  readonly ttl: number | null;
  readonly group: IPAddress | null;
}

/** Seconds; null: as the kernel has it. */
export interface LvsTimeouts {
  readonly tcp: Setting<number | null>;
  readonly tcpfin: Setting<number | null>;
  readonly udp: Setting<number | null>;
}

export interface NftablesTable {
  readonly from: BoundStatement;
  readonly table: string;
  readonly priority: Setting<number>;
}

export interface NftablesIpvs extends NftablesTable {
  readonly startFwmark: Setting<number>;
}

export interface Fifo {
  readonly from: BoundStatement;
  readonly path: string;
  readonly user: string | null;
  readonly group: string | null;
}

export interface Fifos {
  readonly fifo: Fifo | null;
  readonly script: Command | null;
}

export interface ScriptUser {
  readonly user: string;
  readonly group: string | null;
}

export interface Mail {
  readonly to: readonly string[];
  readonly from: Setting<string | null>;
  readonly server: Setting<{ readonly host: string; readonly port: number } | null>;
  readonly connectTimeout: Setting<number>;
  /** null: not said. */
  readonly alert: Setting<boolean | null>;
  readonly alertVrrp: Setting<boolean | null>;
  readonly alertChecker: Setting<boolean | null>;
  readonly noCheckerEmails: Setting<boolean>;
}

/** What vrrp_instances start from. */
export interface VrrpDefaults {
  readonly version: Setting<2 | 3>;
  readonly strict: Setting<boolean>;
  readonly mcastGroup4: Setting<IPAddress>;
  readonly mcastGroup6: Setting<IPAddress>;
  readonly checkUnicastSource: Setting<boolean>;
  readonly skipCheckAdvAddr: Setting<boolean>;
  readonly lowerPrioNoAdvert: Setting<boolean>;
  readonly higherPrioSendAdvert: Setting<boolean>;
  readonly ownerIgnoreAdverts: Setting<boolean>;
  readonly downTimerAdverts: Setting<number>;
  readonly vmacPrefix: Setting<string>;
  /** null: that of VMACs. */
  readonly vmacAddrPrefix: Setting<string | null>;
}

export interface Globals {
  /** Every `global_defs`, in order. */
  readonly blocks: readonly BoundStatement[];
  readonly routerId: Setting<string | null>;
  readonly vrrp: VrrpDefaults;
  readonly garp: GarpDefaults;
  /** The interface of static addresses and routes without a `dev`. */
  readonly defaultInterface: Setting<string>;
  /** Interfaces may come and go: none that is missing is an error. */
  readonly dynamicInterfaces: Setting<boolean>;
  readonly allowIfChanges: Setting<boolean>;

  readonly lvsSyncDaemon: SyncDaemon | null;
  readonly lvsTimeouts: LvsTimeouts;
  readonly lvsFlush: Setting<boolean>;
  readonly lvsFlushOnStop: Setting<'no' | 'all' | 'VS'>;
  readonly checkerLogAllFailures: Setting<boolean>;
  readonly rsInitNotifies: Setting<boolean>;
  readonly nftables: NftablesTable | null;
  readonly nftablesIpvs: NftablesIpvs | null;

  readonly scriptSecurity: Setting<boolean>;
  /** null: keepalived_script where there is such a user, else root. */
  readonly scriptUser: Setting<ScriptUser | null>;
  readonly startupScript: Command | null;
  readonly shutdownScript: Command | null;
  readonly notifyFifo: Fifos;
  readonly vrrpNotifyFifo: Fifos;
  readonly lvsNotifyFifo: Fifos;
  readonly mail: Mail;

  /** The network namespace of VRRP and checkers; null: that of the host. */
  readonly netNamespace: Setting<string | null>;
  /** The namespace of IPVS; null: the same, `''`: that of the host. */
  readonly netNamespaceIpvs: Setting<string | null>;
  readonly instanceName: Setting<string | null>;
  readonly iprouteUsrDir: Setting<string | null>;
  readonly iprouteEtcDir: Setting<string | null>;
}
