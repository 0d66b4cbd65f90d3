/** Interfaces that a config names, held against those that the host has. Without facts about the host, all of them are there. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { nearest } from '../../../grammar/nearest.ts';
import type { MissingInterface } from '../../../grammar/values/routing-line.ts';
import type { ValueContext } from '../../../grammar/values/types.ts';
import type { Complaint } from '../complaints.ts';
import type { InterfaceFacts } from '../host.ts';
import type { ValueLine, Vrrp } from './types.ts';

/** What is known of an interface; undefined: nothing, or it is not there. */
export const knownOf = (name: string | undefined, { complaints }: Vrrp): InterfaceFacts | undefined =>
  name === undefined ? undefined : complaints.host?.interfaces.get(name);

/** An interface that does not exist ends keepalived's look at VRRP once all is read, unless interfaces may come later. */
export function missingInterface(vrrp: Vrrp): void {
  if (!vrrp.globals.dynamicInterfaces.value) vrrp.giveUp();
}

/** Is there no such interface, and does keepalived mind? With dynamic_interfaces it waits for those that are not there. */
export const isMissing = (name: string, { complaints: { host }, globals }: Vrrp): boolean =>
  host !== undefined && !host.interfaces.has(name) && !globals.dynamicInterfaces.value;

/** How lines of addresses, routes and rules look at interfaces. */
export function routingContext(vrrp: Vrrp): ValueContext {
  const { version, host } = vrrp.complaints;
  const context = { version, awaitsInterfaces: vrrp.globals.dynamicInterfaces.value };
  if (host === undefined) return context;
  return { ...context, hasInterface: (name, as) => (as === 'vrf' ? mayBeVrf(name, vrrp) : !isMissing(name, vrrp)) };
}

/** Routes go only into a VRF that is there when keepalived reads of it. */
function mayBeVrf(name: string, vrrp: Vrrp): boolean {
  const facts = knownOf(name, vrrp);
  return facts !== undefined && (facts.kind === null || facts.kind === 'vrf');
}

// ---------------------------------------------------------------------------------------------------- what is told

/** A longer list of interfaces is cut down to those of a similar name. */
const MOST_SHOWN = 6;

const GIVES_UP =
  "does without this line, and gives up on VRRP altogether. Mend the name, or set 'dynamic_interfaces' if the interface comes later.";

function about(name: string, at: number, vrrp: Vrrp, does = GIVES_UP): Complaint {
  const others = [...(vrrp.complaints.host?.interfaces.keys() ?? [])].filter((other) => other !== 'lo');
  const shown = others.length <= MOST_SHOWN ? others : nearest(name, others);
  const has = shown.length === 0 ? '' : ` (it has ${shown.map((other) => `'${other}'`).join(', ')})`;
  return {
    rule: 'interface-not-found',
    message: `The host has no interface '${name}'${has}: keepalived ${does}`,
    words: [at, at],
    host: true,
  };
}

/** The interface behind the keyword is not there. */
export function tellMissing(statement: BoundStatement, vrrp: Vrrp): void {
  vrrp.complaints.of(statement, about(statement.word(1) ?? '', 1, vrrp));
  missingInterface(vrrp);
}

/** One of a list that keepalived looks at when it has read all of it. */
export function tellMissingIn(list: BoundStatement, name: string, vrrp: Vrrp): void {
  vrrp.complaints.of(list, { ...about(name, 0, vrrp), told: 'close' });
  missingInterface(vrrp);
}

/** A word of a line of values names an interface that is not there. */
export function tellMissingOn({ owner, line }: ValueLine, name: string, at: number, vrrp: Vrrp): void {
  vrrp.complaints.ofValue(owner, line, about(name, at, vrrp));
  missingInterface(vrrp);
}

/** A line of which keepalived needs nothing else. */
export function tellMissingListed({ owner, line }: ValueLine, name: string, vrrp: Vrrp): void {
  vrrp.complaints.ofValue(owner, line, about(name, 0, vrrp, 'ignores this line.'));
}

/** What a line of addresses, routes or rules lacks. */
export function tellMissingOfRouting(missing: MissingInterface | null, place: ValueLine, words: readonly string[], vrrp: Vrrp): void {
  if (missing === null) return;
  const { at, isVrf } = missing;
  const name = words[at] ?? '';
  if (!isVrf) tellMissingOn(place, name, at, vrrp);
  else vrrp.complaints.ofValue(place.owner, place.line, about(name, at, vrrp, 'drops the route, which needs a VRF that is there.'));
}
