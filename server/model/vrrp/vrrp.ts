/** All of the VRRP part, while it is read and after. */
import type { BoundBlock, BoundStatement } from '../../../grammar/bound.ts';
import { isResidue } from '../../../grammar/unknown.ts';
import type { Complaint, Complaints } from '../complaints.ts';
import type { Globals } from '../globals.ts';
import { InterfaceNames, type LinkKind } from './interface-names.ts';
import { Statics } from './static-types.ts';
import { Definitions } from './tracking-types.ts';
import type { Instance, SyncGroup, ValueLine } from './types.ts';

/** All of it: the model, and what its parts need while they read. */
export class Vrrp {
  readonly root: BoundBlock;
  readonly complaints: Complaints;
  readonly globals: Globals;
  readonly instances: Instance[] = [];
  readonly instanceOf = new Map<string, Instance>();
  readonly syncGroups: SyncGroup[] = [];
  /** The instances that have named their own macvlan or ipvlan. */
  readonly linkNames = new Map<string, Instance>();
  /** The first lvs_sync_daemon_interface. */
  syncDaemon: BoundStatement | null = null;
  private readonly interfaces: InterfaceNames;
  /** What can be tracked, as far as it is read. */
  readonly definitions = new Definitions();
  readonly statics = new Statics();
  /** keepalived has found a mistake after which it completes nothing more: what it would report of VRRP after that is masked. */
  gaveUp = false;
  /** Known when the first thing is told, which is when all is read. */
  private doubtful: boolean | null = null;

  constructor(root: BoundBlock, complaints: Complaints, globals: Globals) {
    this.root = root;
    this.complaints = complaints;
    this.globals = globals;
    this.interfaces = new InterfaceNames(root, globals, complaints.host);
  }

  /** An instance is read: what comes after it may refer to it. */
  add(instance: Instance): void {
    this.instances.push(instance);
    this.instanceOf.set(instance.name, instance);
    if (instance.linkName !== null) this.linkNames.set(instance.linkName.value, instance);
    this.interfaces.add(instance);
  }

  /** Must there be an interface of this name, for all that was read so far? */
  isInterface(name: string, current: Instance, before: BoundStatement, wanted: LinkKind): boolean {
    return this.interfaces.has(name, current, before, wanted);
  }

  /** Does keepalived still look for mistakes? */
  get goesOn(): boolean {
    return !this.gaveUp && !this.complaints.ended;
  }

  /** Complains of something that keepalived finds when all is read, if it gets there. */
  tell(statement: BoundStatement, complaint: Complaint): void {
    this.complaints.of(statement, { told: 'nowhere', ...this.onHost, ...complaint, masked: !this.goesOn });
  }

  /** The same for a line of values. */
  tellValue({ owner, line }: ValueLine, complaint: Complaint): void {
    this.complaints.ofValue(owner, line, { told: 'nowhere', ...this.onHost, ...complaint, masked: !this.goesOn });
  }

  /**
   * Where the host lacks an interface, keepalived completes nothing. That every named one is there is what we take for granted; but a VRF
   * device is rarely there before keepalived is, and a placeholder never.
   */
  private get onHost(): { host?: true } {
    if (this.complaints.host !== undefined) return {};
    this.doubtful ??= this.instances.some(({ vrf, interface: own }) => vrf !== null || (own !== null && isResidue(own.value)));
    return this.doubtful ? { host: true } : {};
  }

  giveUp(): void {
    this.gaveUp = true;
  }
}
