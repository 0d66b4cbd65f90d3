/** Lines of virtual_routes and virtual_rules. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { splitWords } from '../../../grammar/lines.ts';
import type { RoutingReading } from '../../../grammar/values/routing-line.ts';
import { readRoute } from '../../../grammar/values/routing-route.ts';
import { readRule } from '../../../grammar/values/routing-rule.ts';
import { missingInterface, routingContext, tellMissingOfRouting } from './host-interfaces.ts';
import type { Instance, Route, ValueLine, Vrrp } from './types.ts';

/** Adds a line to its list, if keepalived takes it; what is wrong with its words has been told. */
export function keepRouting(list: Route[], reading: RoutingReading, place: ValueLine, words: readonly string[], vrrp: Vrrp): boolean {
  tellMissingOfRouting(reading.missingInterface, place, words, vrrp);
  if (reading.impossibleInterface) missingInterface(vrrp);
  if (!reading.kept) return false;
  list.push({ ...place, interfaces: reading.interfaces, noTrack: reading.noTrack });
  return true;
}

function readLines(statement: BoundStatement, list: Route[], read: typeof readRoute, vrrp: Vrrp): void {
  const context = routingContext(vrrp);
  for (const line of statement.values ?? []) {
    const { texts } = splitWords(line);
    if (texts.length > 0) keepRouting(list, read(texts, context, false), { owner: statement, line }, texts, vrrp);
  }
}

export const readRoutes = (statement: BoundStatement, instance: Instance, vrrp: Vrrp): void =>
  readLines(statement, instance.routes, readRoute, vrrp);
export const readRules = (statement: BoundStatement, instance: Instance, vrrp: Vrrp): void =>
  readLines(statement, instance.rules, readRule, vrrp);
