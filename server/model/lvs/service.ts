/** Reads `virtual_server … { … }`, statement by statement: what one does often depends on those above it. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { readNotifyCommand } from '../scripts.ts';
import type { CheckerReader } from './checkers.ts';
import { ServiceDraft } from './draft.ts';
import { readFlag } from './flags.ts';
import { readWay } from './forwarding.ts';
import { readGranularity, FORCED_PERSISTENCE } from './persistence.ts';
import { readSwitch, type Reader } from './reader.ts';
import { addRealServer, closeService } from './service-end.ts';
import { readTiming } from './timing.ts';
import type { Family, Protocol } from './types.ts';

/** null: keepalived skips the whole block. */
export function readService(statement: BoundStatement, reader: Reader, checkers: CheckerReader): ServiceDraft | null {
  const service = openService(statement, reader);
  if (service === null) return null;
  for (const item of statement.block?.items ?? []) {
    const name = item.keyword.name;
    if (name === 'real_server') addRealServer(service, item, reader, checkers);
    else if (!readTiming(service, item, reader)) HANDLERS[name]?.(service, item, reader);
  }
  return closeService(service, reader);
}

function openService(statement: BoundStatement, reader: Reader): ServiceDraft | null {
  if (statement.skipped) return null;
  const [, form, second] = statement.words.texts;
  if (form === 'group') return second === undefined ? null : new ServiceDraft(statement, 'group', null, 0);
  if (form === 'fwmark') {
    const mark = second === undefined ? null : reader.number(second, { kind: 'integer', min: 0, max: 4294967295 });
    return mark === null ? null : new ServiceDraft(statement, 'fwmark', null, mark);
  }
  const endpoint = reader.endpoint(statement);
  return endpoint === null ? null : new ServiceDraft(statement, 'address', endpoint, 0);
}

type Handler = (service: ServiceDraft, statement: BoundStatement, reader: Reader) => void;

const scheduler: Handler = (service, statement, reader) => {
  if (!reader.accepts(statement)) return;
  service.scheduler = statement.word(1) ?? '';
  service.schedulerStatement = statement;
};

const method: Handler = (service, statement, reader) => {
  service.way = readWay(statement, service.way, reader);
};

const PROTOCOLS: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

const HANDLERS: Readonly<Record<string, Handler>> = {
  ip_family: readFamily,
  lb_algo: scheduler,
  lvs_sched: scheduler,
  lb_kind: method,
  lvs_method: method,
  'flag-1': readFlag,
  'flag-2': readFlag,
  'flag-3': readFlag,
  'sh-fallback': readFlag,
  'sh-port': readFlag,
  'mh-fallback': readFlag,
  'mh-port': readFlag,
  hashed: readFlag,
  ops: (service, statement) => {
    service.onePacket = statement;
  },
  persistence_engine: (service, statement) => {
    service.engine = statement.word(1)?.slice(0, 16) ?? service.engine;
    service.engineStatement = statement;
  },
  persistence_timeout: (service, statement, reader) => {
    const timeout = statement.word(1) === undefined ? FORCED_PERSISTENCE : reader.integer(statement, true);
    if (timeout === null) return;
    service.persistenceTimeout = timeout;
    service.persistenceStatement = statement;
  },
  persistence_granularity: readGranularity,
  protocol: (service, statement) => {
    const word = statement.word(1)?.toUpperCase();
    const protocol = PROTOCOLS.find((one) => one === word);
    if (protocol === undefined) return;
    service.protocol = protocol;
    service.protocolStatement = statement;
  },
  ha_suspend: (service, statement) => {
    service.haSuspend = statement;
  },
  smtp_alert: (service, statement) => {
    service.smtpAlert = readSwitch(statement) ?? service.smtpAlert;
  },
  virtualhost: (service, statement) => {
    service.virtualhost = statement.word(1) ?? service.virtualhost;
  },
  alpha: (service) => {
    service.alpha = true;
  },
  omega: (service) => {
    service.omega = true;
  },
  inhibit_on_failure: (service) => {
    service.inhibitOnFailure = true;
  },
  quorum_up: (service, statement, reader) => {
    service.quorumUp ??= readNotifyCommand(statement, reader.version);
  },
  quorum_down: (service, statement, reader) => {
    service.quorumDown ??= readNotifyCommand(statement, reader.version);
  },
  quorum: (service, statement, reader) => {
    service.quorum = reader.integer(statement) ?? 1;
    service.quorumStatement = statement;
  },
  hysteresis: (service, statement, reader) => {
    const hysteresis = reader.integer(statement);
    if (hysteresis === null) return;
    service.hysteresis = hysteresis;
    service.hysteresisStatement = statement;
  },
  weight: (service, statement, reader) => {
    service.weight = reader.integer(statement) ?? service.weight;
  },
  sorry_server: (service, statement, reader) => {
    const endpoint = reader.endpoint(statement);
    if (endpoint !== null) service.sorryServer = { ...endpoint, statement, way: service.way, inhibit: false, twin: null };
  },
  sorry_server_inhibit: (service, statement, reader) => {
    if (service.sorryServer !== null) service.sorryServer.inhibit = true;
    else sorryServerMissing('1.2.13', service, statement, reader);
  },
  sorry_server_lvs_method: (service, statement, reader) => {
    if (service.sorryServer !== null) service.sorryServer.way = readWay(statement, service.sorryServer.way, reader);
    else sorryServerMissing('1.3.6', service, statement, reader);
  },
};

function sorryServerMissing(since: string, service: ServiceDraft, statement: BoundStatement, reader: Reader): void {
  const other = service.statement.block?.items.find(({ keyword }) => keyword.name === 'sorry_server');
  const why =
    other === undefined
      ? 'this virtual server has none'
      : other.line.at < statement.line.at
        ? 'keepalived refused the one above'
        : 'it stands below';
  reader.complain(since, statement, {
    rule: 'sorry-server-missing',
    message: `'${statement.keyword.name}' is about the sorry_server above it, but ${why}: keepalived ignores the line.`,
    ...(other === undefined ? {} : { related: [{ ...other.place(0, Infinity), message: 'the sorry_server' }] }),
  });
}

function readFamily(service: ServiceDraft, statement: BoundStatement, reader: Reader): void {
  const word = statement.word(1);
  const family: Family | null = word === 'inet' ? 4 : word === 'inet6' ? 6 : null;
  if (family === null) return;
  if (service.family === null || service.family === family) {
    service.family = family;
    return;
  }
  reader.complain('1.3.5', statement, {
    rule: 'server-family-mismatch',
    message: `'${word}' is IPv${family}, but from what stands above this virtual server is an IPv${service.family} one: keepalived ignores the line.`,
    words: [1, 1],
  });
}
