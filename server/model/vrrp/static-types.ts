/** What keepalived sets whatever the instances do, and the groups of instances that it can follow. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { LogicalLine } from '../../../grammar/lines.ts';
import type { Route, Rule, Vip } from './types.ts';

export interface TrackGroup {
  readonly name: string;
  readonly statement: BoundStatement;
  /** Names of instances. */
  readonly members: readonly { readonly name: string; readonly line: LogicalLine; readonly word: number }[];
}

export class Statics {
  readonly addresses: Vip[] = [];
  readonly routes: Route[] = [];
  readonly rules: Rule[] = [];
  readonly trackGroups = new Map<string, TrackGroup>();
}
