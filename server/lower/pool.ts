/** A virtual server while keepalived runs: its members come and go, the quorum is gained and lost, the sorry server steps in. */
import type { Command } from '../model/scripts.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { Answer, Kernel } from './kernel.ts';
import { Member } from './member.ts';
import type { Refusal } from './refusals.ts';
import type { Order, Targets } from './targets.ts';
import type { IpvsDestination, ServiceId } from './types.ts';

/** What the pools of a config share, and whom they tell. */
export interface World {
  readonly kernel: Kernel;
  readonly targets: Targets;
  /** `rs_init_notifies` */
  readonly notifiesAtStart: boolean;
  runs(what: ScriptKind, command: Command, pool: Pool): void;
  refuses(why: Refusal, pool: Pool, destination: IpvsDestination | null): void;
  /** The service or real server was there already, from another virtual server. */
  merges(id: ServiceId, pool: Pool, destination: IpvsDestination | null): void;
}

export type ScriptKind = 'notify_up' | 'notify_down' | 'quorum_up' | 'quorum_down';

const UINT32 = 2 ** 32;

export class Pool {
  readonly server: VirtualServer;
  readonly members: readonly Member[];
  readonly sorry: Member | null;
  hasQuorum = false;
  private readonly world: World;

  constructor(server: VirtualServer, world: World) {
    this.server = server;
    this.world = world;
    this.members = server.realServers.map((real) => Member.ofReal(real));
    this.sorry = server.sorryServer === null ? null : Member.ofSorry(server.sorryServer);
  }

  /** The weight of all members that are up. */
  get weight(): number {
    return this.members.reduce((sum, { alive, destination }) => sum + (alive ? destination.weight : 0), 0);
  }

  /** From the config to the kernel. */
  start(): void {
    this.addService();
    if (this.world.targets.stuck !== null) return;
    for (const member of this.members) {
      const isUp = member.failedChecks === 0;
      if (!isUp && !member.inhibit) continue;
      this.put(member, 'add');
      if (!isUp) continue;
      member.alive = true;
      if (this.world.notifiesAtStart) this.notify(member);
    }
    this.judge(true);
    this.addIdleSorryServer();
  }

  /** All its checks pass. */
  pass(member: Member): void {
    for (const check of member.checks) {
      if (check.up) {
        this.firstRun(member, check, check.alpha);
        continue;
      }
      check.hasRun = true;
      if (member.failedChecks <= 1 && !this.change(member, true)) continue;
      check.up = true;
      member.failedChecks--;
    }
  }

  /** BFD sessions tell that they are down. */
  hearSessions(): void {
    for (const member of this.members) {
      if (member.checks.some(({ startsFailing }) => startsFailing)) this.fail(member, true);
    }
  }

  /** Its checks fail: all of them, or those that do so from the start. */
  fail(member: Member, onlyAtStart = false): void {
    for (const check of member.checks) {
      if (onlyAtStart && !check.startsFailing) continue;
      if (!check.up) {
        this.firstRun(member, check, true);
        continue;
      }
      check.hasRun = true;
      if (member.failedChecks === 0 && !this.change(member, false)) continue;
      check.up = false;
      member.failedChecks++;
    }
  }

  /** A check says for the first time what was taken for granted. */
  private firstRun(member: Member, check: Member['checks'][number], tells: boolean): void {
    if (!check.hasRun && tells) this.notify(member);
    check.hasRun = true;
  }

  /** false: the kernel refused, so keepalived takes it that nothing has changed. */
  private change(member: Member, alive: boolean): boolean {
    if (member.alive === alive) return true;
    // while the sorry server stands in, the others stay out
    if ((this.hasQuorum || !this.isSorry) && !this.put(member, alive ? 'add' : 'delete')) return false;
    member.alive = alive;
    this.notify(member);
    this.judge(false);
    return true;
  }

  private get isSorry(): boolean {
    return this.sorry?.alive === true;
  }

