/**
 * Load balancing as keepalived ends up with it: every value is the one in effect after all corrections and defaults, and what keepalived
 * removes or ignores is not there. Everything knows the statement it comes from.
 */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { LogicalLine } from '../../../grammar/lines.ts';
import type { IPAddress } from '../../../grammar/values/inet.ts';
import type { Command } from '../scripts.ts';

export type Family = 4 | 6;

export type Protocol = 'TCP' | 'UDP' | 'SCTP' | 'none';

/** What keepalived can set on a service; `sh-port` and `mh-port` are one flag of the kernel, and so on. */
export type SchedulerFlag = 'flag-1' | 'flag-2' | 'flag-3';

export interface LvsModel {
  /** Groups that keepalived keeps, in file order. Of one name only the first is found. */
  readonly groups: readonly Group[];
  /** Virtual servers that keepalived keeps, in file order. */
  readonly virtualServers: readonly VirtualServer[];
  /** What SSL_GET presents of itself. */
  readonly ssl: SslSettings | null;
}

export type ServiceKey =
  | { readonly kind: 'address'; readonly address: IPAddress; readonly text: string; /** 0: all ports. */ readonly port: number }
  /** Mark 0 is what keepalived makes of `fwmark 0`: a service of the all-zero address. */
  | { readonly kind: 'fwmark'; readonly mark: number }
  /** A virtual server whose group is not there is not in the model. */
  | { readonly kind: 'group'; readonly name: string; readonly group: Group };

export interface VirtualServer {
  readonly statement: BoundStatement;
  readonly key: ServiceKey;
  /** null: a group of both families, all of whose servers are reached by TUN; or a group of marks without family (IPv4 then). */
  readonly family: Family | null;
  /** `none` only for firewall marks (also in groups). */
  readonly protocol: Protocol;
  readonly protocolStatement: BoundStatement | null;
  readonly scheduler: string;
  readonly schedulerStatement: BoundStatement | null;
  readonly flags: ReadonlySet<SchedulerFlag>;
  readonly flagStatements: readonly BoundStatement[];
  /** One-packet scheduling. */
  readonly onePacket: boolean;
  readonly onePacketStatement: BoundStatement | null;
  readonly persistence: Persistence | null;
  readonly method: Forwarding;
  readonly methodStatement: BoundStatement | null;
  /** What real servers without a weight of their own get. */
  readonly weight: number;
  readonly alpha: boolean;
  readonly omega: boolean;
  readonly inhibitOnFailure: boolean;
  /** As keepalived cuts it: 0 if no real server has a weight. */
  readonly quorum: number;
  /** Unsigned 32 bits: with a quorum of 0 it is 4294967295, so that the quorum is never gained. */
  readonly hysteresis: number;
  readonly quorumStatement: BoundStatement | null;
  readonly hysteresisStatement: BoundStatement | null;
  /** In microseconds. */
  readonly delayLoop: number;
  readonly haSuspend: boolean;
  readonly smtpAlert: boolean;
  readonly virtualhost: string | null;
  readonly quorumUp: Command | null;
  readonly quorumDown: Command | null;
  /** Without the ones that keepalived drops; never empty. */
  readonly realServers: readonly RealServer[];
  /** Real servers that keepalived reports and drops: another family, or there already. */
  readonly droppedServers: readonly BoundStatement[];
  readonly sorryServer: SorryServer | null;
}

export interface Persistence {
  /** Seconds. */
  readonly timeout: number;
  /** What switched it on; null: keepalived did, since the service has port 0. */
  readonly statement: BoundStatement | null;
  /** IPv4: the netmask as a number of 32 bits; IPv6: the prefix length. null: the whole address. */
  readonly granularity: Granularity | null;
  /** `sip`, cut to 16 characters. */
  readonly engine: string | null;
  readonly engineStatement: BoundStatement | null;
}

export interface Granularity {
  readonly family: Family;
  readonly value: number;
  readonly statement: BoundStatement;
}

export interface Forwarding {
  readonly method: 'NAT' | 'DR' | 'TUN';
  /** Only with TUN. */
  readonly tunnel?: Tunnel;
}

export interface Tunnel {
  readonly type: 'ipip' | 'gue' | 'gre';
  /** 0 unless gue. */
  readonly port: number;
  readonly checksum: 'none' | 'csum' | 'remcsum';
}

