/**
 * The order in which `ipvsadm -S` and `-L` print.
 *
 * ipvsadm subtracts numbers of 32 bits and looks at the sign, so addresses that are more than half of all addresses apart count the wrong way
 * round: 192.168.0.1 comes before 10.0.0.1. Where that goes in a circle (10.…, 100.…, 192.…) the outcome depends on the order in which the
 * kernel lists and on the way of sorting; both are followed here.
 */
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { IpvsDestination, IpvsService } from './types.ts';

const PROTOCOLS = { TCP: 6, UDP: 17, SCTP: 132 } as const;

type Compare<T> = (a: T, b: T) => number;

export const inServiceOrder = (services: readonly IpvsService[]): IpvsService[] => mergeSort(services, compareServices);

/** @param destinations in the order in which they were added; the kernel lists the newest first */
export const inDestinationOrder = (destinations: readonly IpvsDestination[]): IpvsDestination[] =>
  mergeSort(destinations.toReversed(), compareDestinations);

function compareServices({ id: a }: IpvsService, { id: b }: IpvsService): number {
  const mark = difference(a.kind === 'fwmark' ? a.mark : 0, b.kind === 'fwmark' ? b.mark : 0);
  if (mark !== 0) return mark;
  const family = familyOf(a) - familyOf(b);
  if (family !== 0 || a.kind === 'fwmark' || b.kind === 'fwmark') return family;
  return PROTOCOLS[a.protocol] - PROTOCOLS[b.protocol] || compareAddresses(a.address, b.address) || a.port - b.port;
}

const compareDestinations = (a: IpvsDestination, b: IpvsDestination): number => compareAddresses(a.address, b.address) || a.port - b.port;

const familyOf = (id: IpvsService['id']): number => (id.kind === 'fwmark' ? id.family : id.address.family);

/** The first of the two decides how many words are looked at; an IPv4 address is one word, and zeros. */
function compareAddresses(a: IPAddress, b: IPAddress): number {
  for (let word = 0; word < (a.family === 6 ? 4 : 1); word++) {
    const found = difference(wordOf(a, word), wordOf(b, word));
    if (found !== 0) return found;
  }
  return 0;
}

function wordOf(address: IPAddress, word: number): number {
  if (address.family === 4) return word === 0 ? address.value : 0;
  let value = 0;
  for (let byte = 4 * word; byte < 4 * word + 4; byte++) value = value * 256 + (address.bytes[byte] ?? 0);
  return value;
}

/** As a C program has it that puts the difference of two unsigned numbers into a signed one. */
const difference = (a: number, b: number): number => (a - b) | 0;

/** That of the GNU C library: halves, the first one rounded down, and the first of equals first. */
function mergeSort<T>(items: readonly T[], compare: Compare<T>): T[] {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle), compare);
  const right = mergeSort(items.slice(middle), compare);
  const merged: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    const [a, b] = [left[l], right[r]] as [T, T];
    if (compare(a, b) <= 0) {
      merged.push(a);
      l++;
    } else {
      merged.push(b);
      r++;
    }
  }
  return merged.concat(left.slice(l), right.slice(r));
}
