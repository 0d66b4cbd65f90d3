/** Placeholder types until the area is written. */
import type { BoundBlock } from '../../../grammar/bound.ts';
import type { Complaints } from '../complaints.ts';
import type { Globals } from '../globals.ts';

export interface VrrpModel {
  readonly todo?: undefined;
}
export function buildVrrp(_root: BoundBlock, _complaints: Complaints, _globals: Globals): VrrpModel {
  return {};
}
