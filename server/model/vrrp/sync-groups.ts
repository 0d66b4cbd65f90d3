/** vrrp_sync_group: its members, and what keepalived makes of them when all is read. */
import { placeOfWords, type BoundStatement } from '../../../grammar/bound.ts';
import { splitWords } from '../../../grammar/lines.ts';
import { orList } from '../../../grammar/nearest.ts';
import type { Place } from '../../../grammar/problem.ts';
import { all } from '../complaints.ts';
import { namesOf } from './names.ts';
import { readTrackers } from './tracking.ts';
import type { Instance, Notification, SyncGroup, Vrrp } from './types.ts';

/** The priority of a node that owns the addresses. */
const OWNER = 255;
/** The release that looks at the end of the block for members, not when all is read. */
const MEMBERS_AT_CLOSE_SINCE = '2.2.8';

const NOTIFICATIONS: Readonly<Record<string, Notification>> = {
  notify_backup: 'backup',
  notify_master: 'master',
  notify_fault: 'fault',
  notify_stop: 'stop',
  notify: 'any',
};

export type Member = SyncGroup['members'][number];

/** Names in a block of names, line by line. */
export function membersOf(statement: BoundStatement | undefined): Member[] {
  return (statement?.values ?? []).flatMap((line) => splitWords(line).texts.map((name, word) => ({ name, line, word })));
}

export function readSyncGroup(statement: BoundStatement, vrrp: Vrrp): void {
  const { block } = statement;
  const name = statement.word(1);
  if (block === null || name === undefined) return;
  const list = all(block, 'group').find((item) => item.values !== null && item.values.length > 0);
  const notify = new Map<Notification, BoundStatement>();
  const group: SyncGroup = {
    name,
    statement,
    members: membersOf(list),
    group: list ?? null,
    instances: [],
    keepsWeights: false,
    trackers: [],
    notify,
    removed: false,
  };
  for (const item of block.items) {
    const keyword = item.keyword.name;
    const event = NOTIFICATIONS[keyword];
    if (event !== undefined && !notify.has(event)) notify.set(event, item);
    else if (keyword === 'sync_group_tracking_weight' || keyword === 'global_tracking') group.keepsWeights = true;
    else if (keyword.startsWith('track_')) readTrackers(item, group, vrrp);
    if (vrrp.complaints.ended) return;
  }
  if (group.members.length === 0 && vrrp.complaints.since(MEMBERS_AT_CLOSE_SINCE)) {
    vrrp.complaints.of(statement, { rule: 'empty-sync-group', message: EMPTY(name), told: 'close' });
    return;
  }
  if (statement.abandoned && vrrp.complaints.since(MEMBERS_AT_CLOSE_SINCE)) return;
  vrrp.syncGroups.push(group);
}

const EMPTY = (name: string): string =>
  `The sync group '${name}' has no members: keepalived drops it. List its instances in 'group { … }'.`;

// -------------------------------------------------------------------------------------------- when all is read

export function completeSyncGroups(vrrp: Vrrp): void {
  const joined = new Map<Instance, Member>();
  for (const group of vrrp.syncGroups) {
    if (group.members.length === 0) withoutMembers(group, vrrp);
    else join(group, joined, vrrp);
    group.removed = group.instances.length === 0;
  }
}

function withoutMembers(group: SyncGroup, vrrp: Vrrp): void {
  // an empty list has been told where it stands
  if (all(group.statement.block, 'group').some(({ close }) => close !== null)) return;
  vrrp.tell(group.statement, { rule: 'empty-sync-group', message: EMPTY(group.name) });
}

function join(group: SyncGroup, joined: Map<Instance, Member>, vrrp: Vrrp): void {
  const { name } = group;
  let allOwners = true;
  const missing = new Set<string>();
  for (const member of group.members) {
    if (missing.has(member.name)) continue;
    const instance = vrrp.instanceOf.get(member.name);
    if (instance === undefined) {
      missing.add(member.name);
      undefinedMember(group, member, vrrp);
    } else if (instance.group !== null) inAnotherGroup(group, member, instance, joined.get(instance), vrrp);
    else {
      instance.group = group;
      joined.set(instance, member);
      const first = group.instances.length === 0;
      group.instances.push(instance);
      if (!first && allOwners && instance.state?.value === 'BACKUP') mixedOwners(group, member, vrrp);
      allOwners &&= isOwner(instance);
    }
  }
  const [only] = group.instances;
  // what is left of a longer list has been told at the names that are gone
  if (only === undefined || group.group === null || group.members.length > 1) return;
  vrrp.tell(group.group, {
    rule: 'lone-sync-group',
    message: `The sync group '${name}' has one member only, '${only.name}': there is nothing to keep in step, and keepalived reports it. Add the other instances, or remove the group.`,
  });
}

/** By its own words: defaults come later. */
const isOwner = ({ state, priority }: Instance): boolean => state?.value === 'MASTER' && priority?.value === OWNER;

const placeOf = ({ line, word }: Member): Place => placeOfWords(line, splitWords(line), word, word);

function undefinedMember(group: SyncGroup, member: Member, vrrp: Vrrp): void {
  if (group.group === null) return;
  const meant = namesOf(vrrp.root).suggest(member.name, vrrp.instanceOf);
  vrrp.tellValue(
    { owner: group.group, line: member.line },
    {
      rule: 'undefined-instance',
      message: `There is no vrrp_instance '${member.name}'.${meant.length === 0 ? '' : ` Did you mean ${orList(meant)}?`} keepalived leaves it out of the sync group '${group.name}'.`,
      words: [member.word, member.word],
    },
  );
}

function inAnotherGroup(group: SyncGroup, member: Member, instance: Instance, before: Member | undefined, vrrp: Vrrp): void {
  if (group.group === null || instance.group === null) return;
  const other = instance.group;
  const message =
    other === group
      ? `'${member.name}' stands in this list twice: keepalived takes it once.`
      : `'${member.name}' belongs to the sync group '${other.name}' already, and an instance can be in one group only: keepalived leaves it out of '${group.name}'.`;
  vrrp.tellValue(
    { owner: group.group, line: member.line },
    {
      rule: 'instance-in-two-groups',
      message,
      words: [member.word, member.word],
      ...(before === undefined ? {} : { related: [{ ...placeOf(before), message: 'it is named here first' }] }),
    },
  );
}

function mixedOwners(group: SyncGroup, member: Member, vrrp: Vrrp): void {
  if (group.group === null) return;
  vrrp.tellValue(
    { owner: group.group, line: member.line },
    {
      rule: 'mixed-address-owners',
      message: `The sync group '${group.name}' has members with 'state MASTER' and priority 255, and '${member.name}' is BACKUP: they can never be in the same state. Give all members of the group the same state, and the same order of priorities.`,
      words: [member.word, member.word],
    },
  );
}
