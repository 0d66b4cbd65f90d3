import type { AnyRule } from '../../rule.ts';
import { loopbackTracked } from './loopback-tracked.ts';
import { nopreemptWeightedTrack } from './nopreempt-weighted-track.ts';
import { oneFailureCounts } from './one-failure-counts.ts';
import { scriptSlowToNotice } from './script-slow-to-notice.ts';
import { scriptTimeoutLong } from './script-timeout-long.ts';
import { unusedTracker } from './unused-tracker.ts';
import { weightOutOfReach } from './weight-out-of-reach.ts';
import { weightTooSmall } from './weight-too-small.ts';

export const TRACKING: readonly AnyRule[] = [
  loopbackTracked,
  nopreemptWeightedTrack,
  oneFailureCounts,
  scriptSlowToNotice,
  scriptTimeoutLong,
  unusedTracker,
  weightOutOfReach,
  weightTooSmall,
];
