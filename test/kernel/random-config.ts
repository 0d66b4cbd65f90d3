/**
 * Load balancing at random: all kinds of services, groups, persistence, methods, weights, sorry servers and quorums, and the mistakes that
 * keepalived corrects. Addresses come from small pools, so that things meet.
 */
import type { Random } from '../harness/random.ts';

// More than two of the great ranges (10, 100, 192, …) make the order in which ipvsadm prints services depend on an address in the kernel.
const VIPS4 = ['10.0.0.1', '10.0.0.2', '10.77.1.1', '192.168.0.1', '172.16.5.9'];
const VIPS6 = ['2001:db8::1', '2001:db8::ffff', 'fd00::1:1', 'fd00:0:0:1::'];
const REALS4 = ['10.0.0.11', '10.0.0.12', '10.0.0.13', '10.0.0.14', '192.168.7.7', '172.16.0.1', '100.64.0.1', '203.0.113.9', '1.1.1.1'];
const REALS6 = ['2001:db8::11', '2001:db8::12', 'fd00::13', '::2', '64:ff9b::1.2.3.4', '2001:db8:0:0:1:0:0:1'];
const ODD_REALS = ['224.0.0.1', '255.255.255.255', '0.0.0.0', 'fe80::1', 'ff02::1', '::ffff:10.0.0.1', '127.255.255.255', '::'];
// a running keepalived takes the digits in front
const ODD_PORTS = ['80-85', '53x', '00443', '65536'];
const PORTS = ['80', '443', '53', '8080', '65535', '0', ''];
const SCHEDULERS = ['rr', 'wrr', 'lc', 'wlc', 'fo', 'ovf', 'lblc', 'lblcr', 'sh', 'mh', 'dh', 'sed', 'nq'];
const FLAGS = ['sh-port', 'sh-fallback', 'mh-port', 'mh-fallback', 'flag-1', 'flag-2', 'flag-3', 'ops', 'hashed'];
const METHODS = ['NAT', 'DR', 'TUN'];
const TUNNELS = [
  'TUN',
  'TUN type ipip',
  'TUN type gue port 6080',
  'TUN type gue port 6081 csum',
  'TUN type gue port 6082 remcsum',
  'TUN type gue port 6083 nocsum',
  'TUN type gre',
  'TUN type gre csum',
  'TUN type gue',
  'TUN type gre port 5',
];
const GROUPS = ['G1', 'G2', 'G3'];

type Lines = string[];

export function randomConfig(random: Random): string {
  const groups = GROUPS.slice(0, random.below(4));
  const parts: Lines[] = groups.map((name) => group(name, random));
  const count = 1 + random.below(5);
  for (let index = 0; index < count; index++) parts.push(virtualServer(groups, random));
  // groups may stand below what uses them
  if (random.chance(0.2)) parts.reverse();
  // what checks may refer to
  parts.push(block('bfd_instance B1', ['neighbor_ip 10.0.0.99', 'source_ip 169.254.1.1']));
  parts.push(block('track_file F1', ['file /run/nowhere']));
  const lines = [...globals(random), ...parts.flat()];
  return (random.chance(0.25) ? inOtherWords(lines, random) : lines).map((line) => `${line}\n`).join('');
}

/** The same, with macros and comments. */
function inOtherWords(lines: Lines, random: Random): Lines {
  return [
    '$HOST=10.0.0',
    '$PORT=80',
    ...lines.map((line) => {
      const short = line.replace(/\b10\.0\.0\.(?=\d)/, '${HOST}.').replace(/ 80$/, ' $PORT');
      return `${short}${random.chance(0.2) ? random.pick(['  # one', ' ! two', '\t']) : ''}`;
    }),
  ];
}

