/**
 * How keepalived sends a command about a virtual server to the kernel: to its one service, or to each service of its group.
 *
 * A group is shared by all virtual servers that name it. keepalived counts how many real servers each of its lines has got, and adds the
 * services of a line only while there is none.
 */
import type { Group, GroupAddresses, GroupMark, VirtualServer } from '../model/lvs/types.ts';
import { groupFamilies, markId, protocolOf, rangeIds, serviceId, settingsOf } from './services.ts';
import type { ServiceId, ServiceSettings } from './types.ts';

/** What to do with one service; false: the kernel refused, and keepalived leaves the rest of the group alone. */
export type Act = (id: ServiceId, settings: ServiceSettings) => boolean;

export interface Order {
  readonly kind: 'service' | 'add' | 'delete' | 'edit';
  /** The real server is thought to be up: it is not added again, and only then deleted. */
  readonly alive: boolean;
}

type Line = GroupAddresses | GroupMark;

/** The marks that keepalived makes for groups (`nftables_ipvs`). */
export class AutoMarks {
  private readonly marks = new Map<Group, Map<string, number>>();
  private next: number;

  constructor(start: number) {
    this.next = start;
  }

  of(group: Group, server: VirtualServer): number {
    let marks = this.marks.get(group);
    if (marks === undefined) this.marks.set(group, (marks = new Map<string, number>()));
    const protocol = protocolOf(server);
    let mark = marks.get(protocol);
    if (mark === undefined) marks.set(protocol, (mark = this.next++ >>> 0));
    return mark;
  }
}

export class Targets {
  /** How many real servers each line of a group has, by protocol or family of the mark. */
  private readonly counts = new Map<Line, Map<string, number>>();
  private readonly ids = new Map<GroupAddresses, Map<string, readonly ServiceId[]>>();
  private readonly autoMarks: AutoMarks | null;
  private stuckAt: GroupAddresses | null = null;

  constructor(autoMarks: AutoMarks | null) {
    this.autoMarks = autoMarks;
  }

  /** A range without end: keepalived is still busy with it, and does nothing else. */
  get stuck(): GroupAddresses | null {
    return this.stuckAt;
  }

  /** The mark that stands for all of the group; null: each address has a service of its own. */
  autoMark(server: VirtualServer): number | null {
    const { key } = server;
    if (key.kind !== 'group' || key.group.fwmarks.length > 0) return null;
    return this.autoMarks?.of(key.group, server) ?? null;
  }

  send(server: VirtualServer, order: Order, act: Act): boolean {
    const { key } = server;
    if (key.kind !== 'group') return act(serviceId(server), settingsOf(server));
    const mark = this.autoMark(server);
    return mark === null ? this.sendToGroup(server, key.group, order, act) : sendToMark(server, key.group, mark, act);
  }

  private sendToGroup(server: VirtualServer, group: Group, order: Order, act: Act): boolean {
    const settings = settingsOf(server, true);
    for (const range of group.addresses) {
      if (this.isNeeded(order, range, server)) {
        for (const id of this.idsOf(range, server)) if (!act(id, settings)) return false;
        if (range.endless) {
          this.stuckAt = range;
          return false;
        }
      }
      this.count(order, range, server);
    }
    for (const line of group.fwmarks) {
      if (this.isNeeded(order, line, server) && !act(markId(line, server), settings)) return false;
      this.count(order, line, server);
    }
    return true;
  }

  private idsOf(range: GroupAddresses, server: VirtualServer): readonly ServiceId[] {
    const protocol = protocolOf(server);
    let byProtocol = this.ids.get(range);
    if (byProtocol === undefined) this.ids.set(range, (byProtocol = new Map<string, readonly ServiceId[]>()));
    let ids = byProtocol.get(protocol);
    if (ids === undefined) byProtocol.set(protocol, (ids = [...rangeIds(range, protocol)]));
    return ids;
  }

  private isNeeded({ kind, alive }: Order, line: Line, server: VirtualServer): boolean {
    if (kind === 'service') return this.countOf(line, lookedAt(line, server)) === 0;
    return kind === 'edit' || (kind === 'add') !== alive;
  }

  private countOf(line: Line, what: string): number {
    return this.counts.get(line)?.get(what) ?? 0;
  }

  private count({ kind }: Order, line: Line, server: VirtualServer): void {
    if (kind !== 'add' && kind !== 'delete') return;
    const what = counted(line, server);
    let counts = this.counts.get(line);
    if (counts === undefined) this.counts.set(line, (counts = new Map<string, number>()));
    counts.set(what, this.countOf(line, what) + (kind === 'add' ? 1 : -1));
  }
}

function sendToMark(server: VirtualServer, group: Group, mark: number, act: Act): boolean {
  return groupFamilies(server, group).every((family, index) => act({ kind: 'fwmark', mark, family }, settingsOf(server, index > 0)));
}

const isMark = (line: Line): line is GroupMark => 'mark' in line;

/** Which count goes up with a real server … */
function counted(line: Line, server: VirtualServer): string {
  if (isMark(line)) return server.family === 4 ? 'mark4' : 'mark6';
  return protocolOf(server);
}

/** … and which one keepalived looks at: not always the same. */
function lookedAt(line: Line, server: VirtualServer): string {
  if (isMark(line)) return server.family !== null || line.family === 4 ? 'mark4' : 'mark6';
  return protocolOf(server);
}
