/** From the drafts to the model. */
import type { Globals } from '../globals.ts';
import type { CheckerDraft, RealDraft, ServiceDraft, SorryDraft } from './draft.ts';
import { forwardingOf } from './forwarding.ts';
import { CONNECT_TIMEOUT, SECOND } from './reader.ts';
import type { Checker, CheckerKind, Persistence, RealServer, ServiceKey, SorryServer, VirtualServer } from './types.ts';

const DELAY_LOOP = 60 * SECOND;

export function finishService(service: ServiceDraft, globals: Globals): VirtualServer {
  const { alert, alertChecker } = globals.mail;
  const { sorryServer } = service;
  const realServers = service.realServers.map(finishReal);
  const twin = sorryServer?.twin ?? null;
  const sameAs = twin === null ? null : (realServers[service.realServers.indexOf(twin)] ?? null);
  return {
    statement: service.statement,
    key: keyOf(service),
    family: service.family,
    protocol: service.protocol,
    protocolStatement: service.protocolStatement,
    scheduler: service.scheduler,
    schedulerStatement: service.schedulerStatement,
    flags: service.flags,
    flagStatements: service.flagStatements,
    onePacket: service.onePacket !== null,
    onePacketStatement: service.onePacket,
    persistence: persistenceOf(service),
    method: forwardingOf(service.way),
    methodStatement: service.way.statement,
    weight: service.weight,
    alpha: service.alpha ?? false,
    omega: service.omega,
    inhibitOnFailure: service.inhibitOnFailure,
    quorum: service.quorum,
    quorumStatement: service.quorumStatement,
    hysteresis: service.hysteresis,
    hysteresisStatement: service.hysteresisStatement,
    delayLoop: service.delayLoop ?? DELAY_LOOP,
    haSuspend: service.haSuspend !== null,
    smtpAlert: service.smtpAlert ?? alertChecker.value ?? alert.value ?? false,
    virtualhost: service.virtualhost,
    quorumUp: service.quorumUp,
    quorumDown: service.quorumDown,
    realServers,
    droppedServers: service.droppedServers,
    sorryServer: sorryServer === null ? null : finishSorry(sorryServer, sameAs),
  };
}

function keyOf({ endpoint, group, mark, groupName }: ServiceDraft): ServiceKey {
  if (endpoint !== null) return { kind: 'address', ...endpoint };
  return group === null ? { kind: 'fwmark', mark } : { kind: 'group', name: groupName, group };
}

function persistenceOf(service: ServiceDraft): Persistence | null {
  if (service.persistenceTimeout === 0) return null;
  return {
    timeout: service.persistenceTimeout,
    statement: service.persistenceStatement,
    granularity: service.granularity,
    engine: service.engine,
    engineStatement: service.engineStatement,
  };
}

function finishReal(real: RealDraft): RealServer {
  const checkers = real.checkers.map((checker) => finishChecker(checker, real));
  return {
    statement: real.statement,
    address: real.address,
    addressText: real.text,
    port: real.port,
    forwarding: forwardingOf(real.way),
    forwardingStatement: real.way.statement,
    weight: real.weight ?? 1,
    weightStatement: real.weightStatement,
    upperThreshold: real.upperThreshold,
    lowerThreshold: real.lowerThreshold,
    thresholdStatements: real.thresholdStatements,
    inhibitOnFailure: real.inhibitOnFailure ?? false,
    alpha: real.alpha ?? false,
    startsDown: checkers.some(({ alpha }) => alpha),
    smtpAlert: real.smtpAlert ?? true,
    virtualhost: real.virtualhost,
    notifyUp: real.notifyUp,
    notifyDown: real.notifyDown,
    checkers,
  };
}

function finishSorry(sorry: SorryDraft, sameAs: RealServer | null): SorryServer {
  const { statement, address, text, port, inhibit, way } = sorry;
  return {
    statement,
    address,
    addressText: text,
    port,
    forwarding: forwardingOf(way),
    forwardingStatement: way.statement,
    inhibit,
    sameAs,
  };
}

/** What checkers have where nobody says anything else; not said: one retry, after a second. */
const RETRIES: Partial<Record<CheckerKind, number>> = { DNS_CHECK: 3, MISC_CHECK: 0 };
const RETRY_DELAYS: Partial<Record<CheckerKind, number>> = { HTTP_GET: 3 * SECOND, SSL_GET: 3 * SECOND };

function finishChecker(checker: CheckerDraft, real: RealDraft): Checker {
  const { statement, kind, destination, port, urls, command, userStatement, tracks } = checker;
  const delayLoop = checker.delayLoop ?? real.delayLoop ?? DELAY_LOOP;
  const retryDelay = kind === 'DNS_CHECK' ? delayLoop : (RETRY_DELAYS[kind] ?? SECOND);
  return {
    statement,
    kind,
    // the state of a file is known at once
    alpha: kind !== 'FILE_CHECK' && (checker.alpha ?? real.alpha ?? false),
    retry: checker.retry ?? real.retry ?? RETRIES[kind] ?? 1,
    delayBeforeRetry: checker.delayBeforeRetry ?? real.delayBeforeRetry ?? retryDelay,
    warmup: checker.warmup ?? real.warmup ?? delayLoop,
    delayLoop,
    connectTimeout: checker.connectTimeout ?? real.connectTimeout ?? CONNECT_TIMEOUT,
    destination,
    port,
    urls,
    command,
    userStatement,
    tracks,
  };
}
