/** What becomes of trackers when all is read: weights that sync groups and address owners cannot have, and interfaces watched twice. */
import type { Complaint } from '../complaints.ts';
import type { Instance, Tracker, TrackerKind, Vrrp } from './types.ts';

/** The priority of a node that owns the addresses. */
const OWNER = 255;

const WHAT: Readonly<Record<TrackerKind, string>> = {
  interface: 'interface',
  script: 'script',
  file: 'track file',
  process: 'process',
  bfd: 'BFD session',
};

/** The order in which keepalived goes through the kinds. */
const MEMBER_ORDER: readonly TrackerKind[] = ['interface', 'script', 'file', 'bfd'];
const GROUP_ORDER: readonly TrackerKind[] = ['script', 'file', 'process', 'bfd', 'interface'];

const ofKind = (trackers: readonly Tracker[], kind: TrackerKind): readonly Tracker[] => trackers.filter((tracker) => tracker.kind === kind);

// ------------------------------------------------------------------------------------------------ one instance

/** An instance watches its own interface anyway. */
export function completeOwnInterface(instance: Instance, vrrp: Vrrp): void {
  const own = instance.interface?.value;
  if (own === undefined) return;
  for (const tracker of ofKind(instance.trackers, 'interface')) {
    if (tracker.name !== own) continue;
    tracker.dropped = 'own interface';
    vrrp.tellValue(tracker, {
      rule: 'own-interface-tracked',
      message: `'${own}' is the interface of '${instance.name}', which keepalived watches anyway: it ignores this line${tracker.weight === 0 ? '' : ', with its weight'}. Remove it.`,
      words: [0, 0],
    });
  }
}

/** Members of a sync group must agree about their state, and an address owner never yields: neither can have weights. */
export function completeTrackers(instance: Instance, vrrp: Vrrp): void {
  const { group } = instance;
  const grouped = group !== null && !group.keepsWeights;
  if (!grouped && instance.basePriority !== OWNER) return;
  for (const kind of MEMBER_ORDER) {
    for (const tracker of ofKind(instance.trackers, kind)) {
      if (tracker.weight === 0 || tracker.dropped !== null) continue;
      vrrp.tellValue(tracker, grouped ? inGroup(tracker, group.name) : ofOwner(tracker, instance));
      if (keeps(tracker, grouped)) tracker.weight = 0;
      else tracker.dropped = 'weight';
    }
  }
}

/** keepalived keeps the tracker and takes its weight away; else the tracker goes. */
const keeps = ({ kind, weight }: Tracker, grouped: boolean): boolean =>
  (kind === 'interface' && grouped) || (kind === 'file' && weight === 1);

function inGroup(tracker: Tracker, group: string): Complaint {
  const place = `move the line into the sync group '${group}'`;
  const what = WHAT[tracker.kind];
  const effect = keeps(tracker, true)
    ? `takes the weight of this ${what} for 0, so that a failure takes the whole group down`
    : `does not track this ${what} at all`;
  const weight = tracker.kind === 'file' && tracker.weight === 1 ? "'weight 0' (without one, a track file has weight 1)" : "'weight 0'";
  return {
    rule: 'weight-in-sync-group',
    message: `A member of a sync group cannot have trackers with a weight: keepalived ${effect}. Write ${weight}, or ${place}.`,
  };
}

function ofOwner(tracker: Tracker, { name }: Instance): Complaint {
  const effect = keeps(tracker, false) ? 'takes the weight for 0' : `does not track this ${WHAT[tracker.kind]} at all`;
  return {
    rule: 'weight-of-address-owner',
    message: `'${name}' has priority 255: it owns the addresses, and no weight may change that. keepalived ${effect}. Write 'weight 0', or a lower priority.`,
  };
}

// ------------------------------------------------------------------------------------------------- sync groups

export function completeGroupTrackers(vrrp: Vrrp): void {
  for (const group of vrrp.syncGroups) {
    if (group.removed) continue;
    const owner = group.instances.find(({ basePriority }) => basePriority === OWNER);
    for (const kind of GROUP_ORDER) {
      for (const tracker of ofKind(group.trackers, kind)) {
        if (owner !== undefined && tracker.weight !== 0) clearWeight(tracker, owner, vrrp);
        if (kind === 'interface') for (const member of group.instances) trackedTwice(tracker, member, group.name, vrrp);
      }
    }
  }
}

function clearWeight(tracker: Tracker, owner: Instance, vrrp: Vrrp): void {
  const unwritten = tracker.kind === 'file' && tracker.weight === 1;
  vrrp.tellValue(tracker, {
    rule: 'weight-of-address-owner',
    message: `The member '${owner.name}' has priority 255: it owns the addresses, and no weight may change that. keepalived takes the weight for 0. Write 'weight 0'${unwritten ? ' (without one, a track file has weight 1)' : ''}, or give '${owner.name}' a lower priority.`,
  });
  tracker.weight = 0;
}

function trackedTwice(tracker: Tracker, member: Instance, group: string, vrrp: Vrrp): void {
  const own = member.interface?.value === tracker.name && !member.dontTrackPrimary;
  const line = member.trackers.find(
    ({ kind, name, dropped }) => kind === 'interface' && name === tracker.name && dropped !== 'own interface',
  );
  if (!own && line === undefined) return;
  const first = line === undefined ? member.interface?.statement.place(0, Infinity) : line.line.place(line.line.start, line.line.end);
  vrrp.tellValue(tracker, {
    rule: 'interface-tracked-twice',
    message: `'${tracker.name}' is watched by the member '${member.name}' already${line === undefined ? ', as its own interface' : ''}, and so by the group '${group}'. Remove one of the two.`,
    words: [0, 0],
    ...(first === undefined ? {} : { related: [{ ...first, message: `'${member.name}' watches it here` }] }),
  });
}
