/** Placeholder types until the area is written. */
import type { BoundBlock } from '../../grammar/bound.ts';
import type { Complaints } from './complaints.ts';
import type { Globals } from './globals.ts';

export interface BfdModel {
  readonly todo?: undefined;
}
export function buildBfd(_root: BoundBlock, _complaints: Complaints, _globals: Globals): BfdModel {
  return {};
}
