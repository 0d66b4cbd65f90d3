/** Load balancing with IPVS: virtual servers, groups of addresses for them, their real servers and the sorry server. */
import { checkerKeywords } from './checkers.ts';
import type { Arg, EnumValue, Keyword } from './types.ts';
import {
  address,
  arg,
  boolean,
  integer,
  name,
  oneOf,
  option,
  optional,
  options,
  port,
  reference,
  script,
  special,
  text,
  timer,
} from './values.ts';

// -------------------------------------------------------------------------------------------------- shared pieces

const IGNORED = 'keepalived ignores the line';

/** Before 2.0.7 keepalived took what it could read of a number, and said nothing. */
const UNCHECKED = [{ before: '2.0.7', invalid: 'silent' }] as const;

/** When it runs, keepalived takes the 10 of `10x` with a warning; with `-t` it takes nothing. */
const DIGITS = "'keepalived -t' ignores it; a running keepalived takes its first digits, if they fit";

/** A number out of range is dropped, but of `10s` keepalived takes the 10, as microseconds. */
const SLIP = 'keepalived ignores it, or takes its first digits as microseconds';
const WHOLE_SECONDS = [
  { before: '2.0.7', type: integer(0, 4294967295, { unit: 's' }), invalid: 'silent' },
  { before: '2.0.13', type: integer(0, 4294967295, { unit: 's' }) },
] as const;

const seconds: Arg = arg('seconds', timer(0), { consequence: SLIP, older: WHOLE_SECONDS });
const secondsAboveZero: Arg = arg('seconds', timer(0.000001), { consequence: SLIP, older: WHOLE_SECONDS });
const connectSeconds: Arg = arg('seconds', timer(0.000001, 4294.967295), { consequence: SLIP });
const count: Arg = arg('count', integer(1, 4294967295), { consequence: IGNORED, older: UNCHECKED });
const state: Arg = optional('state', boolean, { default: 'on', consequence: IGNORED });

const SCRIPT_DETAIL =
  'Put command and arguments into one pair of quotes: a second word is the user who runs it, a third the group, and what follows is ignored. ' +
  'Without them `script_user` of global_defs holds. There is no shell: for pipes and redirections write `"/bin/sh -c \'…\'"`.';
const scriptArgs: readonly Arg[] = [
  arg('command', script, { doc: 'Command with its arguments, in one pair of quotes.' }),
  optional('user', text('user'), { default: 'script_user of global_defs', doc: 'Who runs the command.' }),
  optional('group', text('group'), { default: 'the main group of the user' }),
];

const OF_VIRTUAL_SERVER = 'the value of the virtual_server';

type Shared = Omit<Keyword, 'since'>;

const connectTimeout: Shared = {
  name: 'connect_timeout',
  doc: 'Seconds that a check waits for a connection to the real server.',
  detail: 'Holds for every checker that does not set its own. Keep it below `delay_loop`.',
  args: [connectSeconds],
  default: '5',
};
const delayLoop: Shared = {
  name: 'delay_loop',
  doc: 'Seconds from one check of a real server to the next.',
  detail: 'Holds for every checker that does not set its own. Without it a dead server may get traffic for a minute.',
  args: [secondsAboveZero],
  default: '60',
};
const delayBeforeRetry: Shared = {
  name: 'delay_before_retry',
  doc: 'Seconds from a failed check to the next attempt.',
  detail: 'Without it HTTP_GET and SSL_GET wait 3 seconds, DNS_CHECK as long as `delay_loop`, all other checkers 1 second.',
  args: [seconds],
  default: 'as the checker has it: 1, 3 or delay_loop',
};
const retry: Shared = {
  name: 'retry',
  doc: 'How many more attempts a check makes before a working real server counts as down.',
  detail: 'Without it every checker has a number of its own, mostly 1 (DNS_CHECK 3, MISC_CHECK 0).',
  args: [count],
  default: 'as the checker has it: 0, 1 or 3',
};
const warmup: Shared = {
  name: 'warmup',
  doc: 'The first check starts after a random time of at most this many seconds.',
  detail: 'It keeps many checks from starting in the same moment. 0 starts at once.',
  args: [seconds],
  default: 'the delay_loop',
};
const virtualhost: Shared = {
  name: 'virtualhost',
  doc: 'The name of the site that HTTP_GET and SSL_GET ask for (the Host header).',
  detail: 'The nearest one counts: that of the `url`, of the checker, of the real server, then of the virtual server.',
  args: [arg('hostname', text('hostname'), { missing: 'reported', consequence: IGNORED })],
  repeat: 'reported-last',
  olderRepeat: [{ before: '2.2.8', repeat: 'replaces' }],
};
const snmpName: Shared = {
  name: 'snmp_name',
  doc: 'A name by which SNMP queries show this server.',
  args: [arg('name', text('identifier'), { missing: 'reported', consequence: IGNORED })],
  surplus: 'reported',
  repeat: 'reported-last',
  olderRepeat: [{ before: '2.2.8', repeat: 'replaces' }],
  needs: 'snmp',
};

