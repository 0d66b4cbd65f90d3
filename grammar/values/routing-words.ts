/** The values of `ip address`, `ip route` and `ip rule` lines, word by word, as keepalived reads them. */
import { IP_PROTOCOLS, MPLS, nameTables, OLD_DESTINATION, TCP_TIME_LIMITS, tcpTimes, wordValues } from '../language/routing.ts';
import type { NameTable } from '../language/routing.ts';
import type { AddressType, ValueType } from '../language/types.ts';
import { exists, isBefore } from '../language/version.ts';
import { onlyNearest, orList } from '../nearest.ts';
import { checkAddress, describe } from './address.ts';
import { longestPrefix, parseIPv4, parseIPv6 } from './inet.ts';
import { checkInteger, readInteger } from './number.ts';
import type { ValueContext, ValueRule } from './types.ts';

/** What is wrong with a value. */
export interface Fault {
  readonly rule: ValueRule;
  /** As words that follow the value. */
  readonly text: string;
  /** What to write in its place, where there is only one such thing. */
  readonly replacement?: string;
  /** What follows, where it is worse than the loss of the option or the line. */
  readonly then?: string;
  /** keepalived uses the value all the same (the text says how), without a word or with a report. Else it refuses it. */
  readonly taken?: 'silent' | 'reported';
}

type Judge = (word: string, context: ValueContext) => Fault | null;

// ------------------------------------------------------------------------------------------------ C's numbers

interface Scan {
  /** Between 0 and 2^64 - 1: a sign wraps it around, too many digits stop at the end. */
  readonly value: bigint;
  /** Index behind the number; where it began if there is none. */
  readonly end: number;
  readonly overflow: boolean;
}

const ULONG_MAX = 0xffff_ffff_ffff_ffffn;
const UINT_MAX = 0xffff_ffffn;

const isSpace = (char: string): boolean => char === ' ' || (char >= '\t' && char <= '\r');

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 122 ? lower - 87 : 99;
}

/** strtoul: blanks, a sign, digits; base 0 takes 0x… and 0… as hexadecimal and octal. */
function strtoul(text: string, from: number, base: 0 | 10 | 16): Scan {
  let at = from;
  while (isSpace(text.charAt(at))) at++;
  const negative = text.charAt(at) === '-';
  if (negative || text.charAt(at) === '+') at++;
  let radix: number = base;
  const hex = text.charAt(at) === '0' && (text.charCodeAt(at + 1) | 32) === 120 && digitOf(text.charCodeAt(at + 2)) < 16;
  if (base === 0) radix = hex ? 16 : text.charAt(at) === '0' ? 8 : 10;
  if (radix === 16 && hex) at += 2;
  const start = at;
  let value = 0n;
  for (let digit; at < text.length && (digit = digitOf(text.charCodeAt(at))) < radix; at++) {
    if (value <= ULONG_MAX) value = value * BigInt(radix) + BigInt(digit);
  }
  if (at === start) return { value: 0n, end: from, overflow: false };
  if (value > ULONG_MAX) return { value: ULONG_MAX, end: at, overflow: true };
  return { value: negative ? BigInt.asUintN(64, -value) : value, end: at, overflow: false };
}

// ------------------------------------------------------------------------------------------ names with numbers

/** The number that a word of this table stands for, as keepalived finds it; null where it finds none. */
export function numberOf(word: string, table: NameTable): number | null {
  const { value, end } = strtoul(word, 0, 0);
  if (end > 0 && end === word.length) {
    const kept = Number(value & UINT_MAX);
    return kept <= table.max ? kept : null;
  }
  return table.names.find((name) => name.word === word)?.number ?? null;
}

