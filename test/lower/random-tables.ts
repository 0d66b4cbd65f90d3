/** Random IPVS tables that a configuration of keepalived's can make, as `ipvsadm -S -n` prints them, with the thresholds it forgets. */
import { formatEndpoint } from '../../grammar/values/inet-text.ts';
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { Random } from '../harness/random.ts';

const PORTS = [80, 443, 25, 53, 22, 5060, 8080, 8443, 587, 123, 3306, 65535];
const PLAIN = ['rr', 'wrr', 'lc', 'wlc', 'lblc', 'lblcr', 'dh', 'sed', 'nq', 'fo', 'ovf'];

/** The lines of one service each. */
export function randomTable(random: Random): string[][] {
  const services = new Map<string, string[]>();
  for (let count = 1 + random.below(6); count > 0; count--) {
    const [add = '', ...lines] = randomService(random);
    services.set(add.split(' -s ')[0] ?? '', [add, ...lines]);
  }
  return [...services.values()];
}

function randomService(random: Random): string[] {
  const family = random.chance(0.3) ? 6 : 4;
  const isMark = random.chance(0.2);
  const port = isMark || random.chance(0.1) ? 0 : random.pick(PORTS);
  const protocol = isMark ? 'mark' : random.pick(['-t', '-t', '-u', '--sctp-service']);
  const name = isMark
    ? `-f ${1 + random.below(4_000_000_000)}${family === 6 ? ' -6' : ''}`
    : `${protocol} ${formatEndpoint(address(family, random), port)}`;

  const scheduler = random.chance(0.3) ? random.pick(['sh', 'mh']) : random.pick(PLAIN);
  const words = ['-A', name, '-s', scheduler];
  const isPersistent = (port === 0 && !isMark) || random.chance(0.3);
  const mask = isPersistent && random.chance(0.4);
  if (isPersistent) {
    words.push('-p', String(1 + random.below(2_678_400)));
    if (mask) words.push('-M', family === 6 ? String(1 + random.below(127)) : random.pick(['255.255.255.0', '255.0.0.0', '255.255.240.0']));
    if (protocol === '-u' && random.chance(0.3)) words.push('--pe', 'sip');
  }
  if ((protocol === '-u' || isMark) && random.chance(0.3)) words.push('-o');
  const known = scheduler === 'sh' || scheduler === 'mh' ? [`${scheduler}-fallback`, `${scheduler}-port`] : ['flag-1', 'flag-2', 'flag-3'];
  const flags = known.filter(() => random.chance(0.2));
  if (flags.length > 0) words.push('-b', flags.join(','));

  const targets = new Map<string, string>();
  for (let count = 1 + random.below(4); count > 0; count--) {
    const { to, line } = randomServer(random, { name, family, port, isMark, mask });
    if (!targets.has(to)) targets.set(to, line);
  }
  return [words.join(' '), ...targets.values()];
}

interface Service {
  readonly name: string;
  readonly family: 4 | 6;
  readonly port: number;
  readonly isMark: boolean;
  /** Has a granularity. */
  readonly mask: boolean;
}

function randomServer(random: Random, service: Service): { to: string; line: string } {
  const method = random.pick(['-m', '-g', '-i']);
  const family = method === '-i' && random.chance(0.3) ? 10 - service.family : service.family;
  // behind an address with a port only a group has real servers without, and groups have no granularity
  const noPort = random.chance(0.15) && (service.isMark || service.port === 0 || !service.mask);
  const port = method !== '-m' ? service.port : noPort ? 0 : random.chance(0.5) && service.port > 0 ? service.port : random.pick(PORTS);
  const to = formatEndpoint(address(family === 6 ? 6 : 4, random), port);
  const words = ['-a', service.name, '-r', to, method, '-w', String(random.pick([0, 1, 1, 2, 100, 65535]))];
  if (method === '-i') words.push(random.pick(TUNNELS));
  if (random.chance(0.2)) {
    const upper = 1 + random.below(100_000);
    words.push('-x', String(upper));
    if (random.chance(0.5)) words.push('-y', String(1 + random.below(upper)));
  }
  return { to, line: words.join(' ') };
}

const TUNNELS = [
  '--tun-type ipip',
  '--tun-type gre --tun-nocsum',
  '--tun-type gre --tun-csum',
  '--tun-type gue --tun-port 5555 --tun-nocsum',
  '--tun-type gue --tun-port 6080 --tun-csum',
  '--tun-type gue --tun-port 65535 --tun-remcsum',
];

function address(family: 4 | 6, random: Random): IPAddress {
  if (family === 4) return { family, value: (random.pick([10, 172, 192, 203]) * 2 ** 24 + random.below(2 ** 24 - 2) + 1) >>> 0 };
  const bytes = Uint8Array.from({ length: 16 }, (_, at) => (random.chance(0.5) && at < 15 ? 0 : random.below(256)));
  bytes.set([0x20, 0x01], 0);
  return { family, bytes };
}

/** The same table as `ipvsadm -L -n --thresholds` would list it: what `-S` forgets. */
export function thresholdsListing(table: readonly (readonly string[])[]): string {
  const lines = [
    'IP Virtual Server version 1.2.1 (size=4096)',
    'Prot LocalAddress:Port            Uthreshold Lthreshold ActiveConn InActConn',
  ];
  lines.push('  -> RemoteAddress:Port');
  for (const [add = '', ...servers] of table) {
    lines.push(listedService(add.split(' ')));
    for (const server of servers) {
      const words = server.split(' ');
      const number = (option: string): string => (words.includes(option) ? (words[words.indexOf(option) + 1] ?? '') : '0').padEnd(10);
      lines.push(`  -> ${(words[words.indexOf('-r') + 1] ?? '').padEnd(28)} ${number('-x')} ${number('-y')} 3          12        `);
    }
  }
  return `${lines.join('\n')}\n`;
}

const PROTOCOLS: Readonly<Record<string, string>> = { '-t': 'TCP ', '-u': 'UDP ', '--sctp-service': 'SCTP' };

function listedService(words: readonly string[]): string {
  const value = (option: string): string | undefined => (words.includes(option) ? words[words.indexOf(option) + 1] : undefined);
  const [, protocol = '', name = ''] = words;
  const mark = Number(name) > 2 ** 31 ? Number(name) - 2 ** 32 : name;
  let line = protocol === '-f' ? `FWM  ${mark}${words.includes('-6') ? ' IPv6' : ''}` : `${PROTOCOLS[protocol] ?? ''} ${name}`;
  line += ` ${value('-s') ?? ''}`;
  if (value('-b') !== undefined) line += ` (${value('-b') ?? ''})`;
  if (value('-p') !== undefined) line += ` persistent ${value('-p') ?? ''}`;
  if (value('-M') !== undefined) line += ` mask ${value('-M') ?? ''}`;
  if (value('--pe') !== undefined) line += ` pe ${value('--pe') ?? ''}`;
  return words.includes('-o') ? `${line} ops` : line;
}

/** Without what `ipvsadm -S` does not print. */
export const withoutThresholds = (line: string): string => line.replace(/ -[xy] \d+/g, '');
