/** garp_group, linkbeat_interfaces, interface_up_down_delays: what holds for interfaces, whichever instance uses them. */
import { placeOfWords, type BoundStatement } from '../../../grammar/bound.ts';
import { splitWords } from '../../../grammar/lines.ts';
import { isMissing, missingInterface, tellMissing, tellMissingIn, tellMissingListed } from './host-interfaces.ts';
import { smallestUnits } from './tracking-numbers.ts';
import type { GarpGroup, ListedInterface } from './tracking-types.ts';
import type { Vrrp } from './types.ts';

/** The kernel has no room for more. */
const LONGEST_NAME = 15;

/** Could there be an interface of this name? */
export function canBeInterface(name: string, vrrp: Vrrp): boolean {
  if (name.length <= LONGEST_NAME || vrrp.globals.dynamicInterfaces.value) return true;
  missingInterface(vrrp);
  return false;
}

// -------------------------------------------------------------------------------------------------- garp_group

/** The most that an interval can be, in microseconds, and the release that changed it. */
const MOST_MICROSECONDS = [
  { since: '2.3.2', most: 4294967295 },
  { since: '2.2.3', most: 2147483647 },
  { since: '1.1.0', most: 2147000000 },
] as const;

export function readGarpGroup(statement: BoundStatement, vrrp: Vrrp): void {
  const { block } = statement;
  if (block === null) return;
  const { complaints, definitions } = vrrp;
  const most = MOST_MICROSECONDS.find(({ since }) => complaints.since(since))?.most ?? 0;
  const group: GarpGroup = { statement, interfaces: new Map() };
  let delayed = false;
  for (const item of block.items) {
    const keyword = item.keyword.name;
    if (keyword === 'garp_interval' || keyword === 'gna_interval') delayed ||= smallestUnits(item.word(1), 6, most) !== null;
    else if (keyword === 'interface') readInterface(item, group, vrrp);
    else if (keyword === 'interfaces') readInterfaces(item, group, vrrp);
    if (complaints.ended) return;
  }
  if (delayed) definitions.garpGroups.push(group);
  else {
    complaints.of(statement, {
      rule: 'incomplete-definition',
      message: "This garp_group has neither 'garp_interval' nor 'gna_interval', so it delays nothing: keepalived drops it.",
      told: 'close',
    });
  }
}

/** The garp_group that an interface belongs to already. */
const groupOf = (name: string, group: GarpGroup, { definitions }: Vrrp): GarpGroup | undefined =>
  [...definitions.garpGroups, group].find(({ interfaces }) => interfaces.has(name));

function readInterface(statement: BoundStatement, group: GarpGroup, vrrp: Vrrp): void {
  const name = statement.word(1);
  if (name === undefined || !canBeInterface(name, vrrp)) return;
  if (isMissing(name, vrrp)) {
    tellMissing(statement, vrrp);
    return;
  }
  const other = groupOf(name, group, vrrp);
  const first = other?.interfaces.get(name);
  if (first === undefined) {
    group.interfaces.set(name, { line: statement.line, owner: statement });
    return;
  }
  vrrp.complaints.of(statement, {
    rule: 'interface-in-two-garp-groups',
    message: `'${name}' belongs to ${other === group ? 'this' : 'another'} garp_group already. keepalived ignores the line.`,
    related: [{ ...first.line.place(first.line.start, first.line.end), message: 'it was named here first' }],
  });
}

function readInterfaces(statement: BoundStatement, group: GarpGroup, vrrp: Vrrp): void {
  const names = (statement.values ?? []).flatMap((line) => splitWords(line).texts.map((name, word) => ({ name, line, word })));
  for (const { name, line, word } of names) {
    if (!canBeInterface(name, vrrp)) continue;
    if (isMissing(name, vrrp)) {
      tellMissingIn(statement, name, vrrp);
      continue;
    }
    const other = groupOf(name, group, vrrp);
    if (other === undefined) {
      group.interfaces.set(name, { line, owner: statement });
      continue;
    }
    // it wants to name the second word of the list in its report, and ends where there is none
    const alone = names.length === 1;
    vrrp.complaints.of(statement, {
      rule: 'interface-in-two-garp-groups',
      message: `'${name}' belongs to ${other === group ? 'this' : 'another'} garp_group already. keepalived ${alone ? 'stops here: nothing after this block is read' : 'ignores it here'}.`,
      told: 'close',
      ...(alone ? { keepalived: 'fatal' } : {}),
      related: [{ ...placeOfWords(line, splitWords(line), word, word), message: 'named here' }],
    });
    if (alone) return;
  }
}

// -------------------------------------------------------------------- linkbeat_interfaces, interface_up_down_delays

function listed(statement: BoundStatement, vrrp: Vrrp): ListedInterface[] {
  const all = (statement.values ?? []).map((line) => ({ name: splitWords(line).texts[0] ?? '', line, owner: statement }));
  return all.filter((entry) => {
    const missing = isMissing(entry.name, vrrp);
    if (missing) tellMissingListed(entry, entry.name, vrrp);
    return !missing;
  });
}

export function readLinkbeat(statement: BoundStatement, vrrp: Vrrp): void {
  vrrp.definitions.linkbeat.push(...listed(statement, vrrp));
}

export function readUpDownDelays(statement: BoundStatement, vrrp: Vrrp): void {
  vrrp.definitions.upDownDelays.push(...listed(statement, vrrp));
}
