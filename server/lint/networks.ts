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

/** Dotted, from 0 to 2^32 - 1. */
export const textOfIPv4 = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
