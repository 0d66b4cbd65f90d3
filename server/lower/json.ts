/** The table for programs. Fields are only ever added; places are those of `kalint --format json`. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Place } from '../../grammar/problem.ts';
import { formatAddress } from '../../grammar/values/inet-text.ts';
import { familyOf } from './kernel.ts';
import type { IpvsDestination, IpvsService, IpvsTable, SyncDaemonCommand } from './types.ts';
import { addDestination, addService, flagNames } from './words.ts';

/** 1-based; the end is exclusive; columns count UTF-16 units. */
export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function tableAsJson({ services, setup, notes }: IpvsTable): object {
  const { namespace, flush, timeouts, syncDaemons } = setup;
  return {
    services: services.map(serviceAsJson),
    setup: {
      namespace: namespace && { name: namespace.name, source: jsonPlace(namespace.statement) },
      flush: flush && { source: jsonPlace(flush) },
      timeouts: timeouts && { tcp: timeouts.tcp, tcpfin: timeouts.tcpfin, udp: timeouts.udp, source: jsonPlace(timeouts.statement) },
      syncDaemons: (syncDaemons?.running ?? []).map((daemon) => ({ ...daemonAsJson(daemon), source: jsonPlace(syncDaemons?.statement) })),
    },
    notes: notes.map(({ message, place }) => ({ message, source: spanOf(place) })),
  };
}

function serviceAsJson(service: IpvsService): object {
  const { id, scheduler, flags, persistence, onePacket, destinations, statement } = service;
  return {
    family: familyOf(id) === 4 ? 'inet' : 'inet6',
    ...(id.kind === 'fwmark' ? { fwmark: id.mark } : { protocol: id.protocol, address: formatAddress(id.address), port: id.port }),
    scheduler,
    flags: flagNames(scheduler, flags),
    persistence,
    onePacket,
    command: addService(service),
    source: jsonPlace(statement),
    destinations: destinations.map((destination) => destinationAsJson(service, destination)),
  };
}

function destinationAsJson({ id }: IpvsService, destination: IpvsDestination): object {
  const { address, port, forwarding, weight, upperThreshold, lowerThreshold, role, statement } = destination;
  return {
    role,
    address: formatAddress(address),
    port,
    method: forwarding.method,
    tunnel: forwarding.tunnel ?? null,
    weight,
    upperThreshold,
    lowerThreshold,
    command: addDestination(id, destination),
    source: jsonPlace(statement),
  };
}

const daemonAsJson = ({ group, ...daemon }: SyncDaemonCommand): object => ({ ...daemon, group: group && formatAddress(group) });

/** Where a block's first line stands: its keyword and words. */
const jsonPlace = (statement: BoundStatement | undefined): JsonPlace | null =>
  statement === undefined ? null : spanOf(statement.place(0, Infinity));

export function spanOf({ source, start, end }: Place): JsonPlace {
  const from = source.position(start);
  const to = source.position(end);
  return { file: source.name, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
