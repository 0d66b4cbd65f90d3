/** Words of statements as keepalived takes them. What it refuses is null: the word checks have told of that. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { IntegerType, Keyword, TimerType, ValueType, Version } from '../../../grammar/language/types.ts';
import { checkStatement, typeAt } from '../../../grammar/values/check.ts';
import { parseIPv4, parseIPv6, type IPAddress } from '../../../grammar/values/inet.ts';
import { checkInteger, readInteger } from '../../../grammar/values/number.ts';
import type { Complaint, Complaints } from '../complaints.ts';

/** `keepalived -t` takes nothing of a number such as `80x`; a keepalived that runs takes the digits in front. */
export type Mode = 'test' | 'run';

/** keepalived counts time in microseconds. */
export const SECOND = 1_000_000;
export const CONNECT_TIMEOUT = 5 * SECOND;

const PORT: IntegerType = { kind: 'integer', min: 1, max: 65535 };

export interface Endpoint {
  readonly address: IPAddress;
  readonly text: string;
  /** 0: none. */
  readonly port: number;
}

export class Reader {
  readonly complaints: Complaints;
  readonly version: Version;
  readonly mode: Mode;
  private readonly types = new Map<Keyword, ValueType>();
  /** A file of thousands of timers has a handful of different ones. */
  private readonly times = new Map<ValueType, Map<string, number | null>>();

  constructor(complaints: Complaints, mode: Mode) {
    this.complaints = complaints;
    this.version = complaints.version;
    this.mode = mode;
  }

  /** Complains of what keepalived has reported since a release. */
  complain(since: Version, statement: BoundStatement, complaint: Complaint): void {
    if (this.complaints.since(since)) this.complaints.of(statement, complaint);
  }

  /** Does keepalived take the words of this statement? */
  accepts(statement: BoundStatement): boolean {
    const { keyword, words, line } = statement;
    const context = { version: this.version, ...(keyword.raw === undefined ? {} : { raw: line.image }) };
    return checkStatement(keyword, words.texts, context).every(({ keepalived }) => keepalived === 'silent');
  }

  /** The number behind the keyword. `exact`: even a running keepalived takes only clean ones. */
  integer(statement: BoundStatement, exact = false): number | null {
    const word = statement.word(1);
    const type = this.typeOf(statement);
    if (word === undefined || type?.kind !== 'integer') return null;
    return this.number(word, type, exact);
  }

  number(word: string, type: IntegerType, exact = false): number | null {
    if (checkInteger(word, type) === null) return readInteger(word);
    if (exact || this.mode === 'test' || word.trimStart().startsWith('-')) return null;
    const value = Number(/^\s*\+?(\d+)/.exec(word)?.[1] ?? 0);
    return value >= type.min && value <= type.max ? value : null;
  }

  /** Microseconds of a number of seconds. Digits with something behind them are taken as microseconds. */
  timer(statement: BoundStatement): number | null {
    const word = statement.word(1);
    const type = this.typeOf(statement);
    if (word === undefined || (type?.kind !== 'timer' && type?.kind !== 'integer')) return null;
    let known = this.times.get(type);
    if (known === undefined) this.times.set(type, (known = new Map<string, number | null>()));
    let time = known.get(word);
    if (time === undefined) known.set(word, (time = readTime(word, type)));
    return time;
  }

  private typeOf({ keyword }: BoundStatement): ValueType | undefined {
    let type = this.types.get(keyword);
    if (type === undefined) {
      const arg = keyword.args?.[0];
      if (arg === undefined) return undefined;
      this.types.set(keyword, (type = typeAt(arg, this.version)));
    }
    return type;
  }

  /** null: no port. 0: nothing but zeros, which is the same as no port to keepalived. */
  port(word: string): number | null {
    return isZeros(word) ? 0 : this.number(word, PORT);
  }

  /** `keyword ADDRESS [PORT]`. */
  endpoint(statement: BoundStatement): Endpoint | null {
    const word = statement.word(1);
    const portWord = statement.word(2);
    const read = word === undefined ? null : readAddress(word);
    const port = portWord === undefined ? 0 : this.port(portWord);
    return read === null || port === null ? null : { address: read.address, text: read.text, port };
  }
}

function isZeros(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== 48) return false;
  return true;
}

function readTime(word: string, { min, max }: TimerType | IntegerType): number | null {
  if (word.trimStart().startsWith('-')) return null;
  const [, whole = '', dot = '', fraction = '', rest = ''] = /^\s*\+?(\d*)(\.?)(\d*)(.*)$/s.exec(word) ?? [];
  const value = rest === '' ? Math.round(Number(`0${whole}${dot}${fraction}`) * SECOND) : Number(`0${whole}${fraction}`);
  return value < Math.round(min * SECOND) || value > Math.round(max * SECOND) ? null : value;
}

/** An address, whatever stands behind its first `-`, else its first `/`. A `:` anywhere makes keepalived look for an IPv6 address. */
export function readAddress(word: string): { readonly address: IPAddress; readonly text: string } | null {
  const dash = word.indexOf('-');
  const cut = dash < 0 ? word.indexOf('/') : dash;
  const text = cut < 0 ? word : word.slice(0, cut);
  if (word.includes(':')) {
    const bytes = parseIPv6(text);
    return bytes && { address: { family: 6, bytes }, text };
  }
  const value = parseIPv4(text);
  return value === null ? null : { address: { family: 4, value }, text };
}

/** On where it stands alone, else as its word says. */
export function readSwitch(statement: BoundStatement): boolean | null {
  const word = statement.word(1);
  if (word === undefined || word === 'true' || word === 'on' || word === 'yes') return true;
  return word === 'false' || word === 'off' || word === 'no' ? false : null;
}