function globals(random: Random): Lines {
  const lines: Lines = [];
  if (random.chance(0.12))
    lines.push(random.pick(['nftables_ipvs', 'nftables_ipvs own_table', 'nftables_ipvs\n  nftables_ipvs_start_fwmark 77']));
  if (random.chance(0.1))
    lines.push(random.pick(['lvs_timeouts tcp 7200', 'lvs_timeouts tcp 100 tcpfin 60 udp 20', 'lvs_timeouts udp 11']));
  if (random.chance(0.06))
    lines.push(
      random.pick([
        'lvs_sync_daemon eth0',
        'lvs_sync_daemon eth1 id 7 maxlen 1000 ttl 3 port 9000 group 224.0.0.90',
        'lvs_sync_daemon eth0 NONE',
      ]),
    );
  if (random.chance(0.1)) lines.push('lvs_flush');
  if (random.chance(0.05)) lines.push('rs_init_notifies');
  lines.push('script_user root');
  return block('global_defs', lines);
}

function group(name: string, random: Random): Lines {
  const families = random.pick([[4], [4], [4], [6], [6], [4, 6]]);
  const lines: Lines = [];
  for (let count = 1 + random.below(3); count > 0; count--) {
    const family = random.pick(families);
    if (random.chance(0.3)) lines.push(mark(families.length > 1 || random.chance(0.3) ? (family === 4 ? 'inet' : 'inet6') : '', random));
    else lines.push(`${family === 4 ? range4(random) : range6(random)} ${port(random)}`.trim());
  }
  return block(`virtual_server_group ${name}`, lines);
}

const port = (random: Random): string => random.pick(random.chance(0.05) ? ODD_PORTS : PORTS);

const mark = (family: string, random: Random): string => `fwmark ${1 + random.below(4)} ${family}`.trim();

const range4 = (random: Random): string =>
  random.pick([
    random.pick(VIPS4),
    `10.0.0.${250 - random.below(5)}-${250 + random.below(6)}`,
    '10.0.9.9-10.0.9.11',
    '10.0.8.0/30',
    '10.0.0.1-2',
    '10.0.6.1-3x',
  ]);

const range6 = (random: Random): string =>
  random.pick([random.pick(VIPS6), '2001:db8::fffe-1', '2001:db8::9-c', 'fd00::10/126', '2001:db8::a0-2001:db8::a2']);

function virtualServer(groups: readonly string[], random: Random): Lines {
  const kind = random.below(10);
  const header =
    kind < 5 || (kind > 7 && groups.length === 0)
      ? `${random.chance(0.7) ? random.pick(VIPS4) : random.pick(VIPS6)} ${port(random)}`
      : kind < 8
        ? `fwmark ${random.pick([1, 2, 3, 0, 65536, 2147483647, '4x'])}`
        : `group ${random.pick([...groups, 'G1'])}`;
  const isSix = header.includes(':') || (kind >= 5 && random.chance(0.25));
  const settings = serviceSettings(isSix, random);
  const servers: Lines[] = [];
  for (let count = random.pick([0, 1, 1, 2, 2, 3, 3, 4, 5]); count > 0; count--) servers.push(realServer(isSix, random));
  if (random.chance(0.35)) servers.splice(random.below(servers.length + 1), 0, sorryServer(isSix, random));
  const lines = [...settings, ...servers.flat()];
  // what stands below the servers counts for them, too, or not
  if (random.chance(0.15))
    lines.push(random.pick(['lb_kind TUN', 'lb_kind DR', 'lb_algo rr', 'inhibit_on_failure', 'alpha', 'weight 7', 'protocol TCP']));
  return block(`virtual_server ${header}`.trim(), lines);
}

