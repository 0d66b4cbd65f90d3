/** What a config means, process by process as keepalived builds it, with all that keepalived would report on the way. */
import { bindAsRead, PROCESSES } from '../../grammar/as-read.ts';
import type { Bound } from '../../grammar/bind.ts';
import type { BoundBlock } from '../../grammar/bound.ts';
import type { Process, Version } from '../../grammar/language/types.ts';
import type { Problem } from '../../grammar/problem.ts';
import type { Reading } from '../../grammar/reader.ts';
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

/** What keepalived itself makes of these lines, up to where it ends, and all that it reports. */
export function buildAsRead(
  reading: Pick<Reading, 'lines' | 'firstLines'>,
  version: Version,
): { readonly model: Partial<Model>; readonly problems: readonly Problem[] } {
  const read = bindAsRead(reading, version);
  const complaints = new Complaints(version);
  const rootOf = (process: Process): BoundBlock | undefined =>
    complaints.ended || read.ended?.process === process ? undefined : read.roots[PROCESSES.indexOf(process)];
  const model: { -readonly [Part in keyof Model]?: Model[Part] } = {};
  const parent = rootOf('parent');
  if (parent !== undefined) {
    const globals = (model.globals = buildGlobals(parent, complaints));
    const checker = rootOf('checker');
    if (checker !== undefined) model.lvs = buildLvs(checker, complaints, globals);
    const vrrp = rootOf('vrrp');
    if (vrrp !== undefined) model.vrrp = buildVrrp(vrrp, complaints, globals);
    const bfd = rootOf('bfd');
    if (bfd !== undefined) model.bfd = buildBfd(bfd, complaints, globals);
  }
  return { model, problems: [...read.problems, ...complaints.problems] };
}
