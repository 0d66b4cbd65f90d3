/** Entries of the table as the words of ipvsadm, in the order in which `ipvsadm -Sn` prints them. */
import { formatEndpoint } from './address.ts';
import type { IpvsDestination, IpvsService, ServiceId } from './types.ts';

const OPTIONS = { TCP: '-t', UDP: '-u', SCTP: '--sctp-service' } as const;

const CHECKSUMS = { none: '--tun-nocsum', csum: '--tun-csum', remcsum: '--tun-remcsum' } as const;

const serviceWords = (id: ServiceId): string[] =>
  id.kind === 'fwmark'
    ? ['-f', String(id.mark), ...(id.family === 6 ? ['-6'] : [])]
    : [OPTIONS[id.protocol], formatEndpoint(id.address, id.port)];

export function addService({ id, scheduler, persistence, onePacket, flags }: IpvsService): string[] {
  const words = ['-A', ...serviceWords(id), '-s', scheduler];
  if (persistence !== null) {
    words.push('-p', String(persistence.timeout));
    if (persistence.granularity !== null) words.push('-M', persistence.granularity);
    if (persistence.engine !== null) words.push('--pe', persistence.engine);
  }
  if (onePacket) words.push('-o');
  if (flags.length > 0) words.push('-b', flags.join(','));
  return words;
}

export function addDestination({ id }: IpvsService, destination: IpvsDestination): string[] {
  const { address, port, forwarding, weight, upperThreshold, lowerThreshold } = destination;
  const words = ['-a', ...serviceWords(id), '-r', formatEndpoint(address, port)];
  words.push(forwarding.method === 'NAT' ? '-m' : forwarding.method === 'DR' ? '-g' : '-i', '-w', String(weight));
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
