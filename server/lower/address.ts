/** Counting addresses up. */
import type { IPAddress } from '../../grammar/values/inet.ts';

/** The address that many places after the first; of IPv6 only the last group counts, as keepalived has it. */
export function addressAt(first: IPAddress, index: number): IPAddress {
  if (index === 0) return first;
  if (first.family === 4) return { family: 4, value: (first.value + index) >>> 0 };
  const bytes = Uint8Array.from(first.bytes);
  const last = ((((bytes[14] ?? 0) << 8) | (bytes[15] ?? 0)) + index) & 0xffff;
  bytes[14] = last >>> 8;
  bytes[15] = last & 0xff;
  return { family: 6, bytes };
}