function judgeName(word: string, table: NameTable): Fault | null {
  const { what, file, min = 0, max, names } = table;
  const number = numberOf(word, table);
  if (number !== null && number >= min) {
    const written = readInteger(word, 0);
    return written !== null && written !== number && word !== ''
      ? { rule: 'out-of-range', text: `is not a number from ${min} to ${max}; keepalived takes it for ${number}`, taken: 'silent' }
      : null;
  }
  if (number !== null || (word !== '' && readInteger(word, 0) !== null))
    return { rule: 'out-of-range', text: `cannot be ${what}: it must be ${min} to ${max}` };
  const known = names.filter((name) => name.number >= min).map((name) => name.word);
  const meant = onlyNearest(word, known);
  const hint = meant !== null ? `. Did you mean '${meant}'?` : known.length <= 6 ? ` (${orList(known)} on Debian)` : '';
  return {
    rule: 'unknown-value',
    text: `is not ${what}: neither a number from ${min} to ${max} nor a name in ${file}${hint}`,
    ...(meant === null ? {} : { replacement: meant }),
  };
}

function judgeRealms(word: string): Fault | null {
  const table = nameTables['route-realm'];
  if (table === undefined) return null;
  const slash = word.indexOf('/');
  const parts = slash < 0 ? [word] : [word.slice(0, slash), word.slice(slash + 1)];
  for (const part of parts) {
    const fault = judgeName(part, table);
    if (fault === null) continue;
    return parts.length === 1
      ? fault
      : { rule: fault.rule, text: `does not work: '${part}' ${fault.text}`, ...(fault.taken === undefined ? {} : { taken: fault.taken }) };
  }
  return null;
}

const protocolNames = new Map(IP_PROTOCOLS.flatMap(({ names, number }) => names.map((name) => [name, number] as const)));

function judgeProtocol(word: string): Fault | null {
  const trimmed = word.trimStart();
  const { value, end } = strtoul(trimmed, 0, 10);
  if (trimmed !== '' && !trimmed.startsWith('-') && value <= 127n) {
    if (end === trimmed.length) return null;
    const number = protocolNames.get(trimmed);
    if (number !== undefined && number <= 255) return null;
    if (number !== undefined) return { rule: 'out-of-range', text: `is protocol ${number}, and rules hold only 0 to 255` };
  }
  const spelt = [...protocolNames].find(([, number]) => /^\d+$/.test(trimmed) && Number(trimmed) === number);
  if (spelt !== undefined) {
    return {
      rule: 'out-of-range',
      text: `is more than 127, the highest number that keepalived takes here; the name '${spelt[0]}' does work`,
      replacement: spelt[0],
    };
  }
  // Only upper and lower case: a protocol that looks alike is another one.
  const meant = [...protocolNames.keys()].find((name) => name.toLowerCase() === trimmed.toLowerCase());
  return {
    rule: 'unknown-value',
    text: `is neither a number from 0 to 127 nor a protocol of /etc/protocols${meant === undefined ? '' : `. Did you mean '${meant}'?`}`,
    ...(meant === undefined ? {} : { replacement: meant }),
  };
}

// --------------------------------------------------------------------------------------------- numbers in a dress

function judgeWordOrNumber(word: string, { max, unit, words }: (typeof wordValues)[string], context: ValueContext): Fault | null {
  const known = words.filter((value) => exists(value, context.version)).map((value) => value.word);
  if (known.includes(word)) return null;
  const fault = checkInteger(word, { kind: 'integer', min: 0, max, ...(unit === undefined ? {} : { unit }) });
  if (fault?.rule !== 'bad-number') return fault;
  const meant = onlyNearest(word, known);
  return {
    rule: 'bad-number',
    text: `is neither ${orList(known)} nor a number from 0 to ${max}${meant === null ? '' : `. Did you mean '${meant}'?`}`,
    ...(meant === null ? {} : { replacement: meant }),
  };
}

