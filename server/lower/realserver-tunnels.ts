/**
 * The devices that take packets out of tunnels. Measured with Linux 6.1, in all combinations of the families inside and outside:
 * - tunl0, ip6tnl0 and sit0 take packets from anybody who sends them to this host; ip6tnl0 only IPv6 in IPv6, and that cannot be changed.
 * - GRE devices drop packets with a checksum unless they are told to want one, and those without one if they are; gre0 cannot be told.
 * - A device whose own address is set goes before those that come with the module, even where it then drops the packet.
 */
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { Tunnel } from '../model/lvs/types.ts';
import { formatAddress } from '../../grammar/values/inet-text.ts';
import { moduleDevice, ownDevice } from './realserver-steps.ts';
import type { Step } from './realserver-types.ts';

type Family = 4 | 6;

/** A tunnel to a real server, with the family of the packets in it. */
export interface Inlet {
  readonly tunnel: Tunnel;
  readonly inner: Family;
}

export interface Device {
  readonly name: string;
  readonly step: Step;
}

/** @param all every tunnel that leads to this host */
export function deviceFor({ tunnel, inner }: Inlet, host: IPAddress, all: readonly Inlet[]): Device {
  const outer = host.family;
  const local = ['local', formatAddress(host)];
  const own = (name: string, ...type: readonly string[]): Device => ({ name, step: ownDevice(name, type, WHY[outer][inner]) });
  const ready = (name: string, module: string): Device => ({ name, step: moduleDevice(name, module, WHY[outer][inner]) });

  if (tunnel.type === 'gre') {
    const checksum = tunnel.checksum === 'csum' ? ['icsum'] : [];
    return outer === 4 ? own('lvs-gre4', 'gre', ...local, ...checksum) : own('lvs-gre6', 'ip6gre', ...local, ...checksum);
  }
  if (outer === 4) return inner === 4 ? ready('tunl0', 'ipip') : ready('sit0', 'sit');
  const needsBoth = all.some((other) => other.tunnel.type !== 'gre' && other.inner === 4);
  return needsBoth ? own('lvs-tun6', 'ip6tnl', 'mode', 'any', ...local) : ready('ip6tnl0', 'ip6_tunnel');
}

const text = (inner: Family, outer: Family): string =>
  `The requests come in packets of IPv${outer}; this device takes those of IPv${inner} out.`;

const WHY: Readonly<Record<Family, Readonly<Record<Family, string>>>> = {
  4: { 4: text(4, 4), 6: text(6, 4) },
  6: { 4: text(4, 6), 6: text(6, 6) },
};

/** Tunnels with and without a checksum exclude each other on a host. */
export const checksumsClash = (all: readonly Inlet[]): boolean =>
  new Set(all.flatMap(({ tunnel }) => (tunnel.type === 'gre' ? [tunnel.checksum] : []))).size > 1;