// ------------------------------------------------------------------------------------- forwarding and scheduling

const METHODS: readonly EnumValue[] = [
  { word: 'NAT', doc: 'The director rewrites the addresses; answers must come back through it.' },
  { word: 'DR', doc: 'Direct routing: the packet goes unchanged to a server in the same network, which answers the client itself.' },
  { word: 'TUN', doc: 'The packet goes through a tunnel to a server anywhere, which answers the client itself.' },
];

const tunnelOptions = options(
  'ends-line',
  option('type', 'Kind of the tunnel: plain IP in IP, generic UDP encapsulation (needs port) or GRE.', {
    args: [
      arg(
        'kind',
        oneOf(
          { word: 'ipip', doc: 'IP in IP, without checksums. The default.' },
          { word: 'gue', doc: 'Generic UDP encapsulation, to the given port (Linux 5.2 or later).' },
          { word: 'gre', doc: 'Generic routing encapsulation (Linux 5.3 or later).' },
        ),
        { missing: 'reported' },
      ),
    ],
    since: '2.0.18',
  }),
  option('port', 'UDP port of a gue tunnel; the other types have none.', {
    args: [arg('port', port(), { missing: 'reported' })],
    since: '2.0.18',
  }),
  option('nocsum', 'No checksum in the outer header. The default.', { since: '2.0.18' }),
  option('csum', 'A checksum in the outer header; gue and gre only.', { since: '2.0.18' }),
  option('remcsum', 'Remote checksum offload; gue only.', { since: '2.0.18' }),
);

const methodArgs: readonly Arg[] = [
  arg('method', oneOf(...METHODS), { consequence: IGNORED }),
  optional('tunnel', tunnelOptions, { since: '2.0.18', doc: 'Options of a tunnel, after TUN only.' }),
];

const METHOD_DETAIL =
  'In capitals. With DR and TUN a packet keeps its port, so the port of a real server must be that of the virtual server; ' +
  'its real servers must hold the virtual address on an interface that does not answer ARP for it. ' +
  'With NAT their way back must lead through the director. Write it above `real_server` and `sorry_server`, which take it over where they begin.';

const SCHEDULERS: readonly EnumValue[] = [
  { word: 'rr', doc: 'Round robin: each server in turn.' },
  { word: 'wrr', doc: 'Weighted round robin: in turn, more often where the weight is higher.' },
  { word: 'lc', doc: 'Least connections.' },
  { word: 'wlc', doc: 'Weighted least connections: fewest connections for its weight. The default.' },
  { word: 'lblc', doc: 'Locality-based least connections: one destination address stays with one server while it is not overloaded.' },
  { word: 'lblcr', doc: 'As lblc, with a set of servers for each destination.' },
  { word: 'dh', doc: 'Destination hashing: the destination address chooses the server.' },
  { word: 'sh', doc: 'Source hashing: the address of the client chooses the server.' },
  { word: 'mh', doc: 'Maglev hashing: as sh, but few clients move when a server comes or goes.' },
  { word: 'sed', doc: 'Shortest expected delay: a new connection counts when the load is compared.' },
  { word: 'nq', doc: 'Never queue: an idle server if there is one, else as sed.' },
  { word: 'fo', doc: 'Weighted failover: only the live server with the highest weight.' },
  { word: 'ovf', doc: 'Weighted overflow: the highest weight first, the next when it has as many connections as its weight.' },
  { word: 'twos', doc: 'The better of two servers that are drawn at random, by weight.', since: '2.2.5' },
];

