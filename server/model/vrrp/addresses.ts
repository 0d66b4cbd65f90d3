/** Lines of virtual_ipaddress, virtual_ipaddress_excluded and static_ipaddress. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { STATIC_ADDRESS_OPTIONS, VIRTUAL_ADDRESS_OPTIONS } from '../../../grammar/language/routing.ts';
import { splitWords, type LogicalLine } from '../../../grammar/lines.ts';
import { addressKey, longestPrefix, parseAddress, type IPAddress } from '../../../grammar/values/inet.ts';
import { Line } from '../../../grammar/values/routing-line.ts';
import { readPrefix } from '../../../grammar/values/routing-words.ts';
import { familyOf, takeFamily } from './family.ts';
import { missingInterface, routingContext, tellMissingOfRouting } from './host-interfaces.ts';
import type { Instance, ValueLine, Vip, Vrrp } from './types.ts';

/** A line that keepalived keeps, before it is held against others. */
export interface AddressLine {
  readonly text: string;
  readonly address: IPAddress;
  readonly prefix: number;
  readonly dev: string | null;
  readonly label: string | null;
  readonly noTrack: boolean;
  readonly useVmac: boolean;
  /** Where the name behind each `track_group` stands. */
  readonly trackGroups: readonly number[];
}

/** What keepalived takes from a line; null where it drops it, which the line's own check has told. */
export function readAddressLine(words: readonly string[], isStatic: boolean, place: ValueLine, vrrp: Vrrp): AddressLine | null {
  const line = new Line(words, routingContext(vrrp), 'address');
  const { base, length } = readPrefix(line.word);
  const address = parseAddress(base);
  if (address === null) return null;
  const options = isStatic ? STATIC_ADDRESS_OPTIONS : VIRTUAL_ADDRESS_OPTIONS;
  const trackGroups: number[] = [];
  let prefix = length;
  let dev: string | null = null;
  let label: string | null = null;
  let noTrack = false;
  let useVmac = false;
  line.at = 1;
  while (line.more) {
    const option = line.option(options);
    if (option === undefined) {
      line.at++;
      continue;
    }
    if (option.role === 'broadcast' && address.family === 6 && line.at < line.last) return null;
    const reading = line.read(option);
    if (reading === null) {
      if (line.impossibleInterface) missingInterface(vrrp);
      tellMissingOfRouting(line.missingInterface, place, words, vrrp);
      return null;
    }
    if (option.role === 'device') {
      if (dev !== null) return null;
      dev = reading.value;
    } else if (option.role === 'label') label = reading.value;
    else if (option.role === 'no-track') noTrack = true;
    else if (option.role === 'track-group') trackGroups.push(reading.valueAt);
    else if (option.role === 'peer' && reading.good && parseAddress(reading.value)?.family === address.family)
      prefix = longestPrefix(address.family);
    else if (option.word === 'use_vmac') useVmac = true;
  }
  return { text: base, address, prefix, dev, label, noTrack, useVmac, trackGroups };
}

// ---------------------------------------------------------------------------------------- addresses of an instance

/** The first release that looks for an address that an instance has twice. */
const DUPLICATES_SINCE = '2.3.3';

/** Every address that an instance has so far, by its bits. */
class Taken {
  private readonly vips = new Map<string, Vip>();
  /** Those of virtual_ipaddress and of virtual_ipaddress_excluded, with their interface. */
  private readonly byDevice = { vip: new Map<string, Vip>(), excluded: new Map<string, Vip>() };

  constructor(instance: Instance) {
    for (const vip of [...instance.vips, ...instance.excludedVips]) this.add(vip);
  }

  add(vip: Vip): void {
    const key = addressKey(vip.address);
    if (!vip.excluded) this.vips.set(key, vip);
    this.byDevice[vip.excluded ? 'excluded' : 'vip'].set(withDevice(key, vip), vip);
  }

  /** The earlier address that keepalived takes this one for a repetition of. */
  find(vip: Vip): Vip | undefined {
    const key = addressKey(vip.address);
    const keyed = withDevice(key, vip);
    return (vip.excluded ? this.byDevice.vip.get(keyed) : this.vips.get(key)) ?? this.byDevice.excluded.get(keyed);
  }
}

const withDevice = (key: string, { dev }: Vip): string => `${key} ${dev ?? ''}`;

export function readAddresses(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  const excluded = statement.keyword.name === 'virtual_ipaddress_excluded';
  const list = excluded ? instance.excludedVips : instance.vips;
  const taken = vrrp.complaints.since(DUPLICATES_SINCE) ? new Taken(instance) : null;
  for (const line of statement.values ?? []) {
    const read = readAddressLine(splitWords(line).texts, false, { owner: statement, line }, vrrp);
    if (read === null) continue;
    const vip: Vip = { ...read, owner: statement, line, excluded };
    if (!excluded && !takeFamily(instance, vip.address.family, vip.text)) {
      otherFamily(vip, instance, vrrp);
      continue;
    }
    const first = taken?.find(vip);
    if (first !== undefined) {
      repeated(vip, first, vrrp);
      continue;
    }
    taken?.add(vip);
    list.push(vip);
  }
}

function otherFamily(vip: Vip, instance: Instance, { complaints }: Vrrp): void {
  const family = vip.address.family;
  complaints.ofValue(vip.owner, vip.line, {
    rule: 'family-mismatch',
    message: `'${vip.text}' is IPv${family}, and '${instance.name}' is ${familyOf(instance)}: its adverts cannot carry both. keepalived drops the address. Put it into 'virtual_ipaddress_excluded', or make an instance for IPv${family}.`,
    words: [0, 0],
  });
}

function repeated(vip: Vip, first: Vip, { complaints }: Vrrp): void {
  complaints.ofValue(vip.owner, vip.line, {
    rule: 'duplicate-address',
    message: `'${vip.text}' stands in ${first.owner === vip.owner ? 'this list' : `'${first.owner.keyword.name}'`} already: keepalived drops it here, with its options.`,
    words: [0, 0],
    related: [{ ...placeOf(first.line), message: 'the first one' }],
  });
}

const placeOf = (line: LogicalLine): ReturnType<LogicalLine['place']> => line.place(line.start, line.end);
