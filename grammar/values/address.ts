/** Addresses and ports as THE TABLE's arguments have them. */
import type { AddressType, PortType } from '../language/types.ts';
import { parseAddress, splitPrefix } from './inet.ts';

export interface AddressFault {
  readonly rule: 'bad-address' | 'bad-prefix' | 'bad-port' | 'out-of-range' | 'bad-number';
  readonly text: string;
  readonly replacement?: string;
}

/** One address without a prefix length: where one may follow, a notation reads both. */
export function checkAddress(word: string, type: AddressType): AddressFault | null {
  if (type.words?.includes(word)) return null;
  const { address: written, prefix } = splitPrefix(word);
  const address = parseAddress(written);
  if (address === null) return { rule: 'bad-address', text: describe(written, type) };
  if (type.family !== undefined && address.family !== type.family)
    return { rule: 'bad-address', text: `is an IPv${address.family} address, and an IPv${type.family} address must stand here` };
  return prefix === null ? null : { rule: 'bad-prefix', text: 'must be an address without a prefix length', replacement: written };
}

/** What is wrong with something that is no address, as well as can be told. */
export function describe(word: string, type: Pick<AddressType, 'family'> = {}): string {
  const kind = type.family === undefined ? 'an IP address' : `an IPv${type.family} address`;
  const parts = word.split('.');
  if (parts.length >= 2 && parts.every((part) => /^\d+$/.test(part))) {
    if (parts.length !== 4) return `is not ${kind}: it has ${parts.length} numbers, an IPv4 address has four`;
    const big = parts.find((part) => Number(part) > 255);
    if (big !== undefined) return `is not ${kind}: ${big} is more than 255`;
    const octal = parts.find((part) => part.length > 1 && part.startsWith('0'));
    if (octal !== undefined) return `is not ${kind}: '${octal}' must be written without the leading 0`;
  }
  if (looksLikeHost(word)) return `is not ${kind}, and keepalived does not look up names here`;
  return `is not ${kind}`;
}

const looksLikeHost = (word: string): boolean =>
  /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\.?$/.test(word) && /[A-Za-z]/.test(word);

export function checkPort(word: string, { min = 1 }: PortType): AddressFault | null {
  if (!/^\d+$/.test(word)) {
    const digits = /^\D{0,2}(\d+)\D{0,2}$/.exec(word)?.[1];
    return {
      rule: 'bad-port',
      text: `is not a port: it must be a number of ${min} to 65535`,
      ...(digits !== undefined && Number(digits) <= 65535 ? { replacement: digits } : {}),
    };
  }
  const value = Number(word);
  return value < min || value > 65535 ? { rule: 'out-of-range', text: `is not a port: it must be ${min} to 65535` } : null;
}
