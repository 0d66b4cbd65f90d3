/** Entries of the table as the words of ipvsadm, in the order in which `ipvsadm -Sn` prints them. */
import type { SchedulerFlag } from '../model/lvs/types.ts';
import { formatAddress, formatEndpoint } from '../../grammar/values/inet-text.ts';
import type { DestinationSettings, IpvsDestination, IpvsService, ServiceId, ServiceSettings, SyncDaemonCommand } from './types.ts';

const OPTIONS = { TCP: '-t', UDP: '-u', SCTP: '--sctp-service' } as const;
const METHODS = { NAT: '-m', DR: '-g', TUN: '-i' } as const;
const CHECKSUMS = { none: '--tun-nocsum', csum: '--tun-csum', remcsum: '--tun-remcsum' } as const;

export const serviceWords = (id: ServiceId): string[] =>
  id.kind === 'fwmark'
    ? ['-f', String(id.mark), ...(id.family === 6 ? ['-6'] : [])]
    : [OPTIONS[id.protocol], formatEndpoint(id.address, id.port)];

/** `command`: -A adds, -E changes. */
export const addService = (service: IpvsService, command: '-A' | '-E' = '-A'): string[] => [
  command,
  ...serviceWords(service.id),
  ...settingWords(service),
];

export function settingWords({ scheduler, persistence, onePacket, flags }: ServiceSettings): string[] {
  const words = ['-s', scheduler];
  if (persistence !== null) {
    words.push('-p', String(persistence.timeout));
    if (persistence.granularity !== null) words.push('-M', persistence.granularity);
    if (persistence.engine !== null && persistence.engine !== '') words.push('--pe', persistence.engine);
  }
  if (onePacket) words.push('-o');
  const names = flagNames(scheduler, flags);
  if (names.length > 0) words.push('-b', names.join(','));
  return words;
}

/** Equal for services between which ipvsadm shows no difference. */
export function settingsAsPrinted(settings: ServiceSettings): string {
  const { scheduler, flags } = settings;
  const shown = scheduler === 'sh' || scheduler === 'mh' ? new Set([...flags].filter((flag) => flag !== 'flag-3')) : flags;
  return settingWords({ ...settings, flags: shown }).join(' ');
}

const FLAGS = ['flag-1', 'flag-2', 'flag-3'] as const;

/**
 * sh and mh have names of their own for two of the flags, and the third means nothing to them. Alone, that third one makes `ipvsadm -S`
 * print a `-b` with nothing behind, which `ipvsadm -R` does not take: then it is named.
 */
export function flagNames(scheduler: string, flags: ReadonlySet<SchedulerFlag>): string[] {
  const own = scheduler === 'sh' || scheduler === 'mh' ? [`${scheduler}-fallback`, `${scheduler}-port`] : FLAGS;
  const names = own.filter((_, index) => flags.has(FLAGS[index] ?? 'flag-1'));
  return names.length === 0 && flags.has('flag-3') ? ['flag-3'] : names;
}

export const addDestination = (id: ServiceId, destination: IpvsDestination, command: '-a' | '-e' = '-a'): string[] => [
  ...destinationWords(id, destination, command),
  ...weightWords(destination),
];

/** The command up to where it is clear which destination is meant. */
export const destinationWords = (
  id: ServiceId,
  { address, port }: Pick<IpvsDestination, 'address' | 'port'>,
  command: string,
): string[] => [command, ...serviceWords(id), '-r', formatEndpoint(address, port)];

export function weightWords({ forwarding, weight, upperThreshold, lowerThreshold }: DestinationSettings): string[] {
  const words = [METHODS[forwarding.method], '-w', String(weight)];
  const { tunnel } = forwarding;
  if (tunnel !== undefined) {
    words.push('--tun-type', tunnel.type);
    if (tunnel.type === 'gue') words.push('--tun-port', String(tunnel.port));
    if (tunnel.type !== 'ipip') words.push(CHECKSUMS[tunnel.checksum]);
  }
  if (upperThreshold > 0) words.push('-x', String(upperThreshold));
  if (lowerThreshold > 0) words.push('-y', String(lowerThreshold));
  return words;
}

/** What is not said is left to the kernel's defaults. */
export function startDaemon({ state, interface: name, id, maxlen, group, port, ttl }: SyncDaemonCommand): string[] {
  const words = ['--start-daemon', state, '--mcast-interface', name, '--syncid', String(id)];
  if (maxlen !== null) words.push('--sync-maxlen', String(maxlen));
  if (group !== null) words.push('--mcast-group', formatAddress(group));
  if (port !== null) words.push('--mcast-port', String(port));
  if (ttl !== null) words.push('--mcast-ttl', String(ttl));
  return words;
}
