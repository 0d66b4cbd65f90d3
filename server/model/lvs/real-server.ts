/** Reads `real_server … { … }`. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { readNotifyCommand } from '../scripts.ts';
import type { CheckerReader } from './checkers.ts';
import { RealDraft, type ServiceDraft } from './draft.ts';
import { readWay } from './forwarding.ts';
import { readSwitch, type Reader } from './reader.ts';
import { readTiming } from './timing.ts';

/** null: keepalived skips the block. */
export function readRealServer(
  statement: BoundStatement,
  service: ServiceDraft,
  reader: Reader,
  checkers: CheckerReader,
): RealDraft | null {
  const endpoint = statement.skipped ? null : reader.endpoint(statement);
  if (endpoint === null) return null;
  const real = new RealDraft(statement, endpoint, service.way);
  for (const item of statement.block?.items ?? []) {
    const handler = HANDLERS[item.keyword.name];
    if (handler !== undefined) handler(real, item, reader);
    else if (!readTiming(real, item, reader)) checkers.read(item, real, service);
  }
  return real;
}

type Handler = (real: RealDraft, statement: BoundStatement, reader: Reader) => void;

const HANDLERS: Readonly<Record<string, Handler>> = {
  weight: (real, statement, reader) => {
    const weight = reader.integer(statement);
    if (weight === null) return;
    real.weight = weight;
    real.weightStatement = statement;
  },
  lvs_method: (real, statement, reader) => {
    real.way = readWay(statement, real.way, reader);
  },
  uthreshold: (real, statement, reader) => {
    real.upperThreshold = reader.integer(statement) ?? real.upperThreshold;
    real.thresholdStatements.push(statement);
  },
  lthreshold: (real, statement, reader) => {
    real.lowerThreshold = reader.integer(statement) ?? real.lowerThreshold;
    real.thresholdStatements.push(statement);
  },
  inhibit_on_failure: (real, statement) => {
    real.inhibitOnFailure = readSwitch(statement) ?? real.inhibitOnFailure;
  },
  alpha: (real, statement) => {
    real.alpha = readSwitch(statement) ?? real.alpha;
  },
  smtp_alert: (real, statement) => {
    real.smtpAlert = readSwitch(statement) ?? real.smtpAlert;
  },
  virtualhost: (real, statement) => {
    real.virtualhost = statement.word(1) ?? real.virtualhost;
  },
  notify_up: (real, statement, reader) => {
    real.notifyUp ??= readNotifyCommand(statement, reader.version);
  },
  notify_down: (real, statement, reader) => {
    real.notifyDown ??= readNotifyCommand(statement, reader.version);
  },
};
