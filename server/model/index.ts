/** What a config means, process by process as keepalived builds it, with all that keepalived would report on the way. */
import { asFirstRead, bindAsRead, PROCESSES, type ForProcesses } from '../../grammar/as-read.ts';
import type { Bound } from '../../grammar/bind.ts';
import type { BoundBlock } from '../../grammar/bound.ts';
import type { Process, Version } from '../../grammar/language/types.ts';
import type { Problem } from '../../grammar/problem.ts';
import type { Reading } from '../../grammar/reader.ts';
import { buildBfd, type BfdModel } from './bfd.ts';
import { Complaints } from './complaints.ts';
import { buildGlobals, type Globals } from './globals.ts';
import type { HostFacts } from './host.ts';
import { buildLvs, type LvsModel } from './lvs/index.ts';
import type { ServiceKeeper } from './lvs/keep.ts';
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

/**
 * The model of a config as its author meant it, on a host that has what it names or (`host`) on a known one.
 * @param keeper knows virtual servers that were read before
 */
export function buildModel({ root }: Pick<Bound, 'root'>, version: Version, host?: HostFacts, keeper?: ServiceKeeper): Built {
  const complaints = new Complaints(version, host);
  const globals = buildGlobals(root, complaints);
  const lvs = buildLvs(root, complaints, globals, 'test', keeper);
  const vrrp = buildVrrp(root, complaints, globals);
  const bfd = buildBfd(root, complaints, globals);
  return { model: { globals, lvs, vrrp, bfd }, problems: complaints.problems };
}

/** What keepalived itself makes of these lines, up to where it ends, and all that it reports. What its reader does not survive is the end, too. */
export function buildAsRead(
  reading: ForProcesses & Pick<Reading, 'problems'>,
  version: Version,
  host?: HostFacts,
): { readonly model: Partial<Model>; readonly problems: readonly Problem[] } {
  const read = bindAsRead(reading, version);
  const readerEnd = reading.problems.find(({ keepalived }) => keepalived === 'crashes' || keepalived === 'hangs');
  if (readerEnd !== undefined) return { model: {}, problems: above(readerEnd, read.problems[0] ?? []) };
  const complaints = new Complaints(version, host);
  const model: { -readonly [Part in keyof Model]?: Model[Part] } = {};
  let problems: Problem[] = [];
  for (const [index, process] of PROCESSES.entries()) {
    const root = read.roots[index];
    if (root === undefined || complaints.ended) break;
    const from = complaints.problems.length;
    // where it ended in the middle, nothing is completed
    const whole = read.ended?.process !== process;
    build(process, root, whole ? model : { ...model }, complaints);
    const told = complaints.problems
      .slice(from)
      .filter(({ line }) => whole || line > 0)
      .map((problem) => (process === 'parent' ? asFirstRead(problem) : problem));
    const end = told.findIndex(isEnd);
    // a file can have more of them than a call takes arguments
    problems = problems.concat(upTo(told[end], read.problems[index] ?? []), end === -1 ? told : told.slice(0, end + 1));
  }
  return { model, problems };
}

function build(process: Process, root: BoundBlock, model: { -readonly [Part in keyof Model]?: Model[Part] }, complaints: Complaints): void {
  if (process === 'parent') {
    model.globals = buildGlobals(root, complaints);
    return;
  }
  const { globals } = model;
  if (globals === undefined) return;
  if (process === 'checker') model.lvs = buildLvs(root, complaints, globals);
  else if (process === 'vrrp') model.vrrp = buildVrrp(root, complaints, globals);
  else model.bfd = buildBfd(root, complaints, globals);
}

const isEnd = ({ keepalived, masked }: Problem): boolean =>
  masked !== true && (keepalived === 'fatal' || keepalived === 'crashes' || keepalived === 'hangs');

/** What a process has found wrong when it comes to read a line. */
function above({ place, line }: Problem, problems: readonly Problem[]): readonly Problem[] {
  const end = problems.findIndex((problem) => problem.place.source === place.source && problem.line >= line);
  return end === -1 ? problems : problems.slice(0, end);
}

/** What a process finds wrong before it ends at a line. */
function upTo(end: Problem | undefined, problems: readonly Problem[]): readonly Problem[] {
  if (end === undefined || end.line === 0) return problems;
  const { source, start } = end.place;
  const behind = problems.findIndex(({ place }) => place.source === source && place.start > start);
  return behind === -1 ? problems : problems.slice(0, behind);
}
