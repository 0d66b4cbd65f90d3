/** What an address with a prefix length covers, in words. */
import type { ValueType } from '../../grammar/language/types.ts';
import { isLinkLocal, isLoopback, isMulticast, parseAddress, parsePrefix, splitPrefix, type IPAddress } from '../../grammar/values/inet.ts';

/** `network 10.0.0.0/24, 10.0.0.0 to 10.0.0.255, netmask 255.255.255.0`; null: there is nothing to say. */
export function describeAddress(word: string, type: ValueType): string | null {
  if (type.kind !== 'address' && type.kind !== 'options' && type.kind !== 'special') return null;
  const { address: text, prefix: written } = splitPrefix(word);
  const address = parseAddress(text);
  if (address === null) return null;
  const prefix = written === null ? null : parsePrefix(written, address.family);
  const parts = [`IPv${address.family} address`, kindOf(address), prefix === null ? null : networkOf(address, prefix)];
  return parts.filter((part) => part !== null).join(', ');
}

const kindOf = (address: IPAddress): string | null =>
  isMulticast(address) ? 'multicast' : isLoopback(address) ? 'loopback' : isLinkLocal(address) ? 'link-local' : null;

function networkOf(address: IPAddress, prefix: number): string {
  if (address.family === 6) return `network ${ipv6(masked(address.bytes, prefix))}/${prefix}`;
  const size = 2 ** (32 - prefix);
  const first = Math.floor(address.value / size) * size;
  const mask = 2 ** 32 - size;
  return `network ${ipv4(first)}/${prefix} (${ipv4(first)} to ${ipv4(first + size - 1)}), netmask ${ipv4(mask)}`;
}

const ipv4 = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');

const masked = (bytes: Uint8Array, prefix: number): Uint8Array =>
  bytes.map((byte, index) => byte & (0xff << (8 - Math.max(0, Math.min(8, prefix - index * 8)))));

/** With `::` for the longest run of zeros. */
function ipv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, index) => (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16));
  const text = groups.join(':');
  const zeros = (text.match(/\b0(?::0)+\b/g) ?? []).sort((a, b) => b.length - a.length)[0];
  if (zeros === undefined) return text;
  const at = text.indexOf(zeros);
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + zeros.length).replace(/^:/, '')}`;
}
