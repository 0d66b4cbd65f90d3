/** What a running keepalived loads of a config. It is less strict than `keepalived -t`: of `weight 5x` it takes the 5. */
import { bindAsRead, PROCESSES, type ForProcesses } from '../../grammar/as-read.ts';
import type { Bound } from '../../grammar/bind.ts';
import type { BoundBlock, BoundStatement } from '../../grammar/bound.ts';
import type { Process, Version } from '../../grammar/language/types.ts';
import { Complaints } from '../model/complaints.ts';
import { buildGlobals, type Globals } from '../model/globals.ts';
import type { Model } from '../model/index.ts';
import { buildLvs } from '../model/lvs/index.ts';
import type { LvsModel } from '../model/lvs/types.ts';
import { buildVrrp } from '../model/vrrp/index.ts';
import type { Vrrp } from '../model/vrrp/vrrp.ts';
import { Corrections, type Correction } from './corrections.ts';

export interface Loaded {
  readonly globals: Globals;
  readonly lvs: LvsModel;
  readonly vrrp: Vrrp | null;
  /** All of them, also those that keepalived ignores. */
  readonly virtualServers: readonly BoundStatement[];
  /** What keepalived makes of virtual servers otherwise than it is written. */
  readonly corrections: readonly Correction[];
  /** Another process of keepalived ends over a mistake, and then all of it does: the vrrp_instance that it is about. */
  readonly endsSoon: BoundStatement | null;
}

/** null: keepalived ends while it reads, so there is no table. */
export function load(reading: ForProcesses, version: Version): Loaded | null {
  const read = bindAsRead(reading, version, true);
  const rootOf = (process: Process) => read.roots[PROCESSES.indexOf(process)];
  const [parent, checker, vrrpRoot] = [rootOf('parent'), rootOf('checker'), rootOf('vrrp')];
  const ended = read.ended?.process;
  if (parent === undefined || checker === undefined || ended === 'parent' || ended === 'checker') return null;

  const complaints = new Complaints(version);
  const corrections = new Corrections(version);
  const hasEnded = (): boolean => complaints.ended || corrections.ended;
  const globals = buildGlobals(parent, complaints);
  if (hasEnded()) return null;
  const lvs = buildLvs(checker, corrections, globals, 'run');
  if (hasEnded()) return null;
  const vrrp = vrrpRoot === undefined ? null : buildVrrp(vrrpRoot, complaints, globals);
  const instance = vrrpRoot === undefined ? null : instanceIn(vrrpRoot);
  return {
    globals,
    lvs,
    vrrp,
    corrections: corrections.list,
    virtualServers: virtualServersIn(checker),
    // without an instance there is no such process
    endsSoon: vrrp?.gaveUp === true || ended === 'vrrp' ? instance : null,
  };
}

/** The same for a config in which nothing at all is wrong: keepalived loads it as it is meant, so it need not be read a second time. */
export function loadFaultless({ root }: Pick<Bound, 'root'>, { globals, lvs, vrrp }: Model): Loaded {
  return { globals, lvs, vrrp, corrections: [], virtualServers: virtualServersIn(root), endsSoon: vrrp.gaveUp ? instanceIn(root) : null };
}

const virtualServersIn = ({ items }: BoundBlock): BoundStatement[] => items.filter(({ keyword }) => keyword.name === 'virtual_server');

const instanceIn = ({ items }: BoundBlock): BoundStatement | null => items.find(({ keyword }) => keyword.name === 'vrrp_instance') ?? null;
