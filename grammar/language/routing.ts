/**
 * The lines of virtual_ipaddress, virtual_routes, virtual_rules and their static_ twins: what `ip address`, `ip route` and `ip rule` know,
 * as far as keepalived knows it, and its own few words (`no_track`, `track_group`, `use_vmac`).
 *
 * Data only. The line checks in `grammar/values/routing-*.ts` read these lists; what an option does beyond its value stands in its `role`.
 */
import type { EnumValue, Keyword, Lines, Option, Version } from './types.ts';
import { address, arg, integer, networkInterface, oneOf, option, optional, options, reference, special, text } from './values.ts';

// ------------------------------------------------------------------------------------------- what options mean

/** What an option does to its line, beyond having a value. The checks act on these, not on the words. */
export type RoutingRole =
  // all
  | 'device'
  | 'no-track'
  | 'track-group'
  | 'protocol'
  // addresses
  | 'broadcast'
  | 'label'
  | 'peer'
  | 'scope'
  // routes and rules
  | 'family'
  | 'destination'
  | 'source'
  // routes
  | 'gateway'
  | 'or'
  | 'next-hop'
  | 'encapsulation'
  | 'nat'
  | 'tunnel-id'
  | 'far-end'
  | 'vrf'
  // rules
  | 'lookup'
  | 'action'
  | 'action-type'
  | 'target'
  | 'preference'
  | 'table-only';

export interface RoutingOption extends Option {
  readonly role?: RoutingRole;
  /** The line must be of this family; `early`: keepalived looks at that before it looks at the value. */
  readonly only?: { readonly family: 4 | 6; readonly early?: boolean };
  /** A bad value costs only the option; without this it costs the whole line. */
  readonly lenient?: boolean;
}

// ----------------------------------------------------------------------- names that stand for numbers (iproute2)

export interface NamedNumber extends EnumValue {
  readonly number: number;
}

/** A file of iproute2 that gives names to numbers, and what it holds on Debian 12. */
export interface NameTable {
  /** What the numbers are, with article. */
  readonly what: string;
  readonly file: string;
  /** 0 if not given. */
  readonly min?: number;
  readonly max: number;
  readonly names: readonly NamedNumber[];
}

const ROUTING_TABLES: NameTable = {
  what: 'a routing table',
  file: '/etc/iproute2/rt_tables',
  max: 4294967295,
  names: [
    { word: 'main', number: 254, doc: 'The table of everyday routes.' },
    { word: 'default', number: 253, doc: 'Empty; asked last.' },
    { word: 'local', number: 255, doc: 'Kept by the kernel: local and broadcast addresses.' },
    { word: 'unspec', number: 0, doc: 'No table of its own: the kernel means main.' },
  ],
};

/** By the name of the value notation. */
export const nameTables: Readonly<Record<string, NameTable>> = {
  'route-table': ROUTING_TABLES,
  'rule-table': { ...ROUTING_TABLES, min: 1 },
  'route-scope': {
    what: 'a scope',
    file: '/etc/iproute2/rt_scopes',
    max: 255,
    names: [
      { word: 'global', number: 0, doc: 'Valid everywhere; the default.' },
      { word: 'site', number: 200, doc: 'Valid within the site (IPv6, out of use).' },
      { word: 'link', number: 253, doc: 'Valid on this link only: destinations without a gateway.' },
      { word: 'host', number: 254, doc: 'Valid on this host only.' },
      { word: 'nowhere', number: 255, doc: 'A destination that does not exist.' },
    ],
  },
  'route-protocol': {
    what: 'a routing protocol',
    file: '/etc/iproute2/rt_protos',
    max: 255,
    names: [
      { word: 'keepalived', number: 18, doc: 'Set by keepalived: its own mark, which it needs to track a route.' },
      { word: 'static', number: 4, doc: 'Set by the administrator.' },
      { word: 'boot', number: 3 },
      { word: 'kernel', number: 2 },
      { word: 'redirect', number: 1 },
      { word: 'unspec', number: 0 },
      { word: 'gated', number: 8 },
      { word: 'ra', number: 9 },
      { word: 'mrt', number: 10 },
      { word: 'zebra', number: 11 },
      { word: 'bird', number: 12 },
      { word: 'dnrouted', number: 13 },
      { word: 'xorp', number: 14 },
      { word: 'ntk', number: 15 },
      { word: 'dhcp', number: 16 },
      { word: 'babel', number: 42 },
      { word: 'openr', number: 99 },
      { word: 'bgp', number: 186 },
      { word: 'isis', number: 187 },
      { word: 'ospf', number: 188 },
      { word: 'rip', number: 189 },
      { word: 'eigrp', number: 192 },
    ],
  },
  'route-dsfield': {
    what: 'a TOS value (DSCP byte)',
    file: '/etc/iproute2/rt_dsfield',
    max: 255,
    names: [
      { word: 'default', number: 0x00 },
      { word: 'AF11', number: 0x28 },
      { word: 'AF12', number: 0x30 },
      { word: 'AF13', number: 0x38 },
      { word: 'AF21', number: 0x48 },
      { word: 'AF22', number: 0x50 },
      { word: 'AF23', number: 0x58 },
      { word: 'AF31', number: 0x68 },
      { word: 'AF32', number: 0x70 },
      { word: 'AF33', number: 0x78 },
      { word: 'AF41', number: 0x88 },
      { word: 'AF42', number: 0x90 },
      { word: 'AF43', number: 0x98 },
      { word: 'CS1', number: 0x20 },
      { word: 'CS2', number: 0x40 },
      { word: 'CS3', number: 0x60 },
      { word: 'CS4', number: 0x80 },
      { word: 'CS5', number: 0xa0 },
      { word: 'CS6', number: 0xc0 },
      { word: 'CS7', number: 0xe0 },
      { word: 'EF', number: 0xb8, doc: 'Expedited forwarding.' },
    ],
  },
  'route-realm': {
    what: 'a realm',
    file: '/etc/iproute2/rt_realms',
    max: 255,
    names: [{ word: 'cosmos', number: 0 }],
  },
  'route-device-group': {
    what: 'a group of interfaces',
    file: '/etc/iproute2/group',
    max: 2147483647,
    names: [{ word: 'default', number: 0 }],
  },
};

