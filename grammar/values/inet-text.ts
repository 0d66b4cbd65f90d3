/** Addresses as text. */
import type { IPAddress } from './inet.ts';

/** As inet_ntop writes it: RFC 5952, with the last 32 bits dotted in mapped and compatible addresses. */
export function formatAddress(address: IPAddress): string {
  if (address.family === 4) return formatIPv4(address.value);
  const groups = Array.from({ length: 8 }, (_, index) => ((address.bytes[2 * index] ?? 0) << 8) | (address.bytes[2 * index + 1] ?? 0));
  const { start, length } = longestZeros(groups);
  const parts = groups.map((group) => group.toString(16));
  const [high = 0, low = 0] = groups.slice(6);
  if (start === 0 && (length === 6 || (length === 5 && groups[5] === 0xffff))) {
    parts.splice(6, 2, formatIPv4(((high << 16) | low) >>> 0));
  }
  if (length === 0) return parts.join(':');
  const after = parts.length === 7 ? Math.min(start + length, 6) : start + length;
  return `${parts.slice(0, start).join(':')}::${parts.slice(after).join(':')}`;
}

/** Dotted, from 0 to 2^32 - 1. */
export const formatIPv4 = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');

/** The longest run of two or more zero groups; the first of equals. */
function longestZeros(groups: readonly number[]): { start: number; length: number } {
  let best = { start: -1, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (end < groups.length && groups[end] === 0) end++;
    if (end - start > best.length && end - start > 1) best = { start, length: end - start };
    if (end > start) start = end;
  }
  return best;
}

/** `10.0.0.1:80`, `[2001:db8::1]:80` */
export const formatEndpoint = (address: IPAddress, port: number): string =>
  address.family === 4 ? `${formatAddress(address)}:${port}` : `[${formatAddress(address)}]:${port}`;
