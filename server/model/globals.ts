/** Placeholder types until the area is written. */
import type { BoundBlock } from '../../grammar/bound.ts';
import type { Complaints } from './complaints.ts';

export interface Globals {
  readonly todo?: undefined;
}
export function buildGlobals(_root: BoundBlock, _complaints: Complaints): Globals {
  return {};
}