/** Types of routes: the word may stand right before the destination. In rules, those with `action` are actions. */
export const ROUTE_TYPES: readonly (NamedNumber & { readonly action?: boolean })[] = [
  { word: 'unicast', number: 1, since: '1.2.24', doc: 'An ordinary route; the default.' },
  { word: 'local', number: 2, since: '1.2.24', doc: 'The destination is this host.' },
  { word: 'broadcast', number: 3, since: '1.2.24', doc: 'The destination is a broadcast address.' },
  { word: 'brd', number: 3, since: '1.2.24', doc: 'Same as broadcast.' },
  { word: 'anycast', number: 4, since: '1.2.24', doc: 'The destination is an anycast address.' },
  { word: 'multicast', number: 5, since: '1.2.24', doc: 'For multicast routing.' },
  { word: 'blackhole', number: 6, since: '1.1.16', action: true, doc: 'Packets are dropped in silence.' },
  { word: 'unreachable', number: 7, since: '1.2.24', action: true, doc: 'Packets are refused: host unreachable.' },
  { word: 'prohibit', number: 8, since: '1.2.24', action: true, doc: 'Packets are refused: administratively prohibited.' },
  { word: 'throw', number: 9, since: '1.2.24', doc: 'The lookup in this table ends; the next rule is asked.' },
  { word: 'nat', number: 10, since: '1.2.24', doc: 'Out of use: the kernel no longer does stateless NAT.' },
  { word: 'xresolve', number: 11, since: '1.2.24', doc: 'Not implemented by the kernel.' },
];

/** Words of /etc/protocols on Debian 12, each with its aliases. */
export const IP_PROTOCOLS: readonly { readonly names: readonly string[]; readonly number: number }[] = [
  { names: ['tcp', 'TCP'], number: 6 },
  { names: ['udp', 'UDP'], number: 17 },
  { names: ['icmp', 'ICMP'], number: 1 },
  { names: ['ipv6-icmp', 'IPv6-ICMP'], number: 58 },
  { names: ['sctp', 'SCTP'], number: 132 },
  { names: ['esp', 'IPSEC-ESP'], number: 50 },
  { names: ['ah', 'IPSEC-AH'], number: 51 },
  { names: ['gre', 'GRE'], number: 47 },
  { names: ['vrrp', 'VRRP'], number: 112 },
  { names: ['ip', 'IP'], number: 0 },
  { names: ['hopopt', 'HOPOPT'], number: 0 },
  { names: ['igmp', 'IGMP'], number: 2 },
  { names: ['ggp', 'GGP'], number: 3 },
  { names: ['ipencap', 'IP-ENCAP'], number: 4 },
  { names: ['st', 'ST'], number: 5 },
  { names: ['egp', 'EGP'], number: 8 },
  { names: ['igp', 'IGP'], number: 9 },
  { names: ['pup', 'PUP'], number: 12 },
  { names: ['hmp', 'HMP'], number: 20 },
  { names: ['xns-idp', 'XNS-IDP'], number: 22 },
  { names: ['rdp', 'RDP'], number: 27 },
  { names: ['iso-tp4', 'ISO-TP4'], number: 29 },
  { names: ['dccp', 'DCCP'], number: 33 },
  { names: ['xtp', 'XTP'], number: 36 },
  { names: ['ddp', 'DDP'], number: 37 },
  { names: ['idpr-cmtp', 'IDPR-CMTP'], number: 38 },
  { names: ['ipv6', 'IPv6'], number: 41 },
  { names: ['ipv6-route', 'IPv6-Route'], number: 43 },
  { names: ['ipv6-frag', 'IPv6-Frag'], number: 44 },
  { names: ['idrp', 'IDRP'], number: 45 },
  { names: ['rsvp', 'RSVP'], number: 46 },
  { names: ['skip', 'SKIP'], number: 57 },
  { names: ['ipv6-nonxt', 'IPv6-NoNxt'], number: 59 },
  { names: ['ipv6-opts', 'IPv6-Opts'], number: 60 },
  { names: ['rspf', 'RSPF', 'CPHB'], number: 73 },
  { names: ['vmtp', 'VMTP'], number: 81 },
  { names: ['eigrp', 'EIGRP'], number: 88 },
  { names: ['ospf', 'OSPFIGP'], number: 89 },
  { names: ['ax.25', 'AX.25'], number: 93 },
  { names: ['ipip', 'IPIP'], number: 94 },
  { names: ['etherip', 'ETHERIP'], number: 97 },
  { names: ['encap', 'ENCAP'], number: 98 },
  { names: ['pim', 'PIM'], number: 103 },
  { names: ['ipcomp', 'IPCOMP'], number: 108 },
  { names: ['l2tp', 'L2TP'], number: 115 },
  { names: ['isis', 'ISIS'], number: 124 },
  { names: ['fc', 'FC'], number: 133 },
  { names: ['mobility-header', 'Mobility-Header'], number: 135 },
  { names: ['udplite', 'UDPLite'], number: 136 },
  { names: ['mpls-in-ip', 'MPLS-in-IP'], number: 137 },
  { names: ['manet'], number: 138 },
  { names: ['hip', 'HIP'], number: 139 },
  { names: ['shim6', 'Shim6'], number: 140 },
  { names: ['wesp', 'WESP'], number: 141 },
  { names: ['rohc', 'ROHC'], number: 142 },
  { names: ['ethernet', 'ETHERNET'], number: 143 },
  { names: ['mptcp', 'MPTCP'], number: 262 },
];