export interface RealServer {
  readonly statement: BoundStatement;
  readonly address: IPAddress;
  readonly addressText: string;
  /**
   * As keepalived holds it in the end. 0: none was written and none could be filled in (groups, marks), or it was taken back. With DR and
   * TUN the kernel always gets the port of the service at hand.
   */
  readonly port: number;
  readonly forwarding: Forwarding;
  readonly forwardingStatement: BoundStatement | null;
  readonly weight: number;
  readonly weightStatement: BoundStatement | null;
  /** 0: no limit. */
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
  readonly thresholdStatements: readonly BoundStatement[];
  readonly inhibitOnFailure: boolean;
  readonly alpha: boolean;
  /** Has a check that must succeed before the server gets traffic. */
  readonly startsDown: boolean;
  readonly smtpAlert: boolean;
  readonly virtualhost: string | null;
  readonly notifyUp: Command | null;
  readonly notifyDown: Command | null;
  /** Checkers that keepalived keeps. */
  readonly checkers: readonly Checker[];
}

export interface SorryServer {
  readonly statement: BoundStatement;
  readonly address: IPAddress;
  readonly addressText: string;
  /** As of a real server, but with NAT a port that was not written stays 0. */
  readonly port: number;
  readonly forwarding: Forwarding;
  readonly forwardingStatement: BoundStatement | null;
  readonly inhibit: boolean;
  /** The real server with the same address and port, as written: it stands for the sorry server. */
  readonly sameAs: RealServer | null;
}

// ------------------------------------------------------------------------------------------------------ groups

export interface Group {
  readonly statement: BoundStatement;
  readonly name: string;
  /** In file order. */
  readonly addresses: readonly GroupAddresses[];
  readonly fwmarks: readonly GroupMark[];
}

/** One line of a group: an address or a range of them. */
export interface GroupAddresses {
  /** The group that it stands in. */
  readonly owner: BoundStatement;
  readonly line: LogicalLine;
  readonly family: Family;
  readonly first: IPAddress;
  /** The address keepalived counts up to. */
  readonly last: IPAddress;
  /**
   * How many addresses it stands for. IPv4: all of them; IPv6: only the last 16 bits are counted up, wrapping from ffff to 0, until they are
   * those of `last`.
   */
  readonly count: number;
  /** IPv4: keepalived counts up the last number alone, wrapping from 255 to 0, and that never makes `last` of `first`. */
  readonly endless: boolean;
  /** 0: all ports. */
  readonly port: number;
  readonly text: string;
}

export interface GroupMark {
  readonly owner: BoundStatement;
  readonly line: LogicalLine;
  readonly mark: number;
  readonly family: Family | null;
}

// ---------------------------------------------------------------------------------------------------- checkers

export type CheckerKind =
  | 'HTTP_GET'
  | 'SSL_GET'
  | 'TCP_CHECK'
  | 'SMTP_CHECK'
  | 'DNS_CHECK'
  | 'MISC_CHECK'
  | 'BFD_CHECK'
  | 'PING_CHECK'
  | 'UDP_CHECK'
  | 'FILE_CHECK';

export interface Checker {
  readonly statement: BoundStatement;
  readonly kind: CheckerKind;
  readonly alpha: boolean;
  readonly retry: number;
  /** These in microseconds. */
  readonly delayBeforeRetry: number;
  readonly warmup: number;
  readonly delayLoop: number;
  readonly connectTimeout: number;
  /** Where it connects to; null: BFD_CHECK, FILE_CHECK and MISC_CHECK do not, or a bad connect_ip left no address. */
  readonly destination: IPAddress | null;
  /** 0: none known (groups and marks, NAT without a port). */
  readonly port: number;
  /** HTTP_GET and SSL_GET. */
  readonly urls: readonly Url[];
  /** MISC_CHECK. */
  readonly command: Command | null;
  /** Where its user is named. */
  readonly userStatement: BoundStatement | null;
  /** BFD_CHECK: the name of the bfd_instance; FILE_CHECK: that of the track_file. */
  readonly tracks: string | null;
}

export interface Url {
  readonly statement: BoundStatement;
  readonly path: string;
}

export interface SslSettings {
  readonly statement: BoundStatement;
  readonly password: string | null;
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
}
