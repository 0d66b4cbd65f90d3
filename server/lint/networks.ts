/** Addresses and the networks that they belong to. */
import { longestPrefix, type IPAddress } from '../../grammar/values/inet.ts';

/** An address with the length of its network's prefix; host bits may be set. */
export interface Network {
  readonly address: IPAddress;
  readonly prefix: number;
}

/** Is `address` in this network? Never, if it is of the other family. */
export function contains({ address: base, prefix }: Network, address: IPAddress): boolean {
  if (base.family === 4) {
    const size = 2 ** (32 - prefix);
    return address.family === 4 && Math.floor(base.value / size) === Math.floor(address.value / size);
  }
  if (address.family === 4) return false;
  return base.bytes.every((byte, index) => {
    const kept = Math.min(8, Math.max(0, prefix - index * 8));
    return (byte ^ (address.bytes[index] ?? 0)) >>> (8 - kept) === 0;
  });
}

/** The same network, host bits aside. */
export const isSameNetwork = (one: Network, other: Network): boolean => one.prefix === other.prefix && contains(one, other.address);

/** A prefix that holds nothing but the address itself. */
export const isSingleHost = ({ address, prefix }: Network): boolean => prefix === longestPrefix(address.family);

/** `first`: the address of the IPv4 network itself; `last`: its broadcast address. Networks of one or two addresses have neither. */
export function endOfNetwork({ address, prefix }: Network): 'first' | 'last' | null {
  if (address.family === 6 || prefix > 30) return null;
  const size = 2 ** (32 - prefix);
  const host = address.value % size;
  return host === 0 ? 'first' : host === size - 1 ? 'last' : null;
}

/** `192.168.1.0/24`, or for IPv6 `…/64`: how people call a network. */
export function nameOfNetwork({ address, prefix }: Network): string {
  if (address.family === 6) return `/${prefix}`;
  const base = address.value - (address.value % 2 ** (32 - prefix));
  return `${textOfIPv4(base)}/${prefix}`;
}

/** One text for each network, host bits aside: equal keys are equal networks. */
export function keyOfNetwork({ address, prefix }: Network): string {
  if (address.family === 4) return `4:${Math.floor(address.value / 2 ** (32 - prefix))}/${prefix}`;
  const kept = Array.from(address.bytes, (byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - index * 8))) & 0xff);
  return `6:${kept.join('.')}/${prefix}`;
}

/** Networks, and quick to ask: the time depends on the prefix lengths among them, not on how many there are. */
export class NetworkMap<T> {
  private readonly byKey = new Map<string, T>();
  private readonly prefixes = { 4: new Set<number>(), 6: new Set<number>() };

  get(network: Network): T | undefined {
    return this.byKey.get(keyOfNetwork(network));
  }

  set(network: Network, value: T): void {
    this.byKey.set(keyOfNetwork(network), value);
    this.prefixes[network.address.family].add(network.prefix);
  }

  /** What belongs to a network that the address is in; only those with prefixes shorter than `below`. */
  around(address: IPAddress, below = Infinity): T | undefined {
    for (const prefix of this.prefixes[address.family]) {
      const found = prefix < below ? this.byKey.get(keyOfNetwork({ address, prefix })) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Dotted, from 0 to 2^32 - 1. */
export const textOfIPv4 = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