/** Other words with a number of their own, by the name of the value notation; a plain number of 0 to `max` does as well. */
export const wordValues: Readonly<Record<string, { readonly max: number; readonly unit?: string; readonly words: readonly EnumValue[] }>> =
  {
    'address-lifetime': { max: 4294967295, unit: 'seconds', words: [{ word: 'forever', doc: 'The address is never deprecated.' }] },
    'route-preference': { max: 255, words: [{ word: 'low' }, { word: 'medium', doc: 'The default.' }, { word: 'high' }] },
  };

/** What keepalived thinks in for the times of TCP: a bare number counts units, `s` and `ms` behind it are seconds and milliseconds. */
export const tcpTimes: Readonly<Record<string, { readonly unitsPerMs: number }>> = {
  'route-rtt': { unitsPerMs: 8 },
  'route-rttvar': { unitsPerMs: 4 },
  'route-rto-min': { unitsPerMs: 1 },
};
/** Shorter and longer times are moved to these, in milliseconds. */
export const TCP_TIME_LIMITS = { min: 200, max: 120000 } as const;

/** The mark of keepalived's own routes and rules: it tracks only what bears it. */
export const OWN_PROTOCOL = 18;

/** Labels that an `encap mpls` can hold, and the highest label. */
export const MPLS = { labels: 2, max: 1048575 } as const;

/** A spelling of the IPv6 default destination that 2.0.8 deprecated, in its log only. */
export const OLD_DESTINATION: { readonly word: string; readonly use: string; readonly deprecated: Version } = {
  word: 'default6',
  use: '::/0',
  deprecated: '2.0.8',
};

/** What stands for every address. */
export const DESTINATION_WORDS = ['default', 'any', 'all'] as const;

// ------------------------------------------------------------------------------------------------ shared options

const trackGroup: RoutingOption = {
  ...option('track_group', 'Puts the entry back when a VRRP instance of this track_group sees its interface come up again.', {
    args: [
      arg('track_group', reference('track_group'), {
        missing: 'reported',
        doc: 'A `track_group` of the file; it must stand before this block.',
      }),
    ],
    since: '2.0.3',
  }),
  role: 'track-group',
  lenient: true,
};

const noTrack: RoutingOption = {
  ...option('no_track', 'keepalived does not watch this entry: its loss neither takes the instance out of MASTER nor is mended.', {
    since: '2.0.3',
  }),
  role: 'no-track',
};

/** The spelling of the first releases that had it. */
const noTrackDashed = (since: Version): RoutingOption => ({
  ...option('no-track', 'Old spelling of no_track.', { since, removed: '2.0.3', deprecated: { use: 'no_track' } }),
  role: 'no-track',
});

const interfaceArg = arg('interface', networkInterface, { doc: 'At most 15 characters.' });

// ----------------------------------------------------------------------------------------------------- addresses