/** Times of TCP: `200ms`, `1.5s`, `3secs`, or a number of the kernel's units. */
function judgeTime(word: string, unitsPerMs: number, context: ValueContext): Fault | null {
  const { min, max } = TCP_TIME_LIMITS;
  const range = `it must be ${min / 1000} to ${max / 1000} seconds, such as '300ms' or '2s'`;
  const text = word.trimStart();
  const unitAt = text.search(/[sS]/);
  let digits = text;
  let places = 0;
  if (unitAt >= 0) {
    const milli = unitAt > 0 && text.charAt(unitAt - 1).toLowerCase() === 'm';
    digits = text.slice(0, milli ? unitAt - 1 : unitAt);
    places = milli ? 0 : 3;
    if (!/^s(ecs?)?$/i.test(text.slice(unitAt)) || digits === '') return { rule: 'bad-number', text: `is not a time: ${range}` };
  }
  if (/[eE]/.test(digits)) return { rule: 'bad-number', text: `is not a time: keepalived takes no powers of ten, and ${range}` };
  if (digits.startsWith('-')) return { rule: 'out-of-range', text: `is negative: ${range}` };

  const point = digits.indexOf('.');
  const fraction = point < 0 ? '' : digits.slice(point + 1);
  const tooFine = fraction.length > places;
  const whole =
    (point < 0 ? digits : digits.slice(0, point)) + fraction.slice(0, places) + '0'.repeat(Math.max(0, places - fraction.length));
  const scan = strtoul(whole, 0, 10);
  if (scan.end !== whole.length) return { rule: 'bad-number', text: `is not a time: ${range}` };
  const read = scan.value + (tooFine && fraction.charAt(places) >= '5' ? 1n : 0n);
  if (read > BigInt(max * unitsPerMs)) return { rule: 'out-of-range', text: `is too long: ${range}` };

  // Limits were moved to in silence before they were reported.
  const moved = isBefore(context.version, '2.2.8') ? 'silent' : 'reported';
  const units = unitAt >= 0 ? read * BigInt(unitsPerMs) : read;
  const scale = unitAt >= 0 || unitsPerMs === 1 ? '' : ` (a bare number counts ${unitsPerMs} to the millisecond)`;
  if (units > BigInt(max * unitsPerMs))
    return { rule: 'out-of-range', text: `is more than ${max / 1000} seconds, and keepalived cuts it to that`, taken: moved };
  if (tooFine) {
    return {
      rule: 'bad-number',
      text: places === 0 ? `has decimal places, and only seconds ('1.5s') may have them` : 'has more than three decimal places',
      taken: 'reported',
    };
  }
  if (units < BigInt(min * unitsPerMs)) {
    return { rule: 'out-of-range', text: `is less than ${min} milliseconds${scale}, and keepalived raises it to that`, taken: moved };
  }
  return null;
}

function judgeMark(word: string): Fault | null {
  const text = word.trimStart();
  const bad = (why: string): Fault => ({ rule: 'bad-number', text: `is not a firewall mark: ${why}` });
  const shape = 'write MARK or MARK/MASK as numbers, such as 10 or 0x10/0xff';
  if (text.startsWith('-')) return bad('it is negative');
  const mark = strtoul(text, 0, 0);
  if (mark.value > UINT_MAX) return bad('the highest is 4294967295');
  let end = mark.end;
  let empty = end === 0;
  if (text.charAt(end) === '/') {
    const next = text.charAt(end + 1);
    if (isSpace(next) || next === '-') return bad(shape);
    const mask = strtoul(text, end + 1, 0);
    if (mask.value > UINT_MAX) return bad('the highest mask is 4294967295');
    empty ||= mask.end === end + 1;
    end = mask.end;
  }
  if (end !== text.length) return bad(shape);
  return empty ? { rule: 'bad-number', text: `lacks a number, which keepalived takes for 0: ${shape}`, taken: 'silent' } : null;
}

function judgeTunnelId(word: string): Fault | null {
  const text = word.trimStart();
  if (/^[+]?0*\d{1,19}$/.test(text) || text === '') return null;
  const { end, overflow } = strtoul(text, 0, 10);
  return text.startsWith('-') || end !== text.length || overflow
    ? { rule: 'bad-number', text: 'is not a tunnel id: it must be a whole number from 0 to 18446744073709551615' }
    : null;
}

