/** Addresses and ports as THE TABLE's arguments have them. */
import type { AddressType, PortType } from '../language/types.ts';
import { parseAddress, parseIPv4, parsePrefix, splitPrefix } from './inet.ts';

export interface AddressFault {
  readonly rule: 'bad-address' | 'bad-prefix' | 'bad-port' | 'out-of-range' | 'bad-number';
  readonly text: string;
  readonly replacement?: string;
}

export function checkAddress(word: string, type: AddressType): AddressFault | null {
  if (type.words?.includes(word)) return null;
  const { address: written, prefix } = splitPrefix(word);
  const allowed = type.prefix ?? 'no';
  const { base, fault: rangeFault } = type.range ? splitRange(written) : { base: written, fault: null };
  const address = parseAddress(base);
  if (address === null) {
    if (type.hostname && looksLikeHost(base)) return null;
    return { rule: 'bad-address', text: describe(base, type) };
  }
  if (rangeFault !== null) return rangeFault;
  if (type.family !== undefined && address.family !== type.family)
    return { rule: 'bad-address', text: `is an IPv${address.family} address, and an IPv${type.family} address must stand here` };
  if (prefix === null)
    return allowed === 'required'
      ? { rule: 'bad-prefix', text: `lacks its prefix length: write '${word}/${address.family === 4 ? 24 : 64}', say` }
      : null;
  if (allowed === 'no') return { rule: 'bad-prefix', text: 'must be an address without a prefix length', replacement: written };
  if (parsePrefix(prefix, address.family) === null)
    return {
      rule: 'bad-prefix',
      text: `has no valid prefix length: after the '/' comes a number of 0 to ${address.family === 4 ? 32 : 128}`,
    };
  return null;
}

/** What is wrong with something that is no address, as well as can be told. */
export function describe(word: string, type: Pick<AddressType, 'family' | 'hostname'> = {}): string {
  const kind = type.family === undefined ? 'an IP address' : `an IPv${type.family} address`;
  const parts = word.split('.');
  if (parts.length >= 2 && parts.every((part) => /^\d+$/.test(part))) {
    if (parts.length !== 4) return `is not ${kind}: it has ${parts.length} numbers, an IPv4 address has four`;
    const big = parts.find((part) => Number(part) > 255);
    if (big !== undefined) return `is not ${kind}: ${big} is more than 255`;
    const octal = parts.find((part) => part.length > 1 && part.startsWith('0'));
    if (octal !== undefined) return `is not ${kind}: '${octal}' must be written without the leading 0`;
  }
  if (!type.hostname && looksLikeHost(word)) return `is not ${kind}, and keepalived does not look up names here`;
  return `is not ${kind}`;
}

const looksLikeHost = (word: string): boolean =>
  /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\.?$/.test(word) && /[A-Za-z]/.test(word);

function splitRange(word: string): { base: string; fault: AddressFault | null } {
  const dash = word.indexOf('-');
  if (dash === -1) return { base: word, fault: null };
  const base = word.slice(0, dash);
  const end = word.slice(dash + 1);
  const hex = parseIPv4(base) === null;
  const value = Number.parseInt(end, hex ? 16 : 10);
  const valid = new RegExp(hex ? '^[0-9a-fA-F]{1,4}$' : '^[0-9]{1,3}$').test(end) && value <= (hex ? 0xffff : 255);
  return {
    base,
    fault: valid
      ? null
      : { rule: 'bad-address', text: `ends in '${end}', which cannot be the last ${hex ? 'group' : 'number'} of a range` },
  };
}

export function checkPort(word: string, type: PortType): AddressFault | null {
  const min = type.min ?? 1;
  const range = type.range ? word.split('-') : [word];
  for (const part of range) {
    if (!/^\d+$/.test(part)) {
      if (type.service && /^[a-z][a-z0-9_-]*$/i.test(part)) return null;
      const digits = /^\D{0,2}(\d+)\D{0,2}$/.exec(part)?.[1];
      return {
        rule: 'bad-port',
        text: `is not a port: it must be a number of ${min} to 65535`,
        ...(digits !== undefined && range.length === 1 && Number(digits) <= 65535 ? { replacement: digits } : {}),
      };
    }
    const value = Number(part);
    if (value < min || value > 65535) return { rule: 'out-of-range', text: `is not a port: it must be ${min} to 65535` };
  }
  return null;
}
