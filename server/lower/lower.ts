/** The model of a config to the IPVS table that keepalived programs when every check has passed; without a model, an empty one. */
import { addressKey, type IPAddress } from '../../grammar/values/inet.ts';
import type { Forwarding, Group, LvsModel, RealServer, VirtualServer } from '../model/lvs/types.ts';
import { addressAt } from './address.ts';
import { notesOf } from './notes.ts';
import { compareDestinations, compareServices } from './order.ts';
import type { IpvsDestination, IpvsService, IpvsTable, Note, ServiceId } from './types.ts';

/** More services than this from one config are a mistake in a range, not a plan. */
const MOST_SERVICES = 100_000;

export function lower(model: LvsModel | null): IpvsTable {
  const services = new Map<string, { service: IpvsService; destinations: Map<string, IpvsDestination> }>();
  const notes: Note[] = [];
  for (const server of model?.virtualServers ?? []) {
    notes.push(...notesOf(server));
    for (const id of servicesOf(server)) {
      if (services.size >= MOST_SERVICES) {
        notes.push({
          message: `More than ${MOST_SERVICES} services come out of this config; the rest is left out.`,
          place: server.statement.place(0, Infinity),
          statement: server.statement,
        });
        break;
      }
      const key = keyOf(id);
      let entry = services.get(key);
      // the kernel has a service once: a second virtual server of the same address adds its real servers to the first
      if (entry === undefined) services.set(key, (entry = { service: serviceOf(server, id), destinations: new Map() }));
      for (const real of server.realServers) {
        const destination = destinationOf(real, id);
        if (destination === null) continue;
        const at = `${addressKey(destination.address)} ${destination.port}`;
        if (!entry.destinations.has(at)) entry.destinations.set(at, destination);
      }
    }
  }
  return {
    services: [...services.values()]
      .map(({ service, destinations }) => ({ ...service, destinations: [...destinations.values()].sort(compareDestinations) }))
      .sort(compareServices),
    notes,
  };
}

/** One service for an address or mark; for a group, one for each of its addresses and marks. */
function* servicesOf(server: VirtualServer): Generator<ServiceId> {
  const { key } = server;
  const protocol = server.protocol === 'none' ? 'UDP' : server.protocol;
  if (key.kind === 'address') yield { kind: 'address', protocol, address: key.address, port: key.port };
  else if (key.kind === 'fwmark') yield { kind: 'fwmark', mark: key.mark, family: server.family ?? 4 };
  else yield* groupServices(key.group, server, protocol);
}

function* groupServices(group: Group, server: VirtualServer, protocol: 'TCP' | 'UDP' | 'SCTP'): Generator<ServiceId> {
  for (const { first, count, port } of group.addresses) {
    for (let index = 0; index < count; index++) yield { kind: 'address', protocol, address: addressAt(first, index), port };
  }
  for (const { mark, family } of group.fwmarks) yield { kind: 'fwmark', mark, family: family ?? server.family ?? 4 };
}

function serviceOf(server: VirtualServer, id: ServiceId): IpvsService {
  const { persistence, scheduler } = server;
  return {
    id,
    scheduler,
    flags: flagNames(scheduler, server.flags),
    persistence:
      persistence === null ? null : { timeout: persistence.timeout, granularity: granularityOf(server), engine: persistence.engine },
    onePacket: server.onePacket,
    destinations: [],
    statement: server.statement,
  };
}

/** IPv4: a dotted mask, not said when it is the whole address; IPv6: the prefix length. */
function granularityOf({ persistence }: VirtualServer): string | null {
  const granularity = persistence?.granularity;
  if (granularity === null || granularity === undefined) return null;
  const { value } = granularity;
  if (granularity.family === 6) return value === 128 ? null : String(value);
  if (value >>> 0 === 0xffffffff) return null;
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
}

/** sh and mh have names of their own for two of the flags, and the third means nothing to them. */
function flagNames(scheduler: string, flags: VirtualServer['flags']): string[] {
  const named = scheduler === 'sh' || scheduler === 'mh';
  const names = named ? [`${scheduler}-fallback`, `${scheduler}-port`] : ['flag-1', 'flag-2', 'flag-3'];
  return names.filter((_, index) => flags.has(FLAGS[index] ?? 'flag-1'));
}

const FLAGS = ['flag-1', 'flag-2', 'flag-3'] as const;

/** null: the kernel refuses it. */
function destinationOf(real: RealServer, id: ServiceId): IpvsDestination | null {
  // the kernel takes no lower threshold above the upper one
  if (real.lowerThreshold > real.upperThreshold) return null;
  return {
    address: real.address,
    port: portOf(real.port, real.forwarding, id),
    forwarding: real.forwarding,
    weight: real.weight,
    upperThreshold: real.upperThreshold,
    lowerThreshold: real.lowerThreshold,
    statement: real.statement,
  };
}

/** DR and TUN cannot change the port: the kernel gets that of the service. */
function portOf(port: number, { method }: Forwarding, id: ServiceId): number {
  if (method === 'NAT') return port;
  return id.kind === 'address' ? id.port : 0;
}

const keyOf = (id: ServiceId): string =>
  id.kind === 'fwmark' ? `f${id.family} ${id.mark}` : `${id.protocol} ${keyOfAddress(id.address)} ${id.port}`;

const keyOfAddress = (address: IPAddress): string => addressKey(address);
