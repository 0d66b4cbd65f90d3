/** The table of IPVS as the kernel has it, each entry with the statement that it comes from. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { Place } from '../../grammar/problem.ts';
import type { Forwarding, SchedulerFlag } from '../model/lvs/types.ts';

export type ServiceProtocol = 'TCP' | 'UDP' | 'SCTP';

export type ServiceId =
  | { readonly kind: 'address'; readonly protocol: ServiceProtocol; readonly address: IPAddress; readonly port: number }
  | { readonly kind: 'fwmark'; readonly mark: number; readonly family: 4 | 6 };

export interface ServicePersistence {
  readonly timeout: number;
  /** IPv4: a mask; IPv6: a prefix length; null: the whole address. */
  readonly granularity: string | null;
  readonly engine: string | null;
}

/** What `ipvsadm -A` says of a service besides which one it is. */
export interface ServiceSettings {
  readonly scheduler: string;
  readonly flags: ReadonlySet<SchedulerFlag>;
  readonly persistence: ServicePersistence | null;
  readonly onePacket: boolean;
}

export interface IpvsService extends ServiceSettings {
  readonly id: ServiceId;
  /** In the order of `ipvsadm -Sn`. */
  readonly destinations: readonly IpvsDestination[];
  /** The virtual server (with a group: one of many services of it). */
  readonly statement: BoundStatement;
}

export interface DestinationSettings {
  readonly forwarding: Forwarding;
  readonly weight: number;
  /** 0: no limit. */
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
}

export interface IpvsDestination extends DestinationSettings {
  readonly address: IPAddress;
  readonly port: number;
  readonly role: 'real_server' | 'sorry_server';
  /** The real server or sorry server. */
  readonly statement: BoundStatement;
}

/** What ipvsadm cannot say, or what surprises. */
export interface Note {
  readonly message: string;
  readonly place: Place;
  /** The virtual server that it is about, or the global statement. */
  readonly statement: BoundStatement;
  /** The saved table (`--format restore`) cannot hold it, and is not the whole of what keepalived sets up. */
  readonly unsaved?: true;
}

/** One of the two daemons of the kernel that share connections with another director. */
export interface SyncDaemonCommand {
  readonly state: 'master' | 'backup';
  readonly interface: string;
  readonly id: number;
  readonly maxlen: number | null;
  readonly group: IPAddress | null;
  readonly port: number | null;
  readonly ttl: number | null;
}

/** What belongs to the whole of IPVS. */
export interface Setup {
  /** The network namespace that all commands are for. */
  readonly namespace: { readonly name: string; readonly statement: BoundStatement } | null;
  /** `lvs_flush`: keepalived clears the table first. */
  readonly flush: BoundStatement | null;
  /** Seconds; 0: as it is. */
  readonly timeouts: { readonly tcp: number; readonly tcpfin: number; readonly udp: number; readonly statement: BoundStatement } | null;
  readonly syncDaemons: { readonly running: readonly SyncDaemonCommand[]; readonly statement: BoundStatement } | null;
}

export interface IpvsTable {
  /** In the order of `ipvsadm -Sn`. */
  readonly services: readonly IpvsService[];
  readonly setup: Setup;
  readonly notes: readonly Note[];
}
