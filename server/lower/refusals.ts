/** What the kernel refuses to put into its table: measured with Linux 6.1. */
import { isLinkLocal, isMulticast, isUnspecified, type IPAddress } from '../../grammar/values/inet.ts';
import type { IpvsDestination, ServiceId, ServiceSettings } from './types.ts';

export type Refusal = 'engine' | 'thresholds' | 'large-threshold' | 'address' | 'family' | 'shared-family' | 'too-many';

/** The one engine that there is. */
const ENGINE = 'sip';

const LARGEST_THRESHOLD = 0x7fff_ffff;

export function refusedService({ persistence }: ServiceSettings): Refusal | null {
  const engine = persistence?.engine ?? null;
  return engine === null || engine === '' || engine === ENGINE ? null : 'engine';
}

/** @param shares a daemon that shares connections runs */
export function refusedDestination(destination: IpvsDestination, service: ServiceId, shares: boolean): Refusal | null {
  const { address, forwarding, lowerThreshold, upperThreshold } = destination;
  const family = service.kind === 'fwmark' ? service.family : service.address.family;
  if (address.family !== family) {
    if (forwarding.method !== 'TUN') return 'family';
    if (shares) return 'shared-family';
  }
  if (upperThreshold > LARGEST_THRESHOLD) return 'large-threshold';
  if (lowerThreshold > upperThreshold) return 'thresholds';
  return isHost(address) ? null : 'address';
}

/** Broadcast addresses of the director's own networks are refused, too, but that is for the host to know. */
function isHost(address: IPAddress): boolean {
  if (isMulticast(address) || isUnspecified(address)) return false;
  if (address.family === 4) return address.value !== 0xffff_ffff && address.value !== 0x7fff_ffff;
  return !isLinkLocal(address) && !isMapped(address.bytes);
}

/** `::ffff:a.b.c.d` */
const isMapped = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;

/** Why it is not in the table. */
export const REASONS: Readonly<Record<Refusal, string>> = {
  engine: `The kernel has no persistence engine of this name (there is only '${ENGINE}'), and refuses the service with all its real servers.`,
  thresholds: 'The kernel refuses this real server: its lthreshold is above its uthreshold, or it has no uthreshold.',
  'large-threshold': `The kernel refuses this real server: a threshold may be ${LARGEST_THRESHOLD} at most.`,
  address: 'The kernel refuses this real server: its address is not that of one host.',
  family: 'The kernel refuses this real server: only a tunnel leads from one family of addresses to the other.',
  'shared-family':
    'The kernel refuses this real server: it has another family of addresses than the service, and connections are shared (lvs_sync_daemon).',
  'too-many': 'The rest is left out: no kernel should have that many services or real servers.',
};