const schedulerArgs: readonly Arg[] = [
  arg('scheduler', oneOf(...SCHEDULERS), {
    consequence: IGNORED,
    older: [{ before: '2.0.7', type: text('identifier', { maxLength: 15 }), invalid: 'silent' }],
  }),
];
const SCHEDULER_DETAIL =
  'Lower case. Schedulers without a "w" of their own (`rr`, `lc`) do not look at weights. Linux needs the module `ip_vs_NAME`; ' +
  'without it the virtual server is not set up.';

/** A word that acts by being there; a value after it means nothing. */
const SWITCH: Pick<Keyword, 'notation'> = { notation: 'lvs-switch' };

// ----------------------------------------------------------------------------------------------------- real_server

const realServer: Keyword = {
  name: 'real_server',
  doc: 'A server behind the virtual server, and how its health is checked.',
  detail:
    'Without a port it gets that of the virtual server. Its family must be that of the virtual server unless it is reached by TUN. ' +
    'Without a checker it always counts as up.',
  args: [
    arg('address', address(), { doc: 'IP address of the server; names are not looked up.' }),
    optional('port', port({ min: 0 }), {
      default: 'the port of the virtual server',
      doc: 'Port of the service there; 0 is the same as none.',
    }),
  ],
  notation: 'real-server',
  skipsBlock: ['bad-value'],
  required: true,
  since: '1.1.0',
  block: {
    name: 'real_server',
    keywords: [
      {
        name: 'weight',
        doc: 'Share of this server in the load, compared with the weights of the others.',
        detail:
          '0 keeps the server in the table without new connections. The weights also count for `quorum`. Linux schedulers such as `rr` and `lc` do not look at them.',
        args: [
          arg('weight', integer(0, 2147483647), {
            consequence: DIGITS,
            older: [
              { before: '2.0.0', type: integer(0, 65535), invalid: 'silent' },
              { before: '2.0.16', type: integer(1, 65535) },
              { before: '2.1.0', type: integer(0, 65535) },
            ],
          }),
        ],
        default: `${OF_VIRTUAL_SERVER}, else 1`,
        since: '1.1.0',
      },
      {
        name: 'lvs_method',
        doc: 'How packets reach this server: NAT, DR or TUN.',
        detail: METHOD_DETAIL,
        args: methodArgs,
        notation: 'lvs-method',
        default: OF_VIRTUAL_SERVER,
        since: '1.3.6',
      },
      {
        name: 'uthreshold',
        doc: 'No new connections for this server while it has more than this many.',
        detail: 'They start again below `lthreshold`, or below three quarters of this where there is none.',
        args: [arg('limit', integer(0, 4294967295), { consequence: DIGITS, older: UNCHECKED })],
        default: '0 (no limit)',
        since: '1.1.13',
      },
      {
        name: 'lthreshold',
        doc: 'Below this many connections a server that had reached uthreshold gets new ones again.',
        detail: 'It must not be above `uthreshold`: Linux then refuses the server.',
        args: [arg('limit', integer(0, 4294967295), { consequence: DIGITS, older: UNCHECKED })],
        default: '0',
        since: '1.1.13',
      },
      {
        name: 'inhibit_on_failure',
        doc: 'Sets the weight of a failed server to 0 instead of taking it out of the table.',
        detail: 'Its connections then go on. In virtual_server the same word takes no value.',
        args: [{ ...state, since: '1.3.7' }],
        default: OF_VIRTUAL_SERVER,
        since: '1.1.0',
      },
      {
        name: 'notify_up',
        doc: 'Command to run when the server comes up.',
        detail: SCRIPT_DETAIL,
        args: scriptArgs,
        notation: 'notify-script',
        raw: 'quotes',
        repeat: 'reported-first',
        since: '1.1.0',
      },
      {
        name: 'notify_down',
        doc: 'Command to run when the server goes down.',
        detail: SCRIPT_DETAIL,
        args: scriptArgs,
        notation: 'notify-script',
        raw: 'quotes',
        repeat: 'reported-first',
        since: '1.1.0',
      },
      {
        name: 'alpha',
        doc: 'At start the server counts as down until its checks have succeeded.',
        detail:
          'Without it every server gets traffic at once, until the first check fails. In virtual_server the same word takes no value.',
        args: [state],
        default: OF_VIRTUAL_SERVER,
        since: '1.3.7',
      },
      { ...retry, default: OF_VIRTUAL_SERVER, since: '1.3.7' },
      { ...delayBeforeRetry, default: OF_VIRTUAL_SERVER, since: '1.3.7' },
      { ...warmup, default: OF_VIRTUAL_SERVER, since: '1.3.7' },
      { ...connectTimeout, default: OF_VIRTUAL_SERVER, since: '2.0.13' },
      { ...delayLoop, default: OF_VIRTUAL_SERVER, since: '1.3.7' },
      {
        name: 'smtp_alert',
        doc: 'Sends mail when the server comes up or goes down.',
        detail: 'Mail needs `notification_email`, `notification_email_from` and `smtp_server` in global_defs.',
        args: [state],
        default: 'smtp_alert_checker or smtp_alert of global_defs, else on',
        since: '2.0.0',
      },
      { ...virtualhost, default: OF_VIRTUAL_SERVER, since: '1.3.6' },
      { ...snmpName, since: '2.2.3' },
      ...checkerKeywords,
      {
        name: 'CI-LINUX',
        doc: 'A checker for the Cluster Infrastructure for Linux, which is long gone.',
        since: '1.1.0',
        removed: '1.1.5',
      },
    ],
  },
};