const ADDRESS_BASICS: readonly RoutingOption[] = [
  {
    ...option('dev', 'The interface that gets the address.', { args: [arg('interface', networkInterface, { missing: 'reported' })] }),
    role: 'device',
  },
  {
    ...option('scope', 'How far the address is valid (IPv4 only).', {
      args: [
        arg('scope', special('route-scope'), {
          missing: 'reported',
          default: 'global',
          doc: 'global, site, link, host, nowhere, or a number of 0 to 255.',
        }),
      ],
    }),
    role: 'scope',
    lenient: true,
  },
  {
    ...option('brd', 'The broadcast address (IPv4 only).', {
      aliases: ['broadcast'],
      args: [
        arg('broadcast address', address({ family: 4, words: ['+', '-'] }), {
          missing: 'reported',
          doc: '`+`: all host bits 1, `-`: all host bits 0, or an address.',
        }),
      ],
      since: '1.1.3',
    }),
    role: 'broadcast',
  },
  {
    ...option('label', 'The name that ifconfig shows for the address (IPv4 only), e.g. `eth0:1`.', {
      args: [
        arg('label', text('label', { maxLength: 15 }), {
          missing: 'reported',
          doc: 'At most 15 characters; for ifconfig it must begin with the interface and `:`.',
        }),
      ],
      since: '1.1.14',
    }),
    role: 'label',
  },
  {
    ...option('peer', 'The address of the other end of a point-to-point link.', {
      args: [arg('address', address(), { missing: 'reported', doc: 'Of the same family, without prefix length.' })],
      since: '2.0.0',
    }),
    role: 'peer',
    lenient: true,
  },
  option('home', 'IPv6: the home address of Mobile IPv6.', { since: '1.3.6' }),
  option('-nodad', 'IPv6: do duplicate address detection after all; keepalived leaves it out otherwise.', { since: '1.3.6' }),
  option('mngtmpaddr', 'IPv6: the kernel makes temporary (privacy) addresses from this one.', { since: '1.3.6' }),
  option('noprefixroute', 'The kernel adds no route to the subnet of the address.', { since: '1.3.6' }),
  option('autojoin', 'Multicast: the kernel joins the group, so that switches forward it.', { since: '1.3.6' }),
  {
    ...option('preferred_lft', 'IPv6: how long the address is preferred as a source address.', {
      args: [
        arg('lifetime', special('address-lifetime'), {
          missing: 'reported',
          default: '0 for a /128, else forever',
          doc: 'Seconds or `forever`; 0 means that the host answers on the address, but opens no connections from it.',
        }),
      ],
      since: '2.0.20',
    }),
    lenient: true,
  },
  noTrack,
  noTrackDashed('2.0.0'),
];

export const STATIC_ADDRESS_OPTIONS: readonly RoutingOption[] = [...ADDRESS_BASICS, trackGroup];

export const VIRTUAL_ADDRESS_OPTIONS: readonly RoutingOption[] = [
  ...ADDRESS_BASICS,
  option('use_vmac', 'The address gets a macvlan interface of its own with the virtual MAC address.', { since: '2.2.0', needs: 'vmac' }),
];

// -------------------------------------------------------------------------------------------------------- routes

const tunnelId: RoutingOption = {
  ...option('id', 'The tunnel id (VNI, key).', { args: [arg('id', special('route-tunnel-id'), { doc: 'A number of up to 64 bits.' })] }),
  role: 'tunnel-id',
};
const tunnelFlags = option('flags', 'Tunnel flags of the kernel.', { args: [arg('number', integer(0, 65535))] });
const tunnelEnds = (family: 4 | 6): readonly RoutingOption[] => [
  { ...option('dst', 'The far end of the tunnel.', { args: [arg('address', address({ family }))] }), role: 'far-end' },
  option('src', 'The near end of the tunnel.', { args: [arg('address', address({ family }))] }),
];

/** What stands behind `encap TYPE`: pairs of a word and its value, or one value. */
const ENCAP_TYPES: readonly Option[] = [
  option('ip', 'IPv4 tunnel; needs `dst` or `id`.', {
    args: [
      optional(
        'options',
        options(
          'ends-line',
          tunnelId,
          ...tunnelEnds(4),
          tunnelFlags,
          option('tos', 'TOS of the outer packets.', { args: [arg('TOS', special('route-dsfield'))] }),
          option('ttl', 'TTL of the outer packets.', { args: [arg('TTL', integer(0, 255))] }),
        ),
      ),
    ],
  }),
  option('ip6', 'IPv6 tunnel; needs `dst` or `id`.', {
    args: [
      optional(
        'options',
        options(
          'ends-line',
          tunnelId,
          ...tunnelEnds(6),
          tunnelFlags,
          option('tc', 'Traffic class of the outer packets.', { args: [arg('traffic class', special('route-dsfield'))] }),
          option('hoplimit', 'Hop limit of the outer packets.', { args: [arg('hop limit', integer(0, 255))] }),
        ),
      ),
    ],
  }),
  option('mpls', 'Puts one or two MPLS labels on the packets.', {
    args: [arg('label', special('route-mpls'), { missing: 'reported', doc: 'e.g. `100` or `100/200`.' })],
  }),
  option('ila', 'Identifier locator addressing.', {
    args: [arg('locator', special('route-ila'), { missing: 'reported', doc: 'Four groups of hex digits, e.g. `2001:db8:0:1`.' })],
  }),
];

