/** static_ipaddress, static_routes, static_rules, and the groups of instances that they can follow. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { splitWords, type LogicalLine } from '../../../grammar/lines.ts';
import { orList } from '../../../grammar/nearest.ts';
import { readRoute } from '../../../grammar/values/routing-route.ts';
import { readRule } from '../../../grammar/values/routing-rule.ts';
import { all } from '../complaints.ts';
import { readAddressLine, type AddressLine } from './addresses.ts';
import { isMissing, missingInterface, routingContext } from './host-interfaces.ts';
import { namesOf } from './names.ts';
import { keepRouting } from './routes.ts';
import { membersOf } from './sync-groups.ts';
import type { ValueLine, Vrrp } from './types.ts';

/** The release that drops a track_group without members, and knows a group only from its end on. */
const EMPTY_DROPPED_SINCE = '2.2.8';

export function readTrackGroup(statement: BoundStatement, { complaints, statics }: Vrrp): void {
  const { block } = statement;
  const name = statement.word(1);
  if (block === null || name === undefined) return;
  const lists = all(block, 'group');
  const members = membersOf(lists.find((item) => item.values !== null && item.values.length > 0));
  const drops = complaints.since(EMPTY_DROPPED_SINCE);
  if (members.length === 0 && drops) {
    complaints.of(statement, {
      rule: 'empty-track-group',
      message: `The track_group '${name}' has no members: keepalived drops it, and every 'track_group ${name}' with it. List instances in 'group { … }'.`,
      told: 'close',
    });
    return;
  }
  if (statement.abandoned && drops) return;
  if (!statics.trackGroups.has(name)) statics.trackGroups.set(name, { name, statement, members });
}

export function readStatic(statement: BoundStatement, vrrp: Vrrp): void {
  for (const line of statement.values ?? []) {
    if (vrrp.complaints.ended) return;
    const { texts } = splitWords(line);
    if (texts.length === 0) continue;
    for (const at of readLine(texts, line, statement, vrrp)) {
      const name = texts[at];
      if (name !== undefined && !vrrp.statics.trackGroups.has(name)) undefinedGroup(name, at, line, statement, vrrp);
    }
  }
}

/** Reads one line; gives the places of the names behind `track_group`. */
function readLine(words: readonly string[], line: LogicalLine, owner: BoundStatement, vrrp: Vrrp): readonly number[] {
  const { statics } = vrrp;
  const place = { owner, line };
  if (owner.keyword.name === 'static_ipaddress') {
    const address = readAddressLine(words, true, place, vrrp);
    if (address === null || lacksDefault(address, place, vrrp)) return [];
    statics.addresses.push({ ...place, ...address, excluded: false });
    return address.trackGroups;
  }
  const isRoute = owner.keyword.name === 'static_routes';
  const reading = (isRoute ? readRoute : readRule)(words, routingContext(vrrp), true);
  if (keepRouting(isRoute ? statics.routes : statics.rules, reading, place, words, vrrp)) return reading.trackGroups;
  return [];
}

/** An address without an interface of its own goes to that of default_interface. */
function lacksDefault({ dev, text }: AddressLine, { owner, line }: ValueLine, vrrp: Vrrp): boolean {
  const { defaultInterface } = vrrp.globals;
  if (dev !== null || !isMissing(defaultInterface.value, vrrp)) return false;
  vrrp.complaints.ofValue(owner, line, {
    rule: 'interface-not-found',
    message: `'${text}' has no 'dev', and the host has no interface '${defaultInterface.value}', which is the default: keepalived drops the address, and gives up on VRRP altogether. Say which interface it belongs to.`,
    words: [0, 0],
    host: true,
  });
  missingInterface(vrrp);
  return true;
}

function undefinedGroup(name: string, at: number, line: LogicalLine, owner: BoundStatement, { complaints, statics, root }: Vrrp): void {
  const names = namesOf(root);
  const [later] = names.find('track_group', name);
  const meant = later === undefined ? names.suggest(name, statics.trackGroups) : [];
  const why =
    later === undefined
      ? `There is no track_group '${name}'.${meant.length === 0 ? '' : ` Did you mean ${orList(meant)}?`}`
      : !names.isAbove(later, owner)
        ? `The track_group '${name}' stands below this line, and keepalived looks only at what it has read so far: move it up.`
        : `The track_group '${name}' above is dropped.`;
  complaints.ofValue(owner, line, {
    rule: 'undefined-track-group',
    message: `${why} Without it keepalived does not put the entry back when it is lost.`,
    words: [at, at],
    ...(later === undefined ? {} : { related: [{ ...later.place(0, 1), message: 'it is defined here' }] }),
  });
}
