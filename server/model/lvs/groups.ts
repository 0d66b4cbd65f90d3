/** Groups of addresses: `virtual_server_group NAME { … }`. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { splitWords, type LogicalLine } from '../../../grammar/lines.ts';
import type { IPAddress, IPv4Address, IPv6Address } from '../../../grammar/values/inet.ts';
import { checkValues } from '../../../grammar/values/check.ts';
import { readAddress, type Reader } from './reader.ts';
import type { Family, Group, GroupAddresses, GroupMark } from './types.ts';

/** null: keepalived removes the group. */
export function readGroup(statement: BoundStatement, reader: Reader): Group | null {
  const addresses: GroupAddresses[] = [];
  const fwmarks: GroupMark[] = [];
  const lines = statement.values ?? [];
  for (const line of lines) {
    const words = splitWords(line).texts;
    if (words.length === 0) continue;
    if (words[0] === 'fwmark') {
      const mark = readMark(line, words, statement, reader);
      if (mark !== null) fwmarks.push(mark);
    } else {
      const range = readRange(line, words, statement, reader);
      if (range !== null) addresses.push(range);
    }
  }
  const name = statement.word(1) ?? '';
  const group: Group = { statement, name, addresses, fwmarks };
  if (addresses.length === 0 && fwmarks.length === 0) {
    // of a block without any line the binder tells
    if (lines.length > 0 || statement.close === null) {
      reader.complain('1.3.7', statement, {
        rule: 'empty-block',
        message: `None of the lines of this group is valid: keepalived removes the group, and ignores every virtual server that uses it.`,
        told: 'close',
      });
    }
    return null;
  }
  const families = familiesOf(group);
  if (families.has(4) && families.has(6) && fwmarks.some(({ family }) => family === null)) {
    reader.complain('2.1.0', statement, {
      rule: 'mark-family-unclear',
      message: `The group '${name}' has IPv4 and IPv6 addresses, so each fwmark in it needs its family: write 'inet' or 'inet6' behind it. keepalived removes the group.`,
      told: 'close',
    });
    return null;
  }
  return group;
}

export function familiesOf(group: Group): ReadonlySet<Family> {
  const families = new Set<Family>();
  for (const { family } of group.addresses) families.add(family);
  for (const { family } of group.fwmarks) if (family !== null) families.add(family);
  return families;
}

const MARK = { kind: 'integer', min: 0, max: 4294967295 } as const;

function readMark(line: LogicalLine, words: readonly string[], owner: BoundStatement, reader: Reader): GroupMark | null {
  const [, word, family] = words;
  const mark = word === undefined ? null : reader.number(word, MARK);
  if (mark === null) return null;
  if (family === undefined || !reader.complaints.since('2.1.0')) return { owner, line, mark, family: null };
  return family === 'inet' || family === 'inet6' ? { owner, line, mark, family: family === 'inet' ? 4 : 6 } : null;
}

function readRange(line: LogicalLine, words: readonly string[], owner: BoundStatement, reader: Reader): GroupAddresses | null {
  const [word = '', portWord] = words;
  const first = readAddress(word)?.address ?? null;
  const port = portWord === undefined ? 0 : reader.port(portWord);
  if (first === null || port === null) return null;
  if ((word.includes('-') || word.includes('/')) && !isRange(word, owner, reader)) return null;
  const last = lastOf(word, first, reader.complaints.since('2.2.2'));
  const endless = first.family === 4 && last.family === 4 && first.value >>> 8 !== last.value >>> 8;
  return { owner, line, family: first.family, first, last, count: countOf(first, last), endless, port, text: word };
}

/** The address and the port are good: what is left to refuse is what follows the address. */
function isRange(word: string, { keyword }: BoundStatement, { version, mode }: Reader): boolean {
  if (keyword.lines === undefined) return false;
  return checkValues(keyword.lines, [word], { version }).every(
    ({ keepalived, onlyTested }) => keepalived === 'silent' || (mode === 'run' && onlyTested === true),
  );
}

/** The end of a range whose words are good. `long`: prefixes and whole addresses are read. */
function lastOf(word: string, first: IPAddress, long: boolean): IPAddress {
  const slash = word.indexOf('/');
  if (slash >= 0) return long ? lastOfNetwork(first, Number(word.slice(slash + 1))) : first;
  const dash = word.indexOf('-');
  if (dash < 0) return first;
  const end = word.slice(dash + 1);
  if (long && end.includes(first.family === 4 ? '.' : ':')) return readAddress(end)?.address ?? first;
  if (first.family === 4) return { family: 4, value: first.value - (first.value % 256) + (Number.parseInt(end, 10) || 0) };
  const bytes = first.bytes.slice();
  const group = Number.parseInt(end, 16);
  bytes[14] = group >>> 8;
  bytes[15] = group & 0xff;
  return { family: 6, bytes };
}

function lastOfNetwork(first: IPAddress, prefix: number): IPAddress {
  if (first.family === 4) return { family: 4, value: first.value + 2 ** (32 - prefix) - 1 };
  const bytes = first.bytes.map((byte, index) => byte | (0xff >>> Math.min(8, Math.max(0, prefix - index * 8))));
  return { family: 6, bytes };
}

function countOf(first: IPAddress, last: IPAddress): number {
  if (first.family === 4) return (last as IPv4Address).value - first.value + 1;
  return ((lowOf(last as IPv6Address) - lowOf(first) + 0x10000) % 0x10000) + 1;
}

/** The last 16 bits. */
const lowOf = ({ bytes }: IPv6Address): number => (bytes[14] ?? 0) * 256 + (bytes[15] ?? 0);