const encap: RoutingOption = {
  ...option('encap', 'Wraps the packets of this route.', {
    args: [arg('type', options('reported', ...ENCAP_TYPES), { missing: 'reported' })],
    since: '1.2.24',
  }),
  role: 'encapsulation',
  lenient: true,
};

const nat: RoutingOption = {
  ...option('as', 'NAT or MPLS routes of `ip route`; keepalived knows the word only to refuse it.', {
    args: [optional('to', oneOf('to')), arg('address', text())],
    since: '1.2.24',
  }),
  role: 'nat',
  lenient: true,
};

const realms: RoutingOption = {
  ...option('realms', 'The realms of the route, for traffic classes (IPv4 only).', {
    args: [arg('realm', special('route-realms'), { doc: '`TO` or `FROM/TO`: numbers of 0 to 255 or names of /etc/iproute2/rt_realms.' })],
    since: '1.2.24',
  }),
  only: { family: 4 },
};

const onlink = option('onlink', 'The gateway is on this link, even if no route says so.', { since: '1.2.24' });

const lock = optional('lock', oneOf({ word: 'lock', doc: 'The kernel does not adjust the value.' }));

const gatewayArgs = [
  optional('family', oneOf('inet', 'inet6'), { since: '1.2.24' }),
  arg('gateway', address(), { doc: 'Without prefix length.' }),
] as const;

export const NEXT_HOP_OPTIONS: readonly RoutingOption[] = [
  { ...option('via', 'The gateway.', { args: gatewayArgs }), role: 'gateway' },
  { ...option('dev', 'The interface to send through.', { args: [interfaceArg] }), role: 'device' },
  option('weight', 'Share of the traffic, relative to the other next hops.', { args: [arg('weight', integer(1, 256), { default: '1' })] }),
  onlink,
  encap,
  realms,
  nat,
];