// -------------------------------------------------------------------------------------------------- virtual_server

const FLAG_DETAIL =
  'Write it below `lvs_sched`: keepalived looks at the scheduler that it has read so far, and drops the flag where it does not fit.';

const virtualServer: Keyword = {
  name: 'virtual_server',
  doc: 'An address and port (or firewall mark, or group of addresses) whose traffic is spread over real servers.',
  detail:
    'Three forms: `virtual_server ADDRESS [PORT]`, `virtual_server fwmark MARK` for packets that a firewall rule has marked, ' +
    'and `virtual_server group NAME` for the addresses of a `virtual_server_group`. Without a port it takes all ports, ' +
    'which works only with persistence. Without `protocol` it is a UDP service.',
  args: [
    arg('address', address({ words: ['fwmark', 'group'] }), {
      doc: 'IP address of the service, or `fwmark` or `group`; names are not looked up.',
    }),
    optional('port', port({ min: 0 }), {
      default: '0 (all ports, with persistence)',
      after: { group: reference('virtual_server_group'), fwmark: integer(1, 4294967295) },
      doc: 'Port of the service. After `fwmark` the mark (1 to 4294967295, decimal), after `group` the name of a virtual_server_group.',
    }),
  ],
  notation: 'virtual-server',
  skipsBlock: ['bad-value'],
  headlessCrashesBefore: '2.3.0',
  needs: 'lvs',
  since: '1.1.0',
  processes: ['checker'],
  block: {
    name: 'virtual_server',
    keywords: [
      {
        name: 'ip_family',
        doc: 'Address family of a service by firewall mark.',
        detail:
          'Needed only where all its real servers are reached by TUN, since otherwise their family is its family. ' +
          'A family that differs from the one known so far is reported and ignored.',
        args: [arg('family', oneOf({ word: 'inet', doc: 'IPv4.' }, { word: 'inet6', doc: 'IPv6.' }), { consequence: IGNORED })],
        default: 'that of the address or of the real servers, else inet',
        since: '1.2.20',
      },
      { ...retry, since: '1.3.7' },
      { ...delayBeforeRetry, since: '1.3.7' },
      { ...warmup, since: '1.3.7' },
      { ...connectTimeout, since: '2.0.13' },
      { ...delayLoop, since: '1.1.0' },
      {
        name: 'inhibit_on_failure',
        doc: 'Sets the weight of failed real servers to 0 instead of taking them out of the table.',
        detail:
          'Takes no value here: `inhibit_on_failure no` switches it on, too. A real server may say `inhibit_on_failure no` for itself.',
        ...SWITCH,
        since: '1.3.7',
      },
      {
        name: 'lb_algo',
        doc: 'How connections are spread over the real servers. Same as lvs_sched.',
        detail: SCHEDULER_DETAIL,
        args: schedulerArgs,
        default: 'wlc, with a report',
        since: '1.1.0',
      },
      {
        name: 'lvs_sched',
        doc: 'How connections are spread over the real servers. Same as lb_algo.',
        detail: SCHEDULER_DETAIL,
        args: schedulerArgs,
        default: 'wlc, with a report',
        since: '1.1.5',
      },
      {
        name: 'hashed',
        doc: 'Does nothing any more: remove it.',
        detail:
          'The flag is internal to the kernel. Since 2.1.4 keepalived sets nothing, and reports the word unless the scheduler is `sh` or `mh`.',
        ...SWITCH,
        since: '1.3.0',
      },
      {
        name: 'ops',
        doc: 'One-packet scheduling: every UDP packet is spread anew, with no memory of connections.',
        detail:
          'Only for UDP and for firewall marks; with TCP and SCTP keepalived reports it and takes it back. For short questions and answers such as DNS.',
        ...SWITCH,
        since: '1.2.8',
      },
      {
        name: 'flag-1',
        doc: 'Switches on the first flag of the scheduler (`-b flag-1` of ipvsadm).',
        detail: 'For `sh` and `mh` it is the fallback flag.',
        ...SWITCH,
        since: '1.3.0',
      },
      {
        name: 'flag-2',
        doc: 'Switches on the second flag of the scheduler (`-b flag-2` of ipvsadm).',
        detail: 'For `sh` and `mh` it is the port flag.',
        ...SWITCH,
        since: '1.3.0',
      },
      {
        name: 'flag-3',
        doc: 'Switches on the third flag of the scheduler (`-b flag-3` of ipvsadm).',
        ...SWITCH,
        since: '1.3.0',
      },
      {
        name: 'sh-port',
        doc: 'With sh: the port of the client counts for the hash, too.',
        detail: FLAG_DETAIL,
        ...SWITCH,
        since: '1.3.0',
      },
      {
        name: 'sh-fallback',
        doc: 'With sh: the next server takes over where the chosen one has weight 0 or is overloaded.',
        detail: FLAG_DETAIL,
        ...SWITCH,
        since: '1.3.0',
      },
      {
        name: 'mh-port',
        doc: 'With mh: the port of the client counts for the hash, too.',
        detail: FLAG_DETAIL,
        ...SWITCH,
        since: '2.0.20',
      },
      {
        name: 'mh-fallback',
        doc: 'With mh: the next server takes over where the chosen one has weight 0 or is overloaded.',
        detail: FLAG_DETAIL,
        ...SWITCH,
        since: '2.0.20',
      },
      {
        name: 'lb_kind',
        doc: 'How packets reach the real servers: NAT, DR or TUN. Same as lvs_method.',
        detail: METHOD_DETAIL,
        args: methodArgs,
        notation: 'lvs-method',
        default: 'NAT, with a report',
        since: '1.1.0',
      },
      {
        name: 'lvs_method',
        doc: 'How packets reach the real servers: NAT, DR or TUN. Same as lb_kind.',
        detail: METHOD_DETAIL,
        args: methodArgs,
        notation: 'lvs-method',
        default: 'NAT, with a report',
        since: '1.1.5',
      },
      {
        name: 'persistence_engine',
        doc: 'What tells one client from another, instead of its address: `sip` reads the Call-ID of SIP packets.',
        detail: 'Works only with UDP and with `persistence_timeout`.',
        args: [arg('engine', oneOf({ word: 'sip', doc: 'The Call-ID of the Session Initiation Protocol.' }))],
        notation: 'persistence-engine',
        since: '1.2.20',
      },
      {
        name: 'persistence_timeout',
        doc: 'Seconds for which a client stays with the same real server.',
        detail:
          'Without a number 360 seconds (the number may be left out since 1.2.24). To have no persistence leave the line out: 0 is not allowed.',
        args: [optional('seconds', integer(1, 2678400, { unit: 's' }), { default: '360', consequence: IGNORED, older: UNCHECKED })],
        default: 'no persistence',
        since: '1.1.0',
      },
      {
        name: 'persistence_granularity',
        doc: 'Clients of one network stay together: a netmask (IPv4) or prefix length (IPv6).',
        detail:
          'It switches persistence on, with 360 seconds if there is no `persistence_timeout`. An IPv4 virtual server wants `255.255.255.0`: ' +
          'a bare `24` is read as the mask 0.0.0.24. A virtual server by firewall mark or group becomes an IPv6 one if the word has no dot.',
        args: [
          arg('mask', special('persistence-granularity'), { doc: 'Netmask such as `255.255.255.0`, or for IPv6 a length of 1 to 128.' }),
        ],
        default: 'each address for itself',
        since: '1.1.0',
      },
      {
        name: 'nat_mask',
        doc: 'Had no effect, and is gone.',
        args: [arg('mask', address({ family: 4 }))],
        since: '1.1.0',
        removed: '1.2.20',
      },
      {
        name: 'protocol',
        doc: 'Transport protocol of the service.',
        detail: 'Without it keepalived reports that, and takes UDP. With `fwmark` leave it out: a mark holds for every protocol.',
        args: [
          arg(
            'protocol',
            { ...oneOf({ word: 'TCP' }, { word: 'UDP' }, { word: 'SCTP', since: '1.2.20' }), ignoreCase: true },
            {
              consequence: IGNORED,
              older: [
                { before: '1.2.20', type: oneOf('TCP', 'UDP'), invalid: 'silent' },
                { before: '2.0.0', type: oneOf('TCP', 'UDP', 'SCTP') },
              ],
            },
          ),
        ],
        default: 'UDP, with a report',
        since: '1.1.0',
      },
      {
        name: 'ha_suspend',
        doc: 'Checks rest while this host does not hold the address of the virtual server.',
        detail: 'Saves the standby node its checks. Not with firewall marks, whose addresses keepalived does not know.',
        ...SWITCH,
        since: '1.1.0',
      },
      {
        name: 'smtp_alert',
        doc: 'Sends mail when the quorum is gained or lost.',
        detail: 'Mail needs `notification_email`, `notification_email_from` and `smtp_server` in global_defs.',
        args: [state],
        default: 'smtp_alert_checker or smtp_alert of global_defs, else off',
        since: '2.0.0',
      },
      { ...virtualhost, since: '1.1.0' },
      { ...snmpName, since: '2.2.3' },
      {
        name: 'alpha',
        doc: 'At start all real servers count as down until their checks have succeeded.',
        detail:
          'Takes no value here: `alpha off` switches it on, too. Without it every server gets traffic at once, until the first check fails.',
        ...SWITCH,
        since: '1.1.16',
      },
      {
        name: 'omega',
        doc: 'When keepalived stops, it runs the down scripts of the real servers and of the quorum.',
        ...SWITCH,
        since: '1.1.16',
      },
      {
        name: 'quorum_up',
        doc: 'Command to run when the quorum is gained.',
        detail: SCRIPT_DETAIL,
        args: scriptArgs,
        notation: 'notify-script',
        raw: 'quotes',
        repeat: 'reported-first',
        since: '1.1.16',
      },
      {
        name: 'quorum_down',
        doc: 'Command to run when the quorum is lost.',
        detail: SCRIPT_DETAIL,
        args: scriptArgs,
        notation: 'notify-script',
        raw: 'quotes',
        repeat: 'reported-first',
        since: '1.1.16',
      },
      {
        name: 'quorum',
        doc: 'The least sum of weights of live real servers with which the service counts as up.',
        detail: 'Below it the sorry server takes over, if there is one. More than all weights together is reported and cut down.',
        args: [arg('sum of weights', integer(1, 4294967295), { consequence: 'keepalived uses 1', older: UNCHECKED })],
        default: '1',
        since: '1.1.16',
      },
      {
        name: 'hysteresis',
        doc: 'Keeps the quorum from flapping: it is gained at quorum plus this, and lost below quorum minus this.',
        detail: 'Must be below `quorum`, else keepalived reports it and uses `quorum` minus 1.',
        args: [arg('sum of weights', integer(0, 4294967295), { consequence: DIGITS, older: UNCHECKED })],
        default: '0',
        since: '1.1.16',
      },
      {
        name: 'weight',
        doc: 'The weight of real servers that do not give their own.',
        args: [
          arg('weight', integer(1, 2147483647), {
            consequence: DIGITS,
            older: [
              { before: '2.0.0', type: integer(1, 65535), invalid: 'silent' },
              { before: '2.1.0', type: integer(1, 65535) },
            ],
          }),
        ],
        default: '1',
        since: '1.3.7',
      },
      {
        name: 'sorry_server',
        doc: 'Server that gets the traffic while the quorum is lost, all real servers being set aside.',
        detail: 'A second sorry_server replaces the first without a word, with its `sorry_server_inhibit` and method. It is not checked.',
        args: [
          arg('address', address(), { doc: 'IP address of the server; names are not looked up.' }),
          optional('port', port({ min: 0 }), {
            default: 'the port of the virtual server',
            doc: 'Port of the service there; 0 is the same as none.',
          }),
        ],
        notation: 'sorry-server',
        since: '1.1.0',
      },
      {
        name: 'sorry_server_inhibit',
        doc: 'Keeps the sorry server in the table with weight 0 while it is not needed.',
        detail: 'Only below `sorry_server`: above it keepalived reports the word and ignores it. It takes no value.',
        ...SWITCH,
        since: '1.2.13',
      },
      {
        name: 'sorry_server_lvs_method',
        doc: 'How packets reach the sorry server: NAT, DR or TUN.',
        detail: 'Only below `sorry_server`: above it keepalived reports the line and ignores it.',
        args: methodArgs,
        notation: 'lvs-method',
        default: OF_VIRTUAL_SERVER,
        since: '1.3.6',
      },
      realServer,
    ],
  },
};

