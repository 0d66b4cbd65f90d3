import type { AnyRule } from '../../rule.ts';
import { nopreemptWeightedTrack } from './nopreempt-weighted-track.ts';

export const TRACKING: readonly AnyRule[] = [nopreemptWeightedTrack];