const ROUTE_BASICS: readonly RoutingOption[] = [
  {
    ...option('to', 'The destination follows; the word may be left out.', {
      args: [
        arg('destination', address({ prefix: 'optional', words: DESTINATION_WORDS }), { doc: 'A network, an address, or `default`.' }),
      ],
    }),
    role: 'destination',
  },
  { ...option('via', 'The gateway.', { args: gatewayArgs }), role: 'gateway' },
  {
    ...option('gw', 'Old spelling of via.', { args: gatewayArgs, deprecated: { since: '1.2.24', use: 'via', reported: true } }),
    role: 'gateway',
  },
  { ...option('dev', 'The interface to send through.', { aliases: ['oif'], args: [interfaceArg] }), role: 'device' },
  {
    ...option('src', 'The address that the host uses as source towards this destination.', { args: [arg('address', address())] }),
    role: 'source',
  },
  option('table', 'The routing table that gets the route.', {
    args: [arg('table', special('route-table'), { default: 'main', doc: 'A number or a name of /etc/iproute2/rt_tables.' })],
  }),
  option('scope', 'How far the destination is (IPv4 only).', { args: [arg('scope', special('route-scope'), { default: 'global' })] }),
  option('metric', 'The lower, the more the route is preferred.', {
    aliases: ['priority', 'preference'],
    args: [arg('metric', integer(0, 4294967295))],
    since: '1.1.15',
  }),
  {
    ...option('nexthop', 'Several gateways that share the traffic: each begins with nexthop; they must end the line.', {
      args: [arg('next hop', options('reported', ...NEXT_HOP_OPTIONS), { rest: true, optional: true })],
      since: '1.2.24',
    }),
    role: 'next-hop',
  },
  {
    ...option('or', 'Old way to give a second gateway.', {
      args: [arg('gateway', address())],
      since: '1.1.16',
      deprecated: { since: '1.2.24', use: 'nexthop', reported: true },
    }),
    role: 'or',
  },
  {
    ...option('inet', 'The route is IPv4. keepalived skips the next word, so leave this out.', { since: '2.0.8' }),
    role: 'family',
    only: { family: 4 },
  },
  {
    ...option('inet6', 'The route is IPv6. keepalived skips the next word, so leave this out; the default route is `::/0`.', {
      since: '2.0.8',
    }),
    role: 'family',
    only: { family: 6 },
  },
  {
    ...option('from', 'Only packets from this source take the route (IPv6 only).', {
      args: [arg('source', address({ prefix: 'optional', words: DESTINATION_WORDS }))],
      since: '1.2.24',
    }),
    role: 'source',
    only: { family: 6 },
  },
  option('tos', 'Only packets with this TOS take the route (IPv4 only).', {
    aliases: ['dsfield'],
    args: [arg('TOS', special('route-dsfield'))],
    since: '1.2.24',
  }),
  {
    ...option('protocol', 'Who has set the route. keepalived tracks only routes of its own protocol, 18.', {
      args: [arg('protocol', special('route-protocol'), { default: 'keepalived' })],
      since: '1.2.24',
    }),
    role: 'protocol',
  },
  onlink,
  encap,
  nat,
  {
    ...option('expires', 'IPv6: the kernel removes the route after this time.', {
      args: [arg('time', integer(0, 4294967295, { unit: 'seconds' }))],
      since: '1.2.24',
    }),
    only: { family: 6, early: true },
  },
  option('mtu', 'Largest packet on this route, in bytes.', {
    args: [lock, arg('size', integer(0, 4294967295, { unit: 'bytes' }))],
    since: '1.2.24',
  }),
  option('hoplimit', 'Hop limit of packets on this route.', { args: [arg('hop limit', integer(0, 255))], since: '1.2.24' }),
  option('advmss', 'The MSS that TCP offers to this destination, in bytes.', {
    args: [lock, arg('size', integer(0, 4294967295, { unit: 'bytes' }))],
    since: '1.2.24',
  }),
  option('rtt', 'First estimate of the round trip time, 0.2 to 120 s.', {
    args: [lock, arg('time', special('route-rtt'), { doc: 'With `s` or `ms`; a bare number counts eighths of a millisecond.' })],
    since: '1.2.24',
  }),
  option('rttvar', 'First estimate of the variance of the round trip time, 0.2 to 120 s.', {
    args: [lock, arg('time', special('route-rttvar'), { doc: 'With `s` or `ms`; a bare number counts quarters of a millisecond.' })],
    since: '1.2.24',
  }),
  option('reordering', 'How many packets may arrive out of order before TCP takes one for lost.', {
    args: [lock, arg('number', integer(0, 4294967295))],
    since: '1.2.24',
  }),
  option('window', 'Largest TCP window to offer, in bytes.', {
    args: [arg('size', integer(0, 4294967295, { unit: 'bytes' }))],
    since: '1.2.24',
  }),
  option('cwnd', 'Upper bound of the congestion window; only with lock.', {
    args: [lock, arg('number', integer(0, 4294967295))],
    since: '1.2.24',
  }),
  option('ssthresh', 'Slow start threshold of TCP.', { args: [lock, arg('number', integer(0, 4294967295))], since: '1.2.24' }),
  realms,
  option('rto_min', 'Shortest retransmission timeout of TCP, 0.2 to 120 s.', {
    args: [lock, arg('time', special('route-rto-min'), { doc: 'With `s` or `ms`; a bare number is milliseconds.' })],
    since: '1.2.24',
  }),
  option('initcwnd', 'First congestion window of a connection, in packets.', {
    args: [arg('number', integer(0, 4294967295))],
    since: '1.2.24',
  }),
  option('initrwnd', 'First receive window of a connection, in packets.', {
    args: [arg('number', integer(0, 4294967295))],
    since: '1.2.24',
  }),
  {
    ...option('features', 'Switches on TCP features for this destination.', {
      args: [arg('feature', oneOf({ word: 'ecn', doc: 'Explicit congestion notification.' }))],
      since: '1.2.24',
    }),
    lenient: true,
  },
  option('quickack', 'Whether TCP acknowledges at once.', { args: [arg('switch', integer(0, 1))], since: '1.2.24' }),
  option('congctl', 'The congestion control of TCP for this destination, e.g. `bbr`.', {
    args: [lock, arg('name', text('identifier'))],
    since: '1.2.24',
  }),
  {
    ...option('pref', 'IPv6: the router preference.', {
      args: [arg('preference', special('route-preference'), { default: 'medium', doc: 'low, medium, high, or a number of 0 to 255.' })],
      since: '1.2.24',
    }),
    only: { family: 6, early: true },
  },
  {
    ...option('ttl-propagate', 'MPLS: whether the TTL goes over into the label.', {
      args: [arg('state', oneOf('enabled', 'disabled'))],
      since: '2.0.8',
    }),
    lenient: true,
  },
  option('fastopen_no_cookie', 'Whether TCP Fast Open does without a cookie.', { args: [arg('switch', integer(0, 1))], since: '1.4.3' }),
  option('add', 'Add the route like `ip route add`: not if there is one like it.', { since: '2.2.5' }),
  option('prepend', 'Put the route before those like it; the default.', { since: '2.2.5' }),
  option('append', 'Put the route behind those like it.', { since: '2.2.5' }),
  noTrack,
  noTrackDashed('2.0.1'),
  {
    ...option('vrf', 'The VRF whose routing table gets the route.', { args: [arg('vrf', networkInterface)], since: '2.2.5', needs: 'vrf' }),
    role: 'vrf',
  },
];

export const VIRTUAL_ROUTE_OPTIONS: readonly RoutingOption[] = ROUTE_BASICS;
export const STATIC_ROUTE_OPTIONS: readonly RoutingOption[] = [...ROUTE_BASICS, trackGroup];

// --------------------------------------------------------------------------------------------------------- rules

const ruleAddress = arg('address', address({ prefix: 'optional', words: DESTINATION_WORDS }), { doc: 'A network, an address, or `all`.' });