/** `FROM-TO` as C's scanf reads it: it needs both numbers and does not look at what follows them. */
function judgeRange(word: string, max: number, what: string): Fault | null {
  const found = /^[\t-\r ]*([+-]?\d+)-[\t-\r ]*([+-]?\d+)(.*)$/s.exec(word);
  if (found === null) {
    const single = /^\d+$/.test(word) && Number(word) <= max;
    return single
      ? {
          rule: 'bad-value',
          text: `does not work: keepalived wants a range here, even for one ${what}. Write '${word}-${word}'`,
          replacement: `${word}-${word}`,
        }
      : { rule: 'bad-value', text: `is not a range of ${what}s: write it as FROM-TO, two numbers from 0 to ${max}` };
  }
  const [from, to] = [Number(found[1]), Number(found[2])];
  const taken = 'silent';
  if (found[3] !== '') return { rule: 'bad-value', text: `ends in '${found[3] ?? ''}', which keepalived does not look at`, taken };
  if (from < 0 || to < 0 || from > max || to > max)
    return { rule: 'out-of-range', text: `goes beyond 0 to ${max}, and keepalived takes what is left of the numbers`, taken };
  return from > to ? { rule: 'out-of-range', text: `ends before it begins, so the kernel will refuse the rule`, taken } : null;
}

function judgeLabels(word: string): Fault | null {
  const bad: Fault = {
    rule: 'bad-value',
    text: `is not an MPLS label: write up to ${MPLS.labels} numbers from 0 to ${MPLS.max}, such as '100' or '100/200'`,
  };
  let text = word.trimStart();
  for (let count = 0; count < MPLS.labels; count++) {
    if (text.startsWith('-') || isSpace(text.charAt(0))) return bad;
    const { value, end } = strtoul(text, 0, 0);
    if (end === 0 || value > BigInt(MPLS.max)) return bad;
    if (end === text.length) return null;
    if (text.charAt(end) !== '/') return bad;
    text = text.slice(end + 1);
  }
  return bad;
}

function judgeLocator(word: string): Fault | null {
  const bad: Fault = { rule: 'bad-value', text: `is not an ILA locator: write four groups of hex digits, such as '2001:db8:0:1'` };
  const groups = word.trimStart().split(':');
  return groups.length === 4 &&
    groups.every((group) => /^(0x)?[0-9a-f]+$/i.test(group) && Number(`0x${group.replace(/^0x/i, '')}`) <= 0xffff)
    ? null
    : bad;
}

// ----------------------------------------------------------------------------------------------------- addresses

/** The family of what is or should be an address: keepalived goes by the colon. */
export const familyOf = (word: string): 4 | 6 => (word.includes(':') ? 6 : 4);

/** The family of a destination; null for `default` and its like, which keepalived keeps apart from both. */
export function familyOfDestination(word: string): 4 | 6 | null {
  if (word === OLD_DESTINATION.word) return 6;
  return /[.:]/.test(word) ? familyOf(word) : null;
}

/** Address and prefix length as keepalived reads them; a bad or missing length is the longest. */
export function readPrefix(word: string): { readonly base: string; readonly prefix: string | null; readonly length: number } {
  const longest = longestPrefix(familyOf(word));
  const slash = word.indexOf('/');
  if (slash < 0) return { base: word, prefix: null, length: longest };
  const prefix = word.slice(slash + 1);
  const length = prefix.trimStart().startsWith('-') ? null : readInteger(prefix.trimStart());
  return { base: word.slice(0, slash), prefix, length: length !== null && length <= longest ? length : longest };
}

/** The prefix length of a netmask such as 255.255.255.0, or null. */
function netmaskLength(text: string): number | null {
  const mask = parseIPv4(text);
  if (mask === null) return null;
  const host = 0xffffffff - mask;
  return (host & (host + 1)) === 0 ? Math.clz32(host) : null;
}

function judgePrefixed(word: string, type: AddressType, context: ValueContext): Fault | null {
  if (type.words?.includes(word)) return null;
  if (type.words !== undefined && word === OLD_DESTINATION.word) {
    if (isBefore(context.version, OLD_DESTINATION.deprecated)) return null;
    return {
      rule: 'deprecated-argument',
      taken: 'silent',
      replacement: OLD_DESTINATION.use,
      text: `is an old spelling that keepalived ${OLD_DESTINATION.deprecated} deprecated: write '${OLD_DESTINATION.use}'`,
    };
  }
  const family = familyOf(word);
  const longest = longestPrefix(family);
  const { base, prefix } = readPrefix(word);
  if (family === 6 ? parseIPv6(base) === null : parseIPv4(base) === null) return { rule: 'bad-address', text: describe(base, type) };
  if (prefix === null) return null;
  if (prefix.trim() === '') {
    return {
      rule: 'bad-prefix',
      taken: 'silent',
      text: `has nothing behind the '/', which keepalived takes for /0. Write the prefix length, 0 to ${longest}`,
    };
  }
  const length = readInteger(prefix.trimStart());
  if (length !== null && !prefix.trimStart().startsWith('-') && length <= longest) return null;
  const mask = family === 4 ? netmaskLength(prefix) : null;
  const instead = mask === null ? `after the '/' comes a number of 0 to ${longest}` : `write the netmask ${prefix} as /${mask}`;
  return {
    rule: 'bad-prefix',
    taken: 'reported',
    text: `has no valid prefix length: ${instead}. keepalived uses /${longest}`,
    ...(mask === null ? {} : { replacement: `${base}/${mask}` }),
  };
}

