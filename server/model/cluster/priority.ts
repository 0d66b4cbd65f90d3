/** What trackers do to the priority of a node. */
import type { Instance, Tracker } from '../vrrp/types.ts';

/** The priority of the owner of the addresses, which nothing changes. */
const OWNER = 255;

/** All that moves an instance: its own trackers and those of its sync group. What keepalived drops is not among them. */
export const trackersOf = (instance: Instance): readonly Tracker[] =>
  [...instance.trackers, ...(instance.group?.trackers ?? [])].filter(({ dropped }) => dropped === null);

/** Trackers that move the priority by an amount that is known: what a file says is not. */
export const weighted = (instance: Instance): readonly Tracker[] =>
  instance.basePriority === OWNER ? [] : trackersOf(instance).filter(({ weight, kind }) => weight !== 0 && kind !== 'file');

/** Trackers whose failure takes the instance, and its group, out of the election. */
export const faulting = (instance: Instance): readonly Tracker[] =>
  trackersOf(instance).filter(({ weight, kind }) => weight === 0 && kind !== 'file');

/** A positive weight counts while all is well, a negative one while it is not. */
function contribution({ weight, reverse }: Tracker, failed: boolean): number {
  const counts = failed ? weight < 0 : weight > 0;
  if (!counts) return 0;
  return reverse ? -weight : weight;
}

/** The priority that a node sends in its adverts, with these trackers failed. */
export function priorityOf(instance: Instance, failed: ReadonlySet<Tracker> = NONE): number {
  if (instance.basePriority === OWNER) return OWNER;
  const sum = weighted(instance).reduce((total, tracker) => total + contribution(tracker, failed.has(tracker)), instance.basePriority);
  return Math.min(Math.max(sum, 1), OWNER - 1);
}

const NONE: ReadonlySet<Tracker> = new Set();

/** The lowest priority that failures of trackers can bring a node to. */
export function lowestPriority(instance: Instance): number {
  const lowering = weighted(instance).filter((tracker) => contribution(tracker, true) < contribution(tracker, false));
  return priorityOf(instance, new Set(lowering));
}