// -------------------------------------------------------------------------------------------- virtual_server_group

const virtualServerGroup: Keyword = {
  name: 'virtual_server_group',
  doc: 'Addresses, ranges of addresses and firewall marks that a `virtual_server group` serves as one.',
  detail:
    'It may stand below the virtual_server that uses it. Each address of it becomes a service of its own in IPVS, all with the same real servers. ' +
    'A group without a valid line is reported and removed. Nothing may follow the name.',
  args: [arg('name', name('virtual_server_group'), { doc: 'The name that `virtual_server group` refers to.' })],
  notation: 'virtual-server-group',
  needs: 'lvs',
  since: '1.1.0',
  processes: ['checker'],
  lines: {
    name: 'virtual_server_group',
    doc: 'One address, range or `fwmark MARK [inet|inet6]` a line, each with its port.',
    notation: 'virtual-server-group-line',
    entry: [
      arg('address', address({ prefix: 'optional', range: true, words: ['fwmark'] }), {
        doc:
          'An address, or a range: `192.0.2.1-20`, since 2.2.2 also `192.0.2.250-192.0.3.10` or `192.0.2.0/28` (first and last address included). ' +
          'The end of a short IPv6 range is hexadecimal. Or `fwmark`.',
      }),
      optional('port', port({ min: 0 }), {
        default: '0 (all ports, with persistence)',
        doc: 'Port of the service; after `fwmark` the mark (1 to 4294967295, decimal).',
      }),
      optional('family', oneOf('inet', 'inet6'), {
        since: '2.1.0',
        doc: 'After a mark only: its family, where all real servers are reached by TUN.',
      }),
    ],
    empty: 'reported',
    withoutBrace: 'fatal',
  },
};

export const virtualServerKeywords: readonly Keyword[] = [virtualServerGroup, virtualServer];