  /** Is there a quorum, and what follows. */
  private judge(starting: boolean): void {
    const { quorum, hysteresis } = this.server;
    const weight = this.weight;
    const bound = (quorum + (this.hasQuorum ? UINT32 - hysteresis : hysteresis)) % UINT32;
    if (!this.hasQuorum && weight >= bound) this.gain();
    else if (this.hasQuorum ? weight === 0 || weight < bound : starting && this.sorry !== null && !this.isSorry) this.lose();
  }

  private gain(): void {
    this.hasQuorum = true;
    if (this.sorry !== null && this.isSorry) {
      this.put(this.sorry, 'delete');
      this.sorry.alive = false;
      for (const member of this.members) {
        if (!member.alive) continue;
        member.alive = false;
        this.put(member, 'add');
        member.alive = true;
      }
    }
    this.notifyQuorum();
  }

  private lose(): void {
    this.hasQuorum = false;
    if (this.sorry !== null && !this.isSorry) {
      for (const member of this.members) if (member.alive) this.put(member, 'delete');
      this.put(this.sorry, 'add');
      this.sorry.alive = true;
    }
    this.notifyQuorum();
  }

  /** `sorry_server_inhibit`: it waits in the table with weight 0, unless a real server stands for it. */
  private addIdleSorryServer(): void {
    const { sorry } = this;
    if (sorry === null || !sorry.inhibit || sorry.set) return;
    if (this.server.sorryServer?.sameAs !== null) sorry.set = true;
    else {
      sorry.failedChecks = 1;
      this.put(sorry, 'add');
      sorry.failedChecks = 0;
    }
  }

  private addService(): void {
    const { kernel, targets } = this.world;
    targets.send(this.server, { kind: 'service', alive: false }, (id, settings) =>
      this.took(kernel.addService(id, settings, this.server.statement), id, null),
    );
  }

  /** Puts a member in, or takes it out; with `inhibit` that is only a weight, once it is in. */
  private put(member: Member, wanted: 'add' | 'delete'): boolean {
    let kind: Order['kind'] = wanted;
    let { weight } = member.destination;
    if (wanted === 'delete' && member.inhibit) {
      kind = 'edit';
      weight = 0;
    } else if (wanted === 'add' && member.inhibit && member.set) kind = 'edit';
    else if (wanted === 'add' && !member.set) {
      member.set = true;
      if (member.inhibit && member.failedChecks > 0) weight = 0;
    } else if (wanted === 'delete') member.set = false;

    return this.world.targets.send(this.server, { kind, alive: member.alive }, (id) => {
      const destination = { ...member.destination, weight, port: portIn(id, member.destination) };
      return this.took(this.order(kind, id, destination), id, destination);
    });
  }

  private order(kind: Order['kind'], id: ServiceId, destination: IpvsDestination): Answer {
    const { kernel } = this.world;
    if (kind === 'add') return kernel.addDestination(id, destination);
    if (kind === 'delete') {
      kernel.deleteDestination(id, destination);
      return 'done';
    }
    const answer = kernel.editDestination(id, destination);
    // what is not there to be changed is added
    return answer === 'missing' ? kernel.addDestination(id, destination) : answer;
  }

  /** What keepalived makes of an answer: that it was there already does not matter. */
  private took(answer: Answer, id: ServiceId, destination: IpvsDestination | null): boolean {
    if (answer === 'exists') this.world.merges(id, this, destination);
    else if (typeof answer === 'object') this.world.refuses(answer.refused, this, destination);
    return answer === 'done' || answer === 'exists';
  }

  private notify({ alive, real }: Member): void {
    const command = alive ? real?.notifyUp : real?.notifyDown;
    if (command !== null && command !== undefined) this.world.runs(alive ? 'notify_up' : 'notify_down', command, this);
  }

  private notifyQuorum(): void {
    const command = this.hasQuorum ? this.server.quorumUp : this.server.quorumDown;
    if (command !== null) this.world.runs(this.hasQuorum ? 'quorum_up' : 'quorum_down', command, this);
  }
}

/** DR and TUN cannot change the port: the kernel gets that of the service, which marks do not have. */
function portIn(id: ServiceId, { port, forwarding }: IpvsDestination): number {
  if (forwarding.method === 'NAT') return port;
  return id.kind === 'address' ? id.port : 0;
}
