/** The services that a virtual server stands for: one for an address or mark, for a group one for each of its addresses and marks. */
import type { Group, GroupAddresses, GroupMark, VirtualServer } from '../model/lvs/types.ts';
import type { IPAddress } from '../../grammar/values/inet.ts';
import { addressAt, formatIPv4 } from './address.ts';
import type { ServiceId, ServicePersistence, ServiceProtocol, ServiceSettings } from './types.ts';

/** A range is cut here; nobody means that many. */
export const MOST_ADDRESSES = 100_000;

/** What keepalived makes of `fwmark 0`: a service of an address that nobody wrote. */
const NO_ADDRESS = {
  4: { family: 4, value: 0xffff_ffff },
  6: { family: 6, bytes: new Uint8Array(16) },
} as const;

export const protocolOf = ({ protocol }: VirtualServer): ServiceProtocol => (protocol === 'none' ? 'UDP' : protocol);

/** Of a virtual server without a group. */
export function serviceId(server: VirtualServer): ServiceId {
  const { key } = server;
  const protocol = protocolOf(server);
  if (key.kind === 'address') return { kind: 'address', protocol, address: key.address, port: key.port };
  const mark = key.kind === 'fwmark' ? key.mark : 0;
  const family = server.family ?? 4;
  return mark === 0 ? { kind: 'address', protocol, address: NO_ADDRESS[family], port: 0 } : { kind: 'fwmark', mark, family };
}

export function* rangeIds({ first, count, endless, port }: GroupAddresses, protocol: ServiceProtocol): Generator<ServiceId> {
  if (endless && first.family === 4) {
    for (let last = 0; last < 256; last++) {
      const address: IPAddress = { family: 4, value: ((first.value & ~0xff) | last) >>> 0 };
      yield { kind: 'address', protocol, address, port };
    }
    return;
  }
  for (let index = 0; index < Math.min(count, MOST_ADDRESSES); index++) {
    yield { kind: 'address', protocol, address: addressAt(first, index), port };
  }
}

export const markId = ({ mark, family }: GroupMark, server: VirtualServer): ServiceId => ({
  kind: 'fwmark',
  mark,
  family: family ?? server.family ?? 4,
});

/** The families that a mark made for the whole of a group has. */
export function groupFamilies(server: VirtualServer, group: Group): (4 | 6)[] {
  if (server.family !== null) return [server.family];
  return ([4, 6] as const).filter((family) => group.addresses.some((range) => range.family === family));
}

/** `whole`: keepalived forgets the granularity for the services of a group. */
export function settingsOf(server: VirtualServer, whole = false): ServiceSettings {
  const { persistence, scheduler, flags, onePacket } = server;
  return { scheduler, flags, onePacket, persistence: persistence === null ? null : persistenceOf(persistence, whole) };
}

function persistenceOf({ timeout, granularity, engine }: NonNullable<VirtualServer['persistence']>, whole: boolean): ServicePersistence {
  return { timeout, engine, granularity: whole || granularity === null ? null : granularityText(granularity.family, granularity.value) };
}

/** Not said when it is the whole address. */
function granularityText(family: 4 | 6, value: number): string | null {
  if (family === 6) return value === 128 ? null : String(value);
  return value >>> 0 === 0xffff_ffff ? null : formatIPv4(value);
}