function serviceSettings(isSix: boolean, random: Random): Lines {
  const lines: Lines = [];
  const maybe = (chance: number, make: () => string): void => {
    if (random.chance(chance)) lines.push(make());
  };
  maybe(0.85, () => `${random.pick(['lb_algo', 'lvs_sched'])} ${random.chance(0.05) ? 'nonsense' : random.pick(SCHEDULERS)}`);
  maybe(0.85, () => `${random.pick(['lb_kind', 'lvs_method'])} ${methodWord(random)}`);
  maybe(0.85, () => `protocol ${random.pick(['TCP', 'TCP', 'UDP', 'SCTP', 'tcp', 'bad'])}`);
  maybe(0.15, () => `ip_family ${isSix ? 'inet6' : random.pick(['inet', 'inet', 'inet6'])}`);
  maybe(0.3, () =>
    random.pick([
      'persistence_timeout 50',
      'persistence_timeout',
      'persistence_timeout 2678400',
      'persistence_timeout 0',
      'persistence_timeout 9x',
    ]),
  );
  maybe(
    0.15,
    () =>
      `persistence_granularity ${isSix ? random.pick(['64', '128', '1', '129']) : random.pick(['255.255.255.0', '255.255.255.255', '24', '0.0.0.0'])}`,
  );
  maybe(0.12, () => `persistence_engine ${random.pick(['sip', 'sip', 'foo'])}`);
  for (let count = random.pick([0, 0, 0, 1, 1, 2, 3]); count > 0; count--) lines.push(random.pick(FLAGS));
  maybe(0.2, () => `weight ${random.pick(['3', '10', '1'])}`);
  maybe(0.3, () => `quorum ${random.pick(['1', '2', '3', '5', '8', '100'])}`);
  maybe(0.25, () => `hysteresis ${random.pick(['0', '1', '2', '4', '200'])}`);
  maybe(0.2, () => 'alpha');
  maybe(0.15, () => 'omega');
  maybe(0.15, () => 'inhibit_on_failure');
  maybe(0.1, () => random.pick(['quorum_up "/bin/true"', 'quorum_down "/bin/true"']));
  maybe(0.05, () => 'ha_suspend');
  maybe(0.1, () => 'delay_loop 6');
  return random.chance(0.3) ? lines.reverse() : lines;
}

const methodWord = (random: Random): string => (random.chance(0.3) ? random.pick(TUNNELS) : random.pick([...METHODS, ...METHODS, 'dr']));

function address(isSix: boolean, random: Random): string {
  if (random.chance(0.04)) return random.pick(ODD_REALS);
  // the other family now and then: through a tunnel that is good
  return random.pick(isSix !== random.chance(0.07) ? REALS6 : REALS4);
}

function realServer(isSix: boolean, random: Random): Lines {
  const lines: Lines = [];
  const maybe = (chance: number, ...statements: Lines): void => {
    if (random.chance(chance)) lines.push(...statements);
  };
  maybe(0.5, `weight ${random.pick(['0', '1', '2', '3', '10', '100', '70000', '-1', '2147483647', '4x'])}`);
  maybe(0.2, `uthreshold ${random.pick(['100', '5', '0', '2147483647', '4294967295'])}`);
  maybe(0.15, `lthreshold ${random.pick(['3', '50', '0'])}`);
  maybe(0.25, `lvs_method ${methodWord(random)}`);
  maybe(0.15, random.pick(['inhibit_on_failure', 'inhibit_on_failure false']));
  maybe(0.12, random.pick(['alpha', 'alpha false']));
  if (random.chance(0.5)) lines.push(...check(random));
  if (random.chance(0.1)) lines.push(...check(random));
  return block(`real_server ${address(isSix, random)} ${port(random)}`.trim(), lines);
}

/** Of the kinds that come to nothing before the table is looked at. */
function check(random: Random): Lines {
  const settings = ['delay_loop 3600', 'warmup 3600'];
  if (random.chance(0.2)) settings.push(random.pick(['alpha', 'alpha false']));
  return random.pick([
    block('TCP_CHECK', [...settings, 'connect_timeout 3']),
    block('HTTP_GET', [...settings, 'url {', '  path /', '}']),
    block('MISC_CHECK', [...settings, 'misc_path /bin/true']),
    block('PING_CHECK', settings),
    block('UDP_CHECK', settings),
    block('SMTP_CHECK', settings),
    block('DNS_CHECK', [...settings, 'type A', 'name example.com.']),
    block('SSL_GET', [...settings, 'url {', '  path /', '  status_code 200', '}']),
    block('FILE_CHECK', ['track_file F1']),
    block('BFD_CHECK', ['name B1']),
  ]);
}

function sorryServer(isSix: boolean, random: Random): Lines {
  const lines = [`sorry_server ${address(isSix, random)} ${port(random)}`.trim()];
  if (random.chance(0.35)) lines.push('sorry_server_inhibit');
  if (random.chance(0.3)) lines.push(`sorry_server_lvs_method ${methodWord(random)}`);
  return lines;
}

const block = (header: string, lines: Lines): Lines => [`${header} {`, ...lines.map((line) => `  ${line}`), '}'];
