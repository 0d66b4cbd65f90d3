/** The order in which ipvsadm saves: marks last, then by family, protocol, address and port; destinations by address and port. */
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { IpvsDestination, IpvsService } from './types.ts';

const PROTOCOLS = { TCP: 6, UDP: 17, SCTP: 132 } as const;

export function compareServices({ id: a }: IpvsService, { id: b }: IpvsService): number {
  const mark = (a.kind === 'fwmark' ? a.mark : 0) - (b.kind === 'fwmark' ? b.mark : 0);
  if (mark !== 0) return mark;
  const family = familyOf(a) - familyOf(b);
  if (family !== 0 || a.kind === 'fwmark' || b.kind === 'fwmark') return family;
  return PROTOCOLS[a.protocol] - PROTOCOLS[b.protocol] || compareAddresses(a.address, b.address) || a.port - b.port;
}

export const compareDestinations = (a: IpvsDestination, b: IpvsDestination): number =>
  compareAddresses(a.address, b.address) || a.port - b.port;

const familyOf = (id: IpvsService['id']): number => (id.kind === 'fwmark' ? id.family : id.address.family);

function compareAddresses(a: IPAddress, b: IPAddress): number {
  if (a.family === 4 && b.family === 4) return a.value - b.value;
  if (a.family !== b.family) return a.family - b.family;
  if (a.family === 4 || b.family === 4) return 0;
  for (let index = 0; index < 16; index++) {
    const difference = (a.bytes[index] ?? 0) - (b.bytes[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
