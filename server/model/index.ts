/** What a config means, process by process as keepalived builds it, with all that keepalived would report on the way. */
import { bindAsRead, PROCESSES } from '../../grammar/as-read.ts';
import type { Bound } from '../../grammar/bind.ts';
import type { BoundBlock } from '../../grammar/bound.ts';
import type { Process, Version } from '../../grammar/language/types.ts';
import type { LogicalLine } from '../../grammar/lines.ts';
import type { Problem } from '../../grammar/problem.ts';
import { buildBfd, type BfdModel } from './bfd.ts';
import { Complaints } from './complaints.ts';
import { buildGlobals, type Globals } from './globals.ts';
import { buildLvs, type LvsModel } from './lvs/index.ts';
import { buildVrrp, type VrrpModel } from './vrrp/index.ts';

export interface Model {
  readonly globals: Globals;
  readonly lvs: LvsModel;
  readonly vrrp: VrrpModel;
  readonly bfd: BfdModel;
}

export interface Built {
  readonly model: Model;
  readonly problems: readonly Problem[];
}

/** The model of a config as its author meant it. */
export function buildModel(bound: Bound, version: Version): Built {
  const complaints = new Complaints(version);
  const { root } = bound;
  const globals = buildGlobals(root, complaints);
  const lvs = buildLvs(root, complaints, globals);
  const vrrp = buildVrrp(root, complaints, globals);
  const bfd = buildBfd(root, complaints, globals);
  return { model: { globals, lvs, vrrp, bfd }, problems: complaints.problems };
}

/** All that keepalived itself reports of these lines: reading, and what follows from it, up to where it ends. */
export function reportsAsRead(lines: readonly LogicalLine[], version: Version): readonly Problem[] {
  const read = bindAsRead(lines, version);
  const complaints = new Complaints(version);
  const { roots } = read;
  const rootOf = (process: Process): BoundBlock | undefined => (read.ended?.process === process ? undefined : roots[PROCESSES.indexOf(process)]);
  const [parent, checker, vrrp, bfd] = PROCESSES.map(rootOf);
  if (parent !== undefined) {
    const globals = buildGlobals(parent, complaints);
    if (checker !== undefined && !complaints.ended) buildLvs(checker, complaints, globals);
    if (vrrp !== undefined && !complaints.ended) buildVrrp(vrrp, complaints, globals);
    if (bfd !== undefined && !complaints.ended) buildBfd(bfd, complaints, globals);
  }
  return [...read.problems, ...complaints.problems];
}
