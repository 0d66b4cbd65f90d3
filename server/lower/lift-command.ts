/** A call of ipvsadm, as `ipvsadm -S` prints it and `ipvsadm -R` and scripts make it. */
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { Forwarding, Tunnel } from '../model/lvs/types.ts';
import { readOptions, type Options } from './lift-options.ts';
import { LiftError, type Timeouts } from './lift-types.ts';
import { readEndpoint, readFlags, readGranularity, readMark, readName, readNumber, readTunnelType } from './lift-words.ts';
import type { DestinationSettings, ServiceId, ServicePersistence, ServiceSettings } from './types.ts';

export interface Target {
  readonly address: IPAddress;
  readonly port: number;
}

export type Command =
  | { readonly kind: 'add-service' | 'edit-service'; readonly id: ServiceId; readonly settings: ServiceSettings }
  | { readonly kind: 'delete-service'; readonly id: ServiceId }
  | { readonly kind: 'add-server' | 'edit-server'; readonly id: ServiceId; readonly to: Target; readonly settings: DestinationSettings }
  | { readonly kind: 'delete-server'; readonly id: ServiceId; readonly to: Target }
  | { readonly kind: 'set'; readonly timeouts: Timeouts }
  | { readonly kind: 'start-daemon' }
  | { readonly kind: 'clear' }
  /** Changes nothing in the table. */
  | { readonly kind: 'none' };

/** The longest time: 31 days. */
const LONGEST = 31 * 86_400;
const INT_MAX = 2 ** 31 - 1;

type Given = Options['given'];

const COMMANDS: Readonly<Record<string, (options: Options) => Command>> = {
  'add-service': ({ given }) => ({ kind: 'add-service', ...service(given) }),
  'edit-service': ({ given }) => ({ kind: 'edit-service', ...service(given) }),
  'delete-service': ({ given }) => ({ kind: 'delete-service', id: readId(given) }),
  'add-server': ({ given }) => ({ kind: 'add-server', ...server(given) }),
  'edit-server': ({ given }) => ({ kind: 'edit-server', ...server(given) }),
  'delete-server': ({ given }) => {
    const id = readId(given);
    return { kind: 'delete-server', id, to: readTarget(given, id) };
  },
  set: ({ rest }) => ({ kind: 'set', timeouts: readTimeouts(rest) }),
  'start-daemon': () => ({ kind: 'start-daemon' }),
  'stop-daemon': () => ({ kind: 'none' }),
  zero: () => ({ kind: 'none' }),
  clear: () => ({ kind: 'clear' }),
};

/** @param words without the name of the program */
export function readCommand(words: readonly string[]): Command {
  const options = readOptions(words);
  const [name, another] = Object.keys(COMMANDS).filter((known) => options.given.has(known));
  if (name === undefined) throw new LiftError('This call of ipvsadm sets nothing up: a line of ipvsadm -S begins with -A or -a.');
  if (another !== undefined) throw new LiftError(`ipvsadm does one thing at a time, not --${name} and --${another}.`);
  const [unexpected] = name === 'set' ? [] : options.rest;
  if (unexpected !== undefined) throw new LiftError(`'${unexpected}' is too much here.`);
  return (COMMANDS[name] ?? clear)(options);
}

const clear = (): Command => ({ kind: 'clear' });

// ---------------------------------------------------------------------------------------------------- services

const PROTOCOLS = { 'tcp-service': 'TCP', 'udp-service': 'UDP', 'sctp-service': 'SCTP' } as const;

function readId(given: Given): ServiceId {
  const ids: ServiceId[] = [];
  for (const [option, protocol] of Object.entries(PROTOCOLS)) {
    const word = given.get(option);
    if (word === undefined) continue;
    const { address, port } = readEndpoint(word);
    ids.push({ kind: 'address', protocol, address, port: port ?? 0 });
  }
  const mark = given.get('fwmark-service');
  if (mark !== undefined) ids.push({ kind: 'fwmark', mark: readMark(mark), family: given.has('ipv6') ? 6 : 4 });
  const [id, another] = ids;
  if (id === undefined) throw new LiftError('It is not said which service is meant: -t, -u, --sctp-service or -f is missing.');
  if (another !== undefined) throw new LiftError('Two services in one line: ipvsadm refuses that.');
  return id;
}

const familyOf = (id: ServiceId): 4 | 6 => (id.kind === 'fwmark' ? id.family : id.address.family);

