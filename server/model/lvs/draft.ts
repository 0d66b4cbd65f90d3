/** Servers while they are being read: what has not been said is null, and completion fills it in. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { addressKey, type IPAddress } from '../../../grammar/values/inet.ts';
import type { Command } from '../scripts.ts';
import { UNSAID, type Way } from './forwarding.ts';
import type { Endpoint } from './reader.ts';
import type { CheckerKind, Family, Granularity, Group, Protocol, SchedulerFlag, Url } from './types.ts';

/** When checks run; all in microseconds, but for the number of retries. */
export class Timing {
  alpha: boolean | null = null;
  retry: number | null = null;
  delayBeforeRetry: number | null = null;
  warmup: number | null = null;
  delayLoop: number | null = null;
  connectTimeout: number | null = null;
}

export class CheckerDraft extends Timing {
  readonly statement: BoundStatement;
  readonly kind: CheckerKind;
  /** Where it connects to. */
  destination: IPAddress | null = null;
  port = 0;
  readonly urls: Url[] = [];
  command: Command | null = null;
  userStatement: BoundStatement | null = null;
  tracks: string | null = null;

  constructor(statement: BoundStatement, kind: CheckerKind) {
    super();
    this.statement = statement;
    this.kind = kind;
  }

  get items(): readonly BoundStatement[] {
    return this.statement.block?.items ?? [];
  }
}

export interface ServerDraft extends Endpoint {
  readonly statement: BoundStatement;
  port: number;
  way: Way;
}

export class RealDraft extends Timing implements ServerDraft {
  readonly statement: BoundStatement;
  readonly address: IPAddress;
  readonly text: string;
  port: number;
  way: Way;
  weight: number | null = null;
  weightStatement: BoundStatement | null = null;
  upperThreshold = 0;
  lowerThreshold = 0;
  thresholdStatements: BoundStatement[] = [];
  inhibitOnFailure: boolean | null = null;
  smtpAlert: boolean | null = null;
  virtualhost: string | null = null;
  notifyUp: Command | null = null;
  notifyDown: Command | null = null;
  readonly checkers: CheckerDraft[] = [];

  constructor(statement: BoundStatement, { address, text, port }: Endpoint, way: Way) {
    super();
    this.statement = statement;
    this.address = address;
    this.text = text;
    this.port = port;
    this.way = way;
  }
}

export interface SorryDraft extends ServerDraft {
  inhibit: boolean;
  /** The real server with the same address and port. */
  twin: RealDraft | null;
}

export class ServiceDraft extends Timing {
  readonly statement: BoundStatement;
  readonly form: 'address' | 'fwmark' | 'group';
  /** Of the form `address`. */
  readonly endpoint: Endpoint | null;
  readonly mark: number;
  group: Group | null = null;
  family: Family | null;
  protocol: Protocol = 'none';
  protocolStatement: BoundStatement | null = null;
  scheduler = '';
  schedulerStatement: BoundStatement | null = null;
  readonly flags = new Set<SchedulerFlag>();
  readonly flagStatements: BoundStatement[] = [];
  onePacket: BoundStatement | null = null;
  persistenceTimeout = 0;
  persistenceStatement: BoundStatement | null = null;
  granularity: Granularity | null = null;
  engine: string | null = null;
  engineStatement: BoundStatement | null = null;
  way: Way = UNSAID;
  weight = 1;
  omega = false;
  inhibitOnFailure = false;
  quorum = 1;
  quorumStatement: BoundStatement | null = null;
  hysteresis = 0;
  hysteresisStatement: BoundStatement | null = null;
  haSuspend: BoundStatement | null = null;
  smtpAlert: boolean | null = null;
  virtualhost: string | null = null;
  quorumUp: Command | null = null;
  quorumDown: Command | null = null;
  realServers: RealDraft[] = [];
  readonly droppedServers: BoundStatement[] = [];
  sorryServer: SorryDraft | null = null;

  constructor(statement: BoundStatement, form: ServiceDraft['form'], endpoint: Endpoint | null, mark: number) {
    super();
    this.statement = statement;
    this.form = form;
    this.endpoint = endpoint;
    this.mark = mark;
    this.family = endpoint?.address.family ?? null;
  }

  get groupName(): string {
    return this.form === 'group' ? (this.statement.word(2) ?? '') : '';
  }
}

/** Equal for servers of the same address and port, as they were written. */
export const serverKey = ({ address, port }: Endpoint): string => `${addressKey(address)} ${port}`;

/** `10.0.0.1 80`: how people write a server. */
export const nameOf = ({ text, port }: Endpoint): string => (port === 0 ? text : `${text} ${port}`);
