/**
 * IP addresses exactly as the `inet_pton()` of glibc reads them, which is what keepalived asks about nearly every address.
 *
 * IPv4: four decimal numbers of 0 to 255, no number may begin with a needless 0 (`010`), no short forms (`10.1`), no hex.
 * IPv6: groups of one to four hex digits, at most one `::` (which must stand for at least one group), the last 32 bits may be written as
 * IPv4 (`::ffff:10.0.0.1`). No zone (`%eth0`), no brackets, no blanks, no prefix.
 *
 * One pass over the characters each: no regular expressions, no backtracking, never throws.
 *
 * What keepalived cuts off before it asks differs by keyword:
 * - VIPs, static addresses, `from`/`to` and destinations of routes and rules: `/` and a prefix length (it must be a number up to 32 or 128;
 *   an empty one is 0; a bad one is reported and the longest used). `via`, `src`, `or`, `peer`, `brd`, `encap` ends: nothing may follow.
 * - everything that becomes a socket address (unicast_src_ip, unicast_peer, mcast_src_ip, virtual and real servers, connect_ip, bindto,
 *   BFD neighbours, mcast groups): what follows the first `-`, or if there is none the first `/`, is cut off in silence;
 *   only some keywords look at it themselves (ranges of virtual_server_group). See {@link socketAddressPart}.
 * - use_ipvlan's address: needs `.` or `:`, and a prefix length in plain digits.
 * - smtp_server and script-like hosts: the resolver is asked as well.
 */

export interface IPv4Address {
  readonly family: 4;
  /** 0 to 2^32 - 1. */
  readonly value: number;
}

export interface IPv6Address {
  readonly family: 6;
  /** Sixteen bytes in network order. */
  readonly bytes: Uint8Array;
}

export type IPAddress = IPv4Address | IPv6Address;

const DOT = 0x2e;
const COLON = 0x3a;
const ZERO = 0x30;

/** The value of an IPv4 address, or null if `text` is none. */
export function parseIPv4(text: string): number | null {
  return readIPv4(text, 0);
}

function readIPv4(text: string, from: number): number | null {
  let value = 0;
  let octets = 0;
  let octet = -1;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (octet === 0) return null;
      if (octet < 0) {
        if (++octets > 4) return null;
        octet = digit;
      } else {
        octet = octet * 10 + digit;
        if (octet > 255) return null;
      }
    } else if (code === DOT && octet >= 0) {
      value = value * 256 + octet;
      octet = -1;
    } else return null;
  }
  return octets === 4 && octet >= 0 ? value * 256 + octet : null;
}

/** The sixteen bytes of an IPv6 address, or null if `text` is none. */
export function parseIPv6(text: string): Uint8Array | null {
  const end = text.length;
  let at = 0;
  if (text.charCodeAt(0) === COLON) {
    if (text.charCodeAt(1) !== COLON) return null;
    at = 1;
  }
  const bytes = new Uint8Array(16);
  let filled = 0;
  /** Where `::` stands, as an index into the bytes. */
  let gap = -1;
  let groupStart = at;
  let digits = 0;
  let group = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const digit = hexDigit(code);
    if (digit >= 0) {
      if (digits === 4) return null;
      group = group * 16 + digit;
      digits++;
    } else if (code === COLON) {
      groupStart = at + 1;
      if (digits === 0) {
        if (gap >= 0) return null;
        gap = filled;
        continue;
      }
      if (at + 1 === end || filled + 2 > 16) return null;
      bytes[filled++] = group >>> 8;
      bytes[filled++] = group & 0xff;
      digits = 0;
      group = 0;
    } else if (code === DOT && filled + 4 <= 16) {
      const value = readIPv4(text, groupStart);
      if (value === null) return null;
      for (let shift = 24; shift >= 0; shift -= 8) bytes[filled++] = (value >>> shift) & 0xff;
      digits = 0;
      break;
    } else return null;
  }
  if (digits > 0) {
    if (filled + 2 > 16) return null;
    bytes[filled++] = group >>> 8;
    bytes[filled++] = group & 0xff;
  }
  if (gap >= 0) {
    if (filled === 16) return null;
    bytes.copyWithin(16 - (filled - gap), gap, filled);
    bytes.fill(0, gap, 16 - (filled - gap));
    filled = 16;
  }
  return filled === 16 ? bytes : null;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

