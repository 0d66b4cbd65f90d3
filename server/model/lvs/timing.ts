/** The statements about when checks run, which virtual servers, real servers and checkers share. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { Timing } from './draft.ts';
import type { Reader } from './reader.ts';

/** Reads such a statement; false: it is none. `alpha` is another statement in each kind of block. */
export function readTiming(timing: Timing, statement: BoundStatement, reader: Reader): boolean {
  switch (statement.keyword.name) {
    case 'retry':
    case 'nb_get_retry':
      timing.retry = reader.integer(statement) ?? timing.retry;
      return true;
    case 'delay_before_retry':
      timing.delayBeforeRetry = reader.timer(statement) ?? timing.delayBeforeRetry;
      return true;
    case 'warmup':
      timing.warmup = reader.timer(statement) ?? timing.warmup;
      return true;
    case 'delay_loop':
      timing.delayLoop = reader.timer(statement) ?? timing.delayLoop;
      return true;
    case 'connect_timeout':
      timing.connectTimeout = reader.timer(statement) ?? timing.connectTimeout;
      return true;
    default:
      return false;
  }
}
