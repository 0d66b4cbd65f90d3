/** Servers while they are being read: what has not been said is null, and completion fills it in. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { IPAddress } from '../../../grammar/values/inet.ts';
import { addressKey } from '../../../grammar/values/inet.ts';
import type { Command } from '../scripts.ts';
import { UNSAID, type Way } from './forwarding.ts';
import type { Endpoint } from './reader.ts';
import type { CheckerKind, Family, Granularity, Group, Protocol, SchedulerFlag, Url } from './types.ts';

/** When checks run; all in microseconds, but for the number of retries. */
export interface Timing {
  alpha: boolean | null;
  retry: number | null;
  delayBeforeRetry: number | null;
  warmup: number | null;
  delayLoop: number | null;
  connectTimeout: number | null;
}

export const untimed = (): Timing => ({
  alpha: null,
  retry: null,
  delayBeforeRetry: null,
  warmup: null,
  delayLoop: null,
  connectTimeout: null,
});

export interface CheckerDraft extends Timing {
  readonly statement: BoundStatement;
  readonly kind: CheckerKind;
  /** Where it connects to. */
  destination: IPAddress | null;
  port: number;
  readonly urls: Url[];
  command: Command | null;
  userStatement: BoundStatement | null;
  tracks: string | null;
}

export interface ServerDraft extends Endpoint {
  readonly statement: BoundStatement;
  port: number;
  way: Way;
}

export interface RealDraft extends ServerDraft, Timing {
  weight: number | null;
  weightStatement: BoundStatement | null;
  upperThreshold: number;
  lowerThreshold: number;
  thresholdStatements: BoundStatement[];
  inhibitOnFailure: boolean | null;
  smtpAlert: boolean | null;
  virtualhost: string | null;
  notifyUp: Command | null;
  notifyDown: Command | null;
  readonly checkers: CheckerDraft[];
}

export interface SorryDraft extends ServerDraft {
  inhibit: boolean;
  /** The real server with the same address and port. */
  twin: RealDraft | null;
}

export interface ServiceDraft extends Timing {
  readonly statement: BoundStatement;
  readonly form: 'address' | 'fwmark' | 'group';
  /** address: as read; others: of no meaning. */
  readonly endpoint: Endpoint | null;
  readonly mark: number;
  readonly groupName: string;
  group: Group | null;
  family: Family | null;
  protocol: Protocol;
  protocolStatement: BoundStatement | null;
  scheduler: string;
  schedulerStatement: BoundStatement | null;
  readonly flags: Set<SchedulerFlag>;
  readonly flagStatements: BoundStatement[];
  onePacket: BoundStatement | null;
  persistenceTimeout: number;
  persistenceStatement: BoundStatement | null;
  granularity: Granularity | null;
  engine: string | null;
  engineStatement: BoundStatement | null;
  way: Way;
  weight: number;
  omega: boolean;
  inhibitOnFailure: boolean;
  quorum: number;
  quorumStatement: BoundStatement | null;
  hysteresis: number;
  hysteresisStatement: BoundStatement | null;
  haSuspend: BoundStatement | null;
  smtpAlert: boolean | null;
  virtualhost: string | null;
  quorumUp: Command | null;
  quorumDown: Command | null;
  realServers: RealDraft[];
  readonly droppedServers: BoundStatement[];
  sorryServer: SorryDraft | null;
}

export const newService = (
  statement: BoundStatement,
  form: ServiceDraft['form'],
  endpoint: Endpoint | null,
  mark: number,
): ServiceDraft => ({
  ...untimed(),
  statement,
  form,
  endpoint,
  mark,
  groupName: form === 'group' ? (statement.word(2) ?? '') : '',
  group: null,
  family: endpoint?.address.family ?? null,
  protocol: 'none',
  protocolStatement: null,
  scheduler: '',
  schedulerStatement: null,
  flags: new Set(),
  flagStatements: [],
  onePacket: null,
  persistenceTimeout: 0,
  persistenceStatement: null,
  granularity: null,
  engine: null,
  engineStatement: null,
  way: UNSAID,
  weight: 1,
  omega: false,
  inhibitOnFailure: false,
  quorum: 1,
  quorumStatement: null,
  hysteresis: 0,
  hysteresisStatement: null,
  haSuspend: null,
  smtpAlert: null,
  virtualhost: null,
  quorumUp: null,
  quorumDown: null,
  realServers: [],
  droppedServers: [],
  sorryServer: null,
});

export const newReal = (statement: BoundStatement, endpoint: Endpoint, way: Way): RealDraft => ({
  ...untimed(),
  ...endpoint,
  statement,
  way,
  weight: null,
  weightStatement: null,
  upperThreshold: 0,
  lowerThreshold: 0,
  thresholdStatements: [],
  inhibitOnFailure: null,
  smtpAlert: null,
  virtualhost: null,
  notifyUp: null,
  notifyDown: null,
  checkers: [],
});

/** Equal for servers of the same address and port, as they were written. */
export const serverKey = ({ address, port }: Endpoint): string => `${addressKey(address)} ${port}`;

/** `10.0.0.1 80`: how people write a server. */
export const nameOf = ({ text, port }: Endpoint): string => (port === 0 ? text : `${text} ${port}`);
