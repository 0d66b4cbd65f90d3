/** The table of IPVS as the kernel has it, each entry with the statement that it comes from. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { Place } from '../../grammar/problem.ts';
import type { Forwarding } from '../model/lvs/types.ts';

export type ServiceId =
  | { readonly kind: 'address'; readonly protocol: 'TCP' | 'UDP' | 'SCTP'; readonly address: IPAddress; readonly port: number }
  | { readonly kind: 'fwmark'; readonly mark: number; readonly family: 4 | 6 };

export interface IpvsService {
  readonly id: ServiceId;
  readonly scheduler: string;
  /** As `ipvsadm -b` writes them for this scheduler. */
  readonly flags: readonly string[];
  readonly persistence: { readonly timeout: number; readonly granularity: string | null; readonly engine: string | null } | null;
  readonly onePacket: boolean;
  readonly destinations: readonly IpvsDestination[];
  /** The virtual server (with a group: one of many services of it). */
  readonly statement: BoundStatement;
}

export interface IpvsDestination {
  readonly address: IPAddress;
  readonly port: number;
  readonly forwarding: Forwarding;
  readonly weight: number;
  /** 0: no limit. */
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
  readonly statement: BoundStatement;
}

/** What ipvsadm cannot say, or what surprises. */
export interface Note {
  readonly message: string;
  readonly place: Place;
  /** The service that it is about. */
  readonly statement: BoundStatement;
}

export interface IpvsTable {
  /** In the order of `ipvsadm -Sn`. */
  readonly services: readonly IpvsService[];
  readonly notes: readonly Note[];
}