/** An address of either family, or null. What contains `:` can only be IPv6. */
export function parseAddress(text: string): IPAddress | null {
  if (text.includes(':')) {
    const bytes = parseIPv6(text);
    return bytes && { family: 6, bytes };
  }
  const value = parseIPv4(text);
  return value === null ? null : { family: 4, value };
}

/** The longest prefix of a family. */
export const longestPrefix = (family: 4 | 6): 32 | 128 => (family === 4 ? 32 : 128);

/**
 * Takes `address/prefix` apart at the first `/`. `prefix` is null where there is no `/`; it may be empty or no number:
 * see {@link parsePrefix}.
 */
export function splitPrefix(text: string): { readonly address: string; readonly prefix: string | null } {
  const slash = text.indexOf('/');
  return slash < 0 ? { address: text, prefix: null } : { address: text.slice(0, slash), prefix: text.slice(slash + 1) };
}

/** The part of a word that keepalived looks at where it wants a socket address: up to the first `-`, else up to the first `/`. */
export function socketAddressPart(text: string): string {
  const dash = text.indexOf('-');
  const end = dash < 0 ? text.indexOf('/') : dash;
  return end < 0 ? text : text.slice(0, end);
}

/** A prefix length in plain decimal digits, 0 to what the family allows; else null. */
export function parsePrefix(text: string, family: 4 | 6): number | null {
  if (text.length === 0 || text.length > 8) return null;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value <= longestPrefix(family) ? value : null;
}

/** One text for each address, however it was written: equal keys are equal addresses. */
export function addressKey(address: IPAddress): string {
  if (address.family === 4) return `4:${address.value}`;
  let key = '6:';
  for (const byte of address.bytes) key += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16);
  return key;
}

export const isSameAddress = (one: IPAddress, other: IPAddress): boolean =>
  one.family === 4
    ? other.family === 4 && one.value === other.value
    : other.family === 6 && one.bytes.every((byte, index) => byte === other.bytes[index]);

/** `0.0.0.0` or `::`. */
export function isUnspecified(address: IPAddress): boolean {
  return address.family === 4 ? address.value === 0 : address.bytes.every((byte) => byte === 0);
}

/** 224.0.0.0/4 or ff00::/8. */
export function isMulticast(address: IPAddress): boolean {
  return address.family === 4 ? address.value >>> 28 === 0xe : address.bytes[0] === 0xff;
}

/** 127.0.0.0/8 or ::1. */
export function isLoopback(address: IPAddress): boolean {
  if (address.family === 4) return address.value >>> 24 === 127;
  return address.bytes.every((byte, index) => byte === (index === 15 ? 1 : 0));
}

/** 169.254.0.0/16 or fe80::/10. */
export function isLinkLocal(address: IPAddress): boolean {
  if (address.family === 4) return address.value >>> 16 === 0xa9fe;
  return address.bytes[0] === 0xfe && ((address.bytes[1] ?? 0) & 0xc0) === 0x80;
}

/** Are there bits behind the prefix: `10.0.0.5/24` as a network? */
export function hasHostBits(address: IPAddress, prefix: number): boolean {
  if (address.family === 4) return prefix < 32 && address.value % 2 ** (32 - prefix) !== 0;
  return address.bytes.some((byte, index) => {
    const kept = Math.min(8, Math.max(0, prefix - index * 8));
    return (byte & (0xff >>> kept)) !== 0;
  });
}

/** The value of an IPv4 address in any of the old forms of inet_aton(): `255.255`, `0xffffff00`, `0377.0.0.0`. */
export function parseLooseIPv4(word: string): number | null {
  const parts = word.split('.');
  const last = parts.pop() ?? '';
  if (parts.length > 3) return null;
  let value = 0;
  for (const part of parts) {
    const octet = parseLooseNumber(part);
    if (octet === null || octet > 255) return null;
    value = value * 256 + octet;
  }
  const room = 256 ** (4 - parts.length);
  const tail = parseLooseNumber(last);
  return tail === null || tail >= room ? null : value * room + tail;
}

function parseLooseNumber(part: string): number | null {
  if (/^0x[\da-f]+$/i.test(part)) return Number.parseInt(part.slice(2), 16);
  if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
  return /^[1-9]\d*$/.test(part) ? Number(part) : null;
}
