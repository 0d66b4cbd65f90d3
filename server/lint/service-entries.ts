/** The entries that virtual servers make in the table of the kernel, as ranges: enough to see which of them are the same. */
import { addressKey, type IPAddress } from '../../grammar/values/inet.ts';
import type { GroupAddresses, VirtualServer } from '../model/lvs/types.ts';
import type { Spot } from './rule.ts';
import { at, atValue } from './spot.ts';

export interface Entry {
  readonly service: VirtualServer;
  /** Entries of different kinds never meet: protocol, port, family, and of IPv6 all but the last group. */
  readonly kind: string;
  /** Both ends belong to it. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly spot: Spot;
}

export function entriesOf(service: VirtualServer): Entry[] {
  const { key, protocol, family, statement } = service;
  const spot = at(statement, 1, 2);
  switch (key.kind) {
    case 'address':
      return [{ service, spot, text: key.text, ...rangeOf(key.address, 1, `${protocol} ${key.port}`) }];
    case 'fwmark':
      return key.mark === 0 ? [] : [markEntry(service, key.mark, family ?? 4, spot)];
    case 'group':
      return [
        ...key.group.addresses.flatMap((line) => entriesOfLine(line, service)),
        ...key.group.fwmarks.map((line) => markEntry(service, line.mark, line.family ?? family ?? 4, atValue(line))),
      ];
  }
}

const markEntry = (service: VirtualServer, mark: number, family: 4 | 6, spot: Spot): Entry => ({
  service,
  spot,
  kind: `mark ${family}`,
  first: mark,
  last: mark,
  text: `fwmark ${mark}`,
});

function entriesOfLine(line: GroupAddresses, service: VirtualServer): Entry[] {
  const entry = { service, spot: atValue(line), text: line.text };
  const range = rangeOf(line.first, line.count, `${service.protocol} ${line.port}`);
  if (line.family === 4 || range.last < LAST_GROUPS) return [{ ...entry, ...range }];
  // counting starts again at 0
  return [
    { ...entry, ...range, last: LAST_GROUPS - 1 },
    { ...entry, ...range, first: 0, last: range.last - LAST_GROUPS },
  ];
}

/** So many values has the last group of an IPv6 address. */
const LAST_GROUPS = 0x10000;

function rangeOf(address: IPAddress, count: number, what: string): Pick<Entry, 'kind' | 'first' | 'last'> {
  if (address.family === 4) return { kind: what, first: address.value, last: address.value + count - 1 };
  const first = (address.bytes[14] ?? 0) * 256 + (address.bytes[15] ?? 0);
  return { kind: `${what} ${addressKey(address).slice(0, -4)}`, first, last: first + count - 1 };
}

/** Pairs of entries that meet: for each entry the one before it in order of addresses that reaches furthest. */
export function overlaps(entries: readonly Entry[]): (readonly [Entry, Entry])[] {
  const sorted = [...entries].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.first - b.first || b.last - a.last));
  const pairs: (readonly [Entry, Entry])[] = [];
  let furthest: Entry | null = null;
  for (const entry of sorted) {
    if (furthest !== null && furthest.kind === entry.kind && furthest.last >= entry.first) pairs.push([furthest, entry]);
    if (furthest === null || furthest.kind !== entry.kind || entry.last > furthest.last) furthest = entry;
  }
  return pairs;
}
