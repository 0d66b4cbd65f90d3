/** The single words of ipvsadm: addresses with ports, numbers, masks, flags. Each throws a LiftError that says what is wrong with it. */
import { parseAddress, parseIPv4, parseIPv6, type IPAddress } from '../../grammar/values/inet.ts';
import type { SchedulerFlag, Tunnel } from '../model/lvs/types.ts';
import { formatIPv4 } from '../../grammar/values/inet-text.ts';
import { LiftError } from './lift-types.ts';

export interface Endpoint {
  readonly address: IPAddress;
  /** null: none is written. */
  readonly port: number | null;
}

/** `10.0.0.1:80`, `10.0.0.1`, `[2001:db8::1]:80`, `2001:db8::1` */
export function readEndpoint(word: string): Endpoint {
  const bare = parseAddress(word);
  if (bare !== null) return { address: bare, port: null };
  const [, inBrackets, host, port = ''] = /^(?:\[([^\]]*)\]|([^:]*)):([^:]*)$/.exec(word) ?? [];
  const address = inBrackets === undefined ? ipv4(host ?? '') : ipv6(inBrackets);
  if (address === null) throw new LiftError(`'${word}' is no address and port in numbers. With -n ipvsadm prints numbers: ipvsadm -S -n.`);
  return { address, port: readNumber(port, 0, 65535, 'port', 'With -n ipvsadm prints numbers: ipvsadm -S -n.') };
}

const ipv4 = (text: string): IPAddress | null => {
  const value = parseIPv4(text);
  return value === null ? null : { family: 4, value };
};

const ipv6 = (text: string): IPAddress | null => {
  const bytes = parseIPv6(text);
  return bytes === null ? null : { family: 6, bytes };
};

export function readNumber(word: string, min: number, max: number, what: string, hint = ''): number {
  const number = /^\d{1,10}$/.test(word) ? Number(word) : NaN;
  if (number >= min && number <= max) return number;
  throw new LiftError(`'${word}' is no ${what}: it must be a number from ${min} to ${max}.${hint === '' ? '' : ` ${hint}`}`);
}

/** ipvsadm prints marks above 2147483647 as negative numbers. */
export const readMark = (word: string): number =>
  /^-[1-9]\d{0,9}$/.test(word) && Number(word) >= -(2 ** 31) ? Number(word) + 2 ** 32 : readNumber(word, 1, 2 ** 32 - 1, 'firewall mark');

/** A name that may stand in a config as it is: schedulers and persistence engines are modules of the kernel, so it is short and plain. */
export function readName(word: string, what: string): string {
  if (/^[A-Za-z0-9_-]{1,16}$/.test(word)) return word;
  throw new LiftError(`'${word}' is no ${what}.`);
}

/** How much of an address counts: `255.255.255.0`, for IPv6 `64`. null: all of it. */
export function readGranularity(word: string, family: 4 | 6): string | null {
  if (family === 6) {
    const length = readNumber(word, 1, 128, 'prefix length');
    return length === 128 ? null : String(length);
  }
  const mask = parseIPv4(word);
  if (mask === null) throw new LiftError(`'${word}' is no netmask, as in '255.255.255.0'.`);
  return mask === 0xffff_ffff ? null : formatIPv4(mask);
}

const FLAGS = ['flag-1', 'flag-2', 'flag-3'] as const;

/** `sh-fallback,sh-port`. Nothing at all is how ipvsadm prints the third flag where the scheduler does not know it. */
export function readFlags(word: string, scheduler: string): ReadonlySet<SchedulerFlag> {
  if (word === '') return new Set(['flag-3']);
  const own: readonly string[] = scheduler === 'sh' || scheduler === 'mh' ? [`${scheduler}-fallback`, `${scheduler}-port`] : [];
  return new Set(
    word.split(',').map((name) => {
      const flag = FLAGS.find((known) => known === name) ?? FLAGS[own.indexOf(name)];
      if (flag === undefined) throw new LiftError(`'${name}' is no flag of the scheduler '${scheduler}'.`);
      return flag;
    }),
  );
}

export function readTunnelType(word: string): Tunnel['type'] {
  if (word === 'ipip' || word === 'gue' || word === 'gre') return word;
  throw new LiftError(`'${word}' is no type of tunnel: ipvsadm knows ipip, gue and gre.`);
}
