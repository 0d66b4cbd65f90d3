/** `persistence_granularity`: a netmask in an IPv4 virtual server, a prefix length in an IPv6 one. */
import { parseLooseIPv4 } from '../../../grammar/values/inet.ts';
import type { BoundStatement } from '../../../grammar/bound.ts';
import { checkInteger } from '../../../grammar/values/number.ts';
import type { ServiceDraft } from './draft.ts';
import type { Reader } from './reader.ts';
import type { Family } from './types.ts';

/** Seconds of persistence where it must be, but nobody said how much. */
export const FORCED_PERSISTENCE = 360;

export function readGranularity(service: ServiceDraft, statement: BoundStatement, reader: Reader): void {
  const word = statement.word(1);
  if (word === undefined) return;
  const family: Family = service.family ?? (word.includes('.') ? 4 : 6);
  const value =
    family === 4 ? parseLooseIPv4(word) : checkInteger(word, { kind: 'integer', min: 1, max: 128 }) === null ? Number(word) : null;
  if (value === null) {
    // a word that neither family takes has been told of
    if (!reader.accepts(statement)) return;
    const wanted = family === 4 ? "a netmask, as in '255.255.255.0'" : "a prefix length of 1 to 128, as in '64'";
    reader.complain('1.2.20', statement, {
      rule: 'bad-value',
      message: `This virtual server is an IPv${family} one from what stands above: '${word}' must be ${wanted}. keepalived ignores the line.`,
      words: [1, 1],
    });
    return;
  }
  service.granularity = { family, value, statement };
  service.family = family;
  if (service.persistenceTimeout !== 0) return;
  service.persistenceTimeout = FORCED_PERSISTENCE;
  service.persistenceStatement = statement;
}