function service(given: Given): { id: ServiceId; settings: ServiceSettings } {
  const id = readId(given);
  const scheduler = readName(given.get('scheduler') ?? 'wlc', 'scheduler');
  const flags = given.get('sched-flags');
  const settings = {
    scheduler,
    flags: flags === undefined ? new Set<never>() : readFlags(flags, scheduler),
    persistence: readPersistence(given, familyOf(id)),
    onePacket: given.has('ops'),
  };
  if (id.kind === 'address' && id.port === 0 && settings.persistence === null)
    throw new LiftError('A service for all ports (port 0) must be persistent (-p): the kernel refuses it.');
  return { id, settings };
}

function readPersistence(given: Given, family: 4 | 6): ServicePersistence | null {
  const timeout = given.get('persistent');
  if (timeout === undefined) return null;
  const mask = given.get('netmask');
  const engine = given.get('pe');
  return {
    timeout: timeout === '' ? 300 : readNumber(timeout, 1, LONGEST, 'time of persistence'),
    granularity: mask === undefined ? null : readGranularity(mask, family),
    engine: engine === undefined ? null : readName(engine, 'persistence engine'),
  };
}

// ------------------------------------------------------------------------------------------------ real servers

function readTarget(given: Given, id: ServiceId): Target {
  const word = given.get('real-server');
  if (word === undefined) throw new LiftError('It is not said which real server is meant: -r is missing.');
  const { address, port } = readEndpoint(word);
  return { address, port: port ?? (id.kind === 'address' ? id.port : 0) };
}

function server(given: Given): { id: ServiceId; to: Target; settings: DestinationSettings } {
  const id = readId(given);
  const { address, port } = readTarget(given, id);
  const forwarding = readForwarding(given);
  if (forwarding.method !== 'TUN' && address.family !== familyOf(id))
    throw new LiftError(`An IPv${familyOf(id)} service reaches an IPv${address.family} real server only through a tunnel (-i).`);
  const number = (option: string, initial: number, what: string): number => {
    const word = given.get(option);
    return word === undefined ? initial : readNumber(word, 0, INT_MAX, what);
  };
  return {
    id,
    // only NAT can change the port; ipvsadm itself sees to that
    to: { address, port: forwarding.method !== 'NAT' && id.kind === 'address' ? id.port : port },
    settings: {
      forwarding,
      weight: number('weight', 1, 'weight'),
      upperThreshold: number('u-threshold', 0, 'number of connections'),
      lowerThreshold: number('l-threshold', 0, 'number of connections'),
    },
  };
}

const METHODS = { masquerading: 'NAT', gatewaying: 'DR', ipip: 'TUN' } as const;
const CHECKSUMS = { 'tun-nocsum': 'none', 'tun-csum': 'csum', 'tun-remcsum': 'remcsum' } as const;

function readForwarding(given: Given): Forwarding {
  const [method = 'DR', another] = pick(given, METHODS);
  if (another !== undefined) throw new LiftError('Two ways of forwarding in one line: ipvsadm refuses that.');
  return method === 'TUN' ? { method, tunnel: readTunnel(given) } : { method };
}

function readTunnel(given: Given): Tunnel {
  const type = readTunnelType(given.get('tun-type') ?? 'ipip');
  const port = given.get('tun-port');
  const [checksum = 'none'] = pick(given, CHECKSUMS);
  if ((type === 'gue') !== (port !== undefined)) throw new LiftError('A gue tunnel needs a port (--tun-port), and no other has one.');
  if ((type === 'ipip' && checksum !== 'none') || (type === 'gre' && checksum === 'remcsum'))
    throw new LiftError(`A tunnel of type ${type} has no such checksum.`);
  return { type, port: port === undefined ? 0 : readNumber(port, 1, 65535, 'port'), checksum };
}

const pick = <T>(given: Given, choices: Readonly<Record<string, T>>): T[] =>
  Object.entries(choices).flatMap(([option, value]) => (given.has(option) ? [value] : []));

export function readTimeouts(words: readonly string[]): Timeouts {
  if (words.length !== 3) throw new LiftError('--set takes three times: tcp, tcpfin and udp.');
  const [tcp = 0, tcpfin = 0, udp = 0] = words.map((word) => readNumber(word, 0, LONGEST, 'time in seconds'));
  return { tcp, tcpfin, udp };
}
