/** Placeholder types until the area is written. */
import type { BoundBlock } from '../../../grammar/bound.ts';
import type { Complaints } from '../complaints.ts';
import type { Globals } from '../globals.ts';

export interface LvsModel {
  readonly todo?: undefined;
}
export function buildLvs(_root: BoundBlock, _complaints: Complaints, _globals: Globals): LvsModel {
  return {};
}