/** The actions that stand alone; `blackhole`, `unreachable` and `prohibit` are in ROUTE_TYPES. */
const RULE_ACTIONS: readonly RoutingOption[] = [
  {
    ...option('goto', 'Goes on at the rule with this preference.', {
      args: [arg('preference', integer(0, 4294967295), { doc: 'Higher than the preference of this rule.' })],
      since: '1.2.24',
    }),
    role: 'target',
  },
  { ...option('nop', 'Does nothing: a mark to go to.', { since: '1.2.24' }), role: 'action' },
];

const RULE_BASICS: readonly RoutingOption[] = [
  { ...option('from', 'Packets from this source.', { args: [ruleAddress] }), role: 'source' },
  { ...option('to', 'Packets to this destination.', { args: [ruleAddress] }), role: 'source' },
  {
    ...option('table', 'The routing table to look in.', {
      aliases: ['lookup'],
      args: [arg('table', special('rule-table'), { doc: 'A number from 1 or a name of /etc/iproute2/rt_tables.' })],
    }),
    role: 'lookup',
  },
  {
    ...option(
      'preference',
      'The place of the rule among all rules: the lowest is asked first. Give it: keepalived counts down from 16384 otherwise, and warns.',
      {
        aliases: ['priority', 'order'],
        args: [arg('preference', integer(0, 4294967295, { base: 0 }))],
        since: '1.2.24',
      },
    ),
    role: 'preference',
  },
  ...RULE_ACTIONS,
  {
    ...option('type', 'An action follows; the word may be left out.', { args: [arg('action', text('identifier'))], since: '1.2.24' }),
    role: 'action-type',
  },
  option('not', 'The rule holds for packets that do not match.', { since: '1.2.24' }),
  {
    ...option('inet', 'The rule is IPv4. keepalived skips the next word, so leave this out.', { since: '2.0.1' }),
    role: 'family',
    only: { family: 4 },
  },
  {
    ...option('inet6', 'The rule is IPv6. keepalived skips the next word, so leave this out; name a network such as `::/0`.', {
      since: '2.0.1',
    }),
    role: 'family',
    only: { family: 6 },
  },
  option('tos', 'Packets with this TOS.', { aliases: ['dsfield'], args: [arg('TOS', special('route-dsfield'))], since: '1.2.24' }),
  option('fwmark', 'Packets with this firewall mark.', {
    args: [arg('mark', special('rule-fwmark'), { doc: '`MARK` or `MARK/MASK`; decimal, octal (0…) or hexadecimal (0x…).' })],
    since: '1.2.24',
  }),
  {
    ...option('iif', 'Packets that came in by this interface (`lo`: from this host).', {
      aliases: ['dev'],
      args: [interfaceArg],
      since: '1.2.24',
    }),
    role: 'device',
  },
  option('oif', 'Packets of sockets that are bound to this interface.', { args: [interfaceArg], since: '1.2.24' }),
  { ...realms, role: 'table-only' },
  {
    ...option('suppress_prefixlength', 'Ignores what the table finds if its prefix is this long or shorter.', {
      aliases: ['sup_pl'],
      args: [arg('length', integer(0, 2147483647))],
      since: '1.2.24',
    }),
    role: 'table-only',
  },
  {
    ...option('suppress_ifgroup', 'Ignores what the table finds if it leads to an interface of this group.', {
      aliases: ['sup_group'],
      args: [arg('group', special('route-device-group'))],
      since: '1.2.24',
    }),
    role: 'table-only',
  },
  option('tunnel-id', 'Packets of this tunnel.', {
    args: [arg('id', special('route-tunnel-id'), { doc: 'A number of up to 64 bits.' })],
    since: '1.2.24',
  }),
  option('uidrange', 'Packets of users with these ids.', {
    args: [arg('range', special('rule-uids'), { doc: '`FROM-TO`.' })],
    since: '1.3.5',
  }),
  { ...option('l3mdev', 'Looks in the table of the VRF that the packet belongs to.', { since: '1.4.3' }), role: 'lookup' },
  {
    ...option('protocol', 'Who has set the rule. keepalived tracks only rules of its own protocol, 18.', {
      args: [arg('protocol', integer(0, 255), { default: '18', doc: 'A number; names do not work here.' })],
      since: '2.0.1',
    }),
    role: 'protocol',
    lenient: true,
  },
  {
    ...option('ipproto', 'Packets of this transport protocol.', {
      args: [arg('protocol', special('rule-protocol'), { doc: 'A number up to 127 or a name of /etc/protocols.' })],
      since: '2.0.1',
    }),
    lenient: true,
  },
  {
    ...option('sport', 'Packets from these ports.', {
      args: [arg('port range', special('rule-ports'), { doc: '`FROM-TO`, even for one port: `80-80`.' })],
      since: '2.0.1',
    }),
    lenient: true,
  },
  {
    ...option('dport', 'Packets to these ports.', {
      args: [arg('port range', special('rule-ports'), { doc: '`FROM-TO`, even for one port: `80-80`.' })],
      since: '2.0.1',
    }),
    lenient: true,
  },
  noTrack,
  noTrackDashed('2.0.1'),
];

