/** The IPVS table as somebody saved or listed it, each entry with the line that it stands in. */
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { DestinationSettings, ServiceId, ServiceSettings } from './types.ts';

export interface LiftedTable {
  /** In the order of the text. */
  readonly services: readonly LiftedService[];
  /** `ipvsadm --set` or the output of `ipvsadm -L --timeout`. */
  readonly timeouts: Timeouts | null;
}

export interface LiftedService extends ServiceSettings {
  readonly id: ServiceId;
  readonly destinations: readonly LiftedDestination[];
  readonly line: number;
}

export interface LiftedDestination extends DestinationSettings {
  readonly address: IPAddress;
  readonly port: number;
  readonly line: number;
}

/** Seconds; 0: as it is. */
export interface Timeouts {
  readonly tcp: number;
  readonly tcpfin: number;
  readonly udp: number;
}

export interface LiftProblem {
  /** 1-based, of the text that was read. */
  readonly line: number;
  /** `error`: the line is left out, or keepalived cannot have this; `warning`: it is lifted, but look at it. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** A line that cannot be read: why. */
export class LiftError extends Error {
  override readonly name = 'LiftError';
}
