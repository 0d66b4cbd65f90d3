/** BFD sessions as the BFD process keeps them. The other processes know a session by its name alone, whatever becomes of it here. */
import type { BoundBlock, BoundStatement } from '../../grammar/bound.ts';
import { addressKey, parseAddress, socketAddressPart, type IPAddress } from '../../grammar/values/inet.ts';
import type { Complaints } from './complaints.ts';
import { numberAt, Slot, switchAt } from './globals/slots.ts';
import type { Globals, Setting } from './globals.ts';

export interface BfdInstance {
  readonly statement: BoundStatement;
  readonly name: string;
  readonly neighbor: Setting<IPAddress | null>;
  /** null: the kernel chooses. */
  readonly source: Setting<IPAddress | null>;
  /** Milliseconds. */
  readonly minRx: Setting<number>;
  readonly minTx: Setting<number>;
  readonly idleTx: Setting<number>;
  readonly multiplier: Setting<number>;
  readonly passive: Setting<boolean>;
  readonly multihop: Setting<boolean>;
  /** null: 255 over IPv4, 64 over IPv6. */
  readonly ttl: Setting<number | null>;
  readonly maxHops: Setting<number>;
  readonly weight: Setting<number>;
  /** Who hears of changes. */
  readonly tells: { readonly vrrp: boolean; readonly checker: boolean };
}

export interface BfdModel {
  readonly instances: readonly BfdInstance[];
}

export function buildBfd(root: BoundBlock, complaints: Complaints, _globals: Globals): BfdModel {
  const kept: BfdInstance[] = [];
  const byNeighbor = new Map<string, BfdInstance[]>();
  for (const statement of root.items) {
    if (statement.keyword.name !== 'bfd_instance' || statement.skipped || statement.abandoned || statement.block === null) continue;
    const instance = read(statement, statement.block, complaints);
    if (instance === null || !complete(instance, byNeighbor, complaints)) continue;
    kept.push(instance);
    const key = instance.neighbor.value === null ? '' : addressKey(instance.neighbor.value);
    byNeighbor.set(key, [...(byNeighbor.get(key) ?? []), instance]);
  }
  return { instances: kept };
}

/** null: keepalived skips the rest of the block, and what it says at its end. */
function read(statement: BoundStatement, block: BoundBlock, { version }: Complaints): BfdInstance | null {
  const instance = {
    statement,
    name: statement.word(1) ?? '',
    neighbor: new Slot<IPAddress | null>(null),
    source: new Slot<IPAddress | null>(null),
    minRx: new Slot(10),
    minTx: new Slot(10),
    idleTx: new Slot(1000),
    multiplier: new Slot(5),
    passive: new Slot(false),
    multihop: new Slot(false),
    ttl: new Slot<number | null>(null),
    maxHops: new Slot(0),
    weight: new Slot(0),
    tells: { vrrp: false, checker: false },
  };
  const numbers: Readonly<Record<string, Slot<number> | Slot<number | null>>> = {
    min_rx: instance.minRx,
    min_tx: instance.minTx,
    idle_tx: instance.idleTx,
    multiplier: instance.multiplier,
    ttl: instance.ttl,
    hoplimit: instance.ttl,
    max_hops: instance.maxHops,
    weight: instance.weight,
  };
  const told = new Set<string>();
  for (const item of block.items) {
    const { name } = item.keyword;
    const slot = numbers[name];
    if (slot !== undefined) {
      const value = numberAt(item, 1, version);
      if (value !== null) slot.set(value, item);
    } else if (name === 'neighbor_ip' || name === 'neighbour_ip') {
      const address = addressOf(item);
      if (address === null) return null;
      instance.neighbor.set(address, item);
    } else if (name === 'source_ip') {
      const address = addressOf(item);
      if (address !== null) instance.source.set(address, item);
    } else if (name === 'multihop') {
      const value = switchAt(item);
      if (value !== null) instance.multihop.set(value, item);
    } else if (name === 'passive') instance.passive.set(true, item);
    else told.add(name);
  }
  const some = told.has('vrrp') || told.has('checker');
  return { ...instance, tells: { vrrp: !some || told.has('vrrp'), checker: !some || told.has('checker') } };
}

const addressOf = (statement: BoundStatement): IPAddress | null => parseAddress(socketAddressPart(statement.word(1) ?? ''));

/** What keepalived looks at when the block ends; false: it drops the session. */
function complete(instance: BfdInstance, byNeighbor: ReadonlyMap<string, readonly BfdInstance[]>, complaints: Complaints): boolean {
  const { statement, name } = instance;
  const neighbor = instance.neighbor.value;
  if (neighbor === null) {
    complaints.of(statement, {
      rule: 'bfd-neighbor-missing',
      message: `bfd_instance '${name}' has no 'neighbor_ip': there is nobody to talk to. keepalived drops the session, and what tracks it never hears of it.`,
      told: 'close',
    });
    return false;
  }
  const source = instance.source.value;
  if (source !== null && source.family !== neighbor.family) {
    complaints.of(statement, {
      rule: 'bfd-family-mismatch',
      message: `In bfd_instance '${name}' the 'source_ip' is IPv${source.family} and the neighbour IPv${neighbor.family}. keepalived drops the session.`,
      told: 'close',
      related: placesOf(instance.source.from, 'the own address', instance.neighbor.from, 'the neighbour'),
    });
    return false;
  }
  const twin = byNeighbor.get(addressKey(neighbor))?.find((other) => sharesPackets(instance, other, complaints));
  if (twin !== undefined) {
    complaints.of(statement, {
      rule: 'duplicate-bfd-session',
      message: `bfd_instance '${twin.name}' talks to the neighbour of '${name}' already, and packets of the two cannot be told apart. keepalived drops '${name}'; give each of them a 'source_ip' of its own.`,
      told: 'close',
      related: placesOf(twin.neighbor.from, `the neighbour of '${twin.name}'`, instance.neighbor.from, 'the same neighbour'),
    });
    return false;
  }
  const ttl = instance.ttl.value ?? (neighbor.family === 4 ? 255 : 64);
  if (instance.maxHops.value > ttl) {
    complaints.of(statement, {
      rule: 'bfd-max-hops',
      message: `In bfd_instance '${name}' 'max_hops' is ${instance.maxHops.value}, but packets start with a ttl of ${ttl}. keepalived takes ${ttl} for both.`,
      told: 'close',
      related: placesOf(instance.maxHops.from, 'max_hops', instance.ttl.from, 'the ttl'),
    });
  }
  return true;
}

function sharesPackets(one: BfdInstance, other: BfdInstance, complaints: Complaints): boolean {
  if (complaints.since('2.2.8') && one.multihop.value !== other.multihop.value) return false;
  const [a, b] = [one.source.value, other.source.value];
  return a === null || b === null || addressKey(a) === addressKey(b);
}

const placesOf = (...given: (BoundStatement | null | string)[]) => {
  const places = [];
  for (let at = 0; at < given.length; at += 2) {
    const [statement, message] = [given[at], given[at + 1]];
    if (typeof statement === 'object' && statement !== null && typeof message === 'string')
      places.push({ ...statement.place(0, 1), message });
  }
  return places;
};
