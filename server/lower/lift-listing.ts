/**
 * The listings of `ipvsadm -L -n`: plain, with `--tun-info`, `--thresholds`, `--persistent-conn` or `--timeout`. Those with counters
 * (`--stats`, `--rate`) hold nothing to lift, and are passed over.
 */
import type { Forwarding, Tunnel } from '../model/lvs/types.ts';
import { readTimeouts } from './lift-command.ts';
import type { Draft } from './lift-draft.ts';
import { LiftError, type LiftProblem } from './lift-types.ts';
import { readEndpoint, readFlags, readGranularity, readMark, readName, readNumber, readTunnelType } from './lift-words.ts';
import type { DestinationSettings, ServiceId, ServiceSettings } from './types.ts';

type Columns = 'forward' | 'thresholds' | 'weight' | 'counters';

/** By a word of the heading. */
const HEADINGS: readonly (readonly [word: string, columns: Columns])[] = [
  ['Uthreshold', 'thresholds'],
  ['PersistConn', 'weight'],
  ['Conns', 'counters'],
  ['CPS', 'counters'],
];

export class Listing {
  private readonly draft: Draft;
  private readonly problems: LiftProblem[];
  private columns: Columns = 'forward';
  private service: ReturnType<Draft['list']> | null = null;

  constructor(draft: Draft, problems: LiftProblem[]) {
    this.draft = draft;
    this.problems = problems;
  }

  /** false: this is no line of a listing. */
  read(text: string, line: number): boolean {
    const words = text.trim().split(/\s+/);
    const [first = '', second = '', ...rest] = words;
    if (first === 'IP' && second === 'Virtual') return true;
    if (first === 'Prot') {
      this.columns = HEADINGS.find(([word]) => words.includes(word))?.[1] ?? 'forward';
      this.service = null;
    } else if (first === '->') {
      if (second !== 'RemoteAddress:Port') this.realServer(second, rest, line);
    } else if (first === 'TCP' || first === 'UDP' || first === 'SCTP') {
      const { address, port } = readEndpoint(second);
      this.open({ kind: 'address', protocol: first, address, port: port ?? 0 }, rest, line);
    } else if (first === 'FWM') {
      const isIPv6 = rest[0] === 'IPv6';
      this.open({ kind: 'fwmark', mark: readMark(second), family: isIPv6 ? 6 : 4 }, isIPv6 ? rest.slice(1) : rest, line);
    } else if (first === 'Timeout') {
      this.draft.setTimeouts(readTimeouts(words.slice(-3)));
    } else if (second === 'sync' && rest[0] === 'daemon') {
      this.problems.push({ line, severity: 'warning', message: SYNC_DAEMON });
    } else return false;
    return true;
  }

  private open(id: ServiceId, words: readonly string[], line: number): void {
    this.service = null;
    if (this.columns === 'counters') return;
    this.service = this.draft.list(id, readSettings(words, id.kind === 'fwmark' ? id.family : id.address.family), line);
  }

  private realServer(target: string, words: readonly string[], line: number): void {
    if (this.columns === 'counters') return;
    if (this.service === null) throw new LiftError('This real server belongs to no service: the line above it is missing or unreadable.');
    const { address, port } = readEndpoint(target);
    this.draft.listServer(this.service, { address, port: port ?? 0 }, this.readColumns(words, line), line);
  }

  private readColumns(words: readonly string[], line: number): Partial<DestinationSettings> {
    const number = (at: number): number => readNumber(words.at(at) ?? '', 0, 2 ** 32 - 1, 'number of this column');
    if (this.columns === 'thresholds') return { upperThreshold: number(0), lowerThreshold: number(1) };
    if (this.columns === 'weight') return { weight: number(0) };
    const [method = '', second = ''] = words;
    if (method === 'Local') this.problems.push({ line, severity: 'warning', message: LOCAL });
    const tunnel = words.length > 4 && method === 'Tunnel' ? readTunnel(second) : undefined;
    return { forwarding: readMethod(method, tunnel), weight: number(words.length > 4 ? 2 : 1) };
  }
}

export const SYNC_DAEMON =
  "A synchronisation daemon is not lifted, since keepalived ties it to a vrrp_instance: write 'lvs_sync_daemon INTERFACE INSTANCE' into global_defs.";

const LOCAL = "A real server on this host itself: how packets for another would reach it is not told, so 'DR' is taken.";

function readMethod(word: string, tunnel: Tunnel | undefined): Forwarding {
  if (word === 'Masq') return { method: 'NAT' };
  if (word === 'Route' || word === 'Local') return { method: 'DR' };
  if (word === 'Tunnel') return tunnel === undefined ? { method: 'TUN' } : { method: 'TUN', tunnel };
  throw new LiftError(`'${word}' is no way of forwarding that ipvsadm lists (Masq, Route, Tunnel).`);
}

const CHECKSUMS: Readonly<Record<string, Tunnel['checksum']>> = { '-c': 'none', '+c': 'csum', 'r+c': 'remcsum' };

/** `ipip`, `gre:-c`, `gue:5555:+c` */
function readTunnel(word: string): Tunnel {
  const parts = word.split(':');
  const type = readTunnelType(parts[0] ?? '');
  const checksum = type === 'ipip' ? 'none' : CHECKSUMS[parts.at(-1) ?? ''];
  if (checksum === undefined) throw new LiftError(`'${word}' is no tunnel that ipvsadm lists.`);
  return { type, port: type === 'gue' ? readNumber(parts[1] ?? '', 1, 65535, 'port') : 0, checksum };
}

/** `sh (sh-fallback,sh-port) persistent 50 mask 255.255.255.0 pe sip ops` */
function readSettings(words: readonly string[], family: 4 | 6): ServiceSettings {
  const scheduler = readName(words[0] ?? '', 'scheduler');
  let flags: ServiceSettings['flags'] = new Set();
  let timeout: number | null = null;
  let granularity: string | null = null;
  let engine: string | null = null;
  let onePacket = false;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    const value = words[at + 1] ?? '';
    if (word.startsWith('(')) {
      flags = readFlags(word.replace(/^\(|\)$/g, ''), scheduler);
      continue;
    }
    if (word === 'ops') {
      onePacket = true;
      continue;
    }
    if (word === 'persistent') timeout = readNumber(value, 1, 2 ** 32 - 1, 'time of persistence');
    else if (word === 'mask') granularity = readGranularity(value, family);
    else if (word === 'pe') engine = readName(value, 'persistence engine');
    else throw new LiftError(`'${word}' is no property of a service that kalint knows.`);
    at++;
  }
  return { scheduler, flags, onePacket, persistence: timeout === null ? null : { timeout, granularity, engine } };
}
