/** What keepalived makes of the kernel's IPVS table: right after it started, with all checks passed, or with some real servers down. */
import { tellOfCorrections } from './corrections.ts';
import { Diary, type Script } from './diary.ts';
import { Kernel } from './kernel.ts';
import type { Loaded } from './load.ts';
import { Pool, type World } from './pool.ts';
import { select, type ServerName } from './select.ts';
import { tellOfEndless, tellOfServer } from './server-notes.ts';
import { NO_SETUP, setupOf, sharesFromStart } from './setup.ts';
import { tellOfEnd, tellOfIgnored, tellOfSetup } from './setup-notes.ts';
import { AutoMarks, Targets } from './targets.ts';
import type { IpvsTable, Setup } from './types.ts';

export interface Situation {
  /** `up` (default): every check has passed; `start`: right after keepalived started. */
  readonly state?: 'up' | 'start';
  /** What happens then, in this order. */
  readonly events?: readonly HealthEvent[];
}

/** The checks of these real servers fail or pass; `only`: these pass, those of all others fail. */
export interface HealthEvent {
  readonly kind: 'fail' | 'pass' | 'only';
  readonly servers: readonly ServerName[];
}

export interface Lowered extends IpvsTable {
  /** Names in the events that are no real server of the config. */
  readonly unknown: readonly ServerName[];
  /** Scripts that keepalived runs on the way to this table, in order. */
  readonly scripts: readonly Script[];
}

export function lower(loaded: Loaded | null, situation: Situation = {}): Lowered {
  if (loaded === null) return { services: [], setup: NO_SETUP, notes: [], unknown: [], scripts: [] };
  const setup = setupOf(loaded);
  const kernel = new Kernel(sharesFromStart(setup));
  const diary = new Diary(kernel);
  const marks = loaded.globals.nftablesIpvs;
  const world: World = {
    kernel,
    targets: new Targets(marks === null ? null : new AutoMarks(marks.startFwmark.value)),
    notifiesAtStart: loaded.globals.rsInitNotifies.value,
    runs: (what, command, pool) => diary.runs(what, command, pool),
    refuses: (why, pool, destination) => diary.refuses(why, pool, destination),
    merges: (id, pool, destination) => diary.merges(id, pool, destination),
  };
  const pools = loaded.lvs.virtualServers.map((server) => new Pool(server, world));
  tellOfEnd(loaded, diary);
  tellOfCorrections(loaded.corrections, diary);
  tellOfIgnored(loaded, diary);
  const unknown = run(pools, world.targets, situation, diary);
  for (const pool of pools) tellOfServer(pool, world.targets, diary);
  const settled = withoutRefused(setup, kernel, diary);
  tellOfSetup(settled, diary);
  return { services: kernel.services(), setup: settled, notes: diary.notes, unknown, scripts: diary.scripts };
}

/** From the start through all events; names that no real server has come back. */
function run(pools: readonly Pool[], targets: Targets, situation: Situation, diary: Diary): ServerName[] {
  for (const pool of pools) {
    pool.start();
    if (targets.stuck === null) continue;
    tellOfEndless(targets.stuck, pool, diary);
    return [];
  }
  for (const pool of pools) pool.hearSessions();
  return play(situation, pools, diary);
}

/** The daemon of a vrrp_instance starts when the table is there already. */
function withoutRefused(setup: Setup, kernel: Kernel, diary: Diary): Setup {
  if (setup.syncDaemons === null || sharesFromStart(setup) || !kernel.hasMixedFamilies) return setup;
  const { statement } = setup.syncDaemons;
  diary.write(
    statement,
    statement,
    'The kernel refuses to share connections as long as a real server has another family of addresses than its service.',
  );
  return { ...setup, syncDaemons: null };
}

/** Lets the checks of the real servers pass and fail. */
function play({ state = 'up', events = [] }: Situation, pools: readonly Pool[], diary: Diary): ServerName[] {
  diary.chapter = 'checks';
  if (state === 'up') for (const pool of pools) for (const member of pool.members) pool.pass(member);
  diary.chapter = 'events';
  const nowhere: ServerName[] = [];
  for (const { kind, servers } of events) {
    const { chosen, unknown } = select(servers, pools);
    nowhere.push(...unknown);
    for (const pool of pools) {
      if (kind !== 'fail') for (const member of pool.members) if (chosen.has(member)) pool.pass(member);
      if (kind === 'pass') continue;
      for (const member of pool.members) {
        if (chosen.has(member) !== (kind === 'fail')) continue;
        pool.fail(member);
        if (member.checks.length === 0) diary.hearsNothing(member.destination.statement, pool);
      }
    }
  }
  return nowhere;
}
