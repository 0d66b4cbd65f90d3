/** What rules about load balancing ask of a virtual server again and again. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { CheckerKind, RealServer, SorryServer, VirtualServer } from '../model/lvs/types.ts';
import type { CheckerOf, ServerOf } from './rule.ts';

export type AnyServer = RealServer | SorryServer;

/** Real servers, then the sorry server. */
export const serversOf = ({ realServers, sorryServer }: VirtualServer): readonly AnyServer[] =>
  sorryServer === null ? realServers : [...realServers, sorryServer];

/** The statement that counts, of those with one of these keywords. */
export function lastOf({ block }: BoundStatement, ...keywords: readonly string[]): BoundStatement | null {
  if (block === null) return null;
  // asked some ten times of each real server: a loop takes a third of the time of findLast()
  for (let at = block.items.length - 1; at >= 0; at--) {
    const item = block.items[at];
    if (item !== undefined && keywords.includes(item.keyword.name)) return item;
  }
  return null;
}

/** What real servers take over from their virtual server, where it was written: the nearest statement counts. */
export const nearestOf = ({ service, server }: ServerOf, ...keywords: readonly string[]): BoundStatement | null =>
  lastOf(server.statement, ...keywords) ?? lastOf(service.statement, ...keywords);

/** The same for a checker. */
export const nearestOfChecker = (subject: CheckerOf, ...keywords: readonly string[]): BoundStatement | null =>
  lastOf(subject.checker.statement, ...keywords) ?? nearestOf(subject, ...keywords);

/** `10.0.0.1 80`, `group web`, `fwmark 5`: how people call a virtual server or real server. */
export const nameOf = ({ statement }: Pick<VirtualServer, 'statement'>): string => statement.words.texts.slice(1).join(' ');

/** A time in whole seconds or a fraction, of microseconds. */
export const seconds = (microseconds: number): string => String(Math.round(microseconds / 10_000) / 100);

/** Does it ask again and again? The others wait for news. */
export const asks = (kind: CheckerKind): boolean => kind !== 'BFD_CHECK' && kind !== 'FILE_CHECK';