export const VIRTUAL_RULE_OPTIONS: readonly RoutingOption[] = RULE_BASICS;
export const STATIC_RULE_OPTIONS: readonly RoutingOption[] = [...RULE_BASICS, trackGroup];

// --------------------------------------------------------------------------------------------- the value blocks

const addressArg = arg('address', address({ prefix: 'optional' }), {
  missing: 'reported',
  consequence: 'keepalived drops the line',
  doc: 'IPv4 or IPv6, with `/` and the prefix length; without it /32 or /128.',
});

const routeType = optional('type', { kind: 'enum', values: ROUTE_TYPES }, { default: 'unicast' });
const destinationArg = arg('destination', address({ prefix: 'optional', words: DESTINATION_WORDS }), {
  missing: 'reported',
  consequence: 'keepalived drops the line',
  doc: 'A network, an address, or `default`.',
});

/** vrrp_instance: virtual_ipaddress. */
export const virtualIpAddress: Lines = {
  name: 'virtual_ipaddress',
  doc: 'One address a line: `ADDRESS[/PREFIX] [dev INTERFACE] [label LABEL] …`. All of one family; they go into the adverts.',
  entry: [addressArg, optional('options', options('reported', ...VIRTUAL_ADDRESS_OPTIONS))],
  notation: 'virtual-address',
};

/** vrrp_instance: virtual_ipaddress_excluded. */
export const virtualIpAddressExcluded: Lines = {
  name: 'virtual_ipaddress_excluded',
  doc: 'One address a line, as in virtual_ipaddress. They follow the instance, but are not in its adverts, and may be of the other family.',
  entry: virtualIpAddress.entry,
  notation: 'virtual-address',
};

/** vrrp_instance: virtual_routes. */
export const virtualRoutes: Lines = {
  name: 'virtual_routes',
  doc: 'One route a line, as for `ip route add`. They are set while the instance is MASTER.',
  entry: [routeType, destinationArg, optional('options', options('reported', ...VIRTUAL_ROUTE_OPTIONS))],
  notation: 'virtual-route',
};

/** vrrp_instance: virtual_rules. */
export const virtualRules: Lines = {
  name: 'virtual_rules',
  doc: 'One rule a line, as for `ip rule add`; each needs an action and should have a preference. They are set while the instance is MASTER.',
  entry: [arg('rule', options('reported', ...VIRTUAL_RULE_OPTIONS))],
  notation: 'virtual-rule',
};

export const staticKeywords: readonly Keyword[] = [
  {
    name: 'static_ipaddress',
    doc: 'Addresses that keepalived sets when it starts and keeps, whatever the VRRP instances do.',
    detail:
      'One address a line: `ADDRESS[/PREFIX] dev INTERFACE …`. Without `dev` keepalived takes `default_interface`, else eth0, and ends if there is none. ' +
      'The addresses go when keepalived stops. To have them back after an interface was down, name a `track_group`, which must stand before this block.',
    lines: {
      name: 'static_ipaddress',
      doc: 'One address a line: `ADDRESS[/PREFIX] [dev INTERFACE] …`.',
      entry: [addressArg, optional('options', options('reported', ...STATIC_ADDRESS_OPTIONS))],
      notation: 'static-address',
    },
    surplus: 'reported',
    repeat: 'adds',
    since: '1.1.0',
    processes: ['vrrp'],
  },
  {
    name: 'static_routes',
    doc: 'Routes that keepalived sets when it starts and keeps, whatever the VRRP instances do.',
    detail:
      'One route a line, as for `ip route add`; the next hops must end it. Write the destination first: a `default` behind a gateway is refused. ' +
      'For the IPv6 default route write `::/0`.',
    lines: {
      name: 'static_routes',
      doc: 'One route a line, as for `ip route add`.',
      entry: [routeType, destinationArg, optional('options', options('reported', ...STATIC_ROUTE_OPTIONS))],
      notation: 'static-route',
    },
    surplus: 'reported',
    repeat: 'adds',
    since: '1.1.0',
    processes: ['vrrp'],
  },
  {
    name: 'static_rules',
    doc: 'Policy routing rules that keepalived sets when it starts and keeps, whatever the VRRP instances do.',
    detail:
      'One rule a line, as for `ip rule add`. Each needs an action (`table 100`, `blackhole`, …) and should have a `preference`: ' +
      'without one keepalived counts down from 16384 and reports it.',
    lines: {
      name: 'static_rules',
      doc: 'One rule a line, as for `ip rule add`.',
      entry: [arg('rule', options('reported', ...STATIC_RULE_OPTIONS))],
      notation: 'static-rule',
    },
    surplus: 'reported',
    repeat: 'adds',
    since: '1.2.20',
    processes: ['vrrp'],
  },
];