// ---------------------------------------------------------------------------------------------------- interfaces

/** What keepalived does when an interface does not exist, anywhere in its VRRP part. */
const NO_INTERFACE = "Unless 'dynamic_interfaces' is set, keepalived runs no VRRP at all then.";

/** Names that the kernel gives to no interface; whether another exists is the host's affair. */
function judgeInterface(word: string, { awaitsInterfaces }: ValueContext): Fault | null {
  const fault = impossibleName(word);
  if (fault === null || awaitsInterfaces !== true) return fault;
  return { ...fault, text: `${sentence(fault.text)} With 'dynamic_interfaces' keepalived waits for it, in vain`, taken: 'silent' };
}

function impossibleName(word: string): Fault | null {
  const then = NO_INTERFACE;
  if (word.length > 15)
    return { rule: 'too-long', text: `cannot be an interface: a name has at most 15 characters, this has ${word.length}`, then };
  if (/^[^\s/:]+:[^\s/:]+$/.test(word)) {
    return {
      rule: 'bad-name',
      text: `is not an interface but a label: write '${word.slice(0, word.indexOf(':'))}', and 'label ${word}' if it is wanted`,
      then,
    };
  }
  return /^(|\.|\.\.)$|[\s/:]/.test(word) ? { rule: 'bad-name', text: 'cannot be an interface: no interface has such a name', then } : null;
}

// ------------------------------------------------------------------------------------------------ by value type

const judges: Readonly<Record<string, Judge>> = {
  ...Object.fromEntries(Object.entries(nameTables).map(([notation, table]) => [notation, (word: string) => judgeName(word, table)])),
  ...Object.fromEntries(
    Object.entries(wordValues).map(([notation, value]) => [
      notation,
      (word: string, context: ValueContext) => judgeWordOrNumber(word, value, context),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(tcpTimes).map(([notation, { unitsPerMs }]) => [
      notation,
      (word: string, context: ValueContext) => judgeTime(word, unitsPerMs, context),
    ]),
  ),
  'route-realms': judgeRealms,
  'route-tunnel-id': judgeTunnelId,
  'route-mpls': judgeLabels,
  'route-ila': judgeLocator,
  'rule-fwmark': judgeMark,
  'rule-uids': (word) => judgeRange(word, 4294967295, 'user id'),
  'rule-ports': (word) => judgeRange(word, 65535, 'port'),
  'rule-protocol': judgeProtocol,
};

/** What is wrong with one value of a line. */
export function judge(type: ValueType, word: string, context: ValueContext): Fault | null {
  switch (type.kind) {
    case 'integer':
      return checkInteger(word, type);
    case 'address':
      return type.prefix === 'optional' ? judgePrefixed(word, type, context) : checkAddress(word, type);
    case 'interface':
      return judgeInterface(word, context);
    case 'enum': {
      const known = type.values.filter((value) => exists(value, context.version)).map((value) => value.word);
      if (known.includes(word)) return null;
      const meant = onlyNearest(word, known);
      return { rule: 'unknown-value', text: `is not ${orList(known)}`, ...(meant === null ? {} : { replacement: meant }) };
    }
    case 'text':
      return type.maxLength !== undefined && word.length > type.maxLength
        ? { rule: 'too-long', text: `has ${word.length} characters, and no more than ${type.maxLength} fit` }
        : null;
    case 'special':
      return judges[type.notation]?.(word, context) ?? null;
    default:
      return null;
  }
}

export const sentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);
