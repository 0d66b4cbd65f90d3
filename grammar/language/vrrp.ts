/** VRRP: the instances that share addresses between nodes, and the groups that move instances together. */
import { virtualIpAddress, virtualIpAddressExcluded, virtualRoutes, virtualRules } from './routing.ts';
import {
  groupTrackBfd,
  groupTrackFile,
  groupTrackInterface,
  groupTrackProcess,
  groupTrackScript,
  trackBfd,
  trackFile,
  trackInterface,
  trackProcess,
  trackScript,
} from './tracking.ts';
import type { Arg, Keyword, Lines } from './types.ts';
import {
  address,
  arg,
  boolean,
  decimal,
  integer,
  name,
  networkInterface,
  oneOf,
  option,
  optional,
  options,
  reference,
  script,
  signed,
  text,
} from './values.ts';

// ------------------------------------------------------------------------------------------- what words repeat

const IGNORED = 'keepalived ignores the line';
/** Some numbers are read more gently by a running keepalived than by `keepalived -t`. */
const NOT_AS_WRITTEN = 'keepalived ignores the line, or works with its leading digits alone';

const NEEDS_MULTICAST_OR_PEERS =
  'Adverts go to a multicast group unless `unicast_peer` names the other nodes. Clouds and many overlay networks carry no multicast: there unicast is the only way.';

/** On when it stands alone, else what the word says. */
const onOff = (consequence: string = IGNORED): Arg => optional('on or off', boolean, { default: 'on', consequence });

const seconds = (max: number, consequence: string = NOT_AS_WRITTEN): Arg => arg('seconds', integer(0, max, { unit: 's' }), { consequence });

/** How often something is sent; 0 is reported and becomes 1. */
const times: Arg = arg('times', integer(1, 4294967295), {
  consequence: 'keepalived makes 1 of 0, and does not use other bad numbers as they are written',
  older: [{ before: '2.0.7', invalid: 'silent' }],
});

/** The longest time in whole seconds that fits into 32 bits of microseconds. */
const LONGEST_SECONDS = 4294;

// -------------------------------------------------------------------------------------------------------- scripts

const WHO_RUNS_IT =
  'Put the command and its arguments into one pair of quotes: the words behind it are the user and the group to run it as, not arguments, ' +
  'and a user that does not exist makes keepalived drop the line without a word. There is no shell: for pipes, redirections or `&&` write `"/bin/sh -c \'…\'"`.';

const command = arg('command', script, { doc: 'The command with its arguments, in one pair of quotes.' });
const runUser = optional('user', text('user'), {
  default: 'script_user of global_defs, else keepalived_script, else root',
  doc: 'The user to run it as.',
});
const runGroup = optional('group', text('group'), { default: 'the main group of the user', doc: 'The group to run it as.' });

const notifier = (keyword: Pick<Keyword, 'name' | 'doc' | 'since'> & { readonly detail?: string }): Keyword => ({
  ...keyword,
  detail: keyword.detail === undefined ? WHO_RUNS_IT : `${keyword.detail} ${WHO_RUNS_IT}`,
  args: [command, runUser, runGroup],
  notation: 'notify-script',
  raw: 'quotes',
  repeat: 'reported-first',
});

const FOUR_ARGUMENTS =
  'Runs after the more special notify_… scripts, with four further arguments: INSTANCE or GROUP, the name, the new state (MASTER, BACKUP, FAULT, STOP, DELETED) and the priority.';

// ------------------------------------------------------------------------------------------------ lines of values

const groupMembers: Lines = {
  name: 'group',
  doc: 'Names of the vrrp_instances that move together; any number a line.',
  entry: [arg('instance', reference('vrrp_instance'), { doc: 'Name of a vrrp_instance, which may stand earlier or later in the file.' })],
  pooled: true,
  empty: 'reported',
};

const HOPS = integer(0, 255);

const unicastPeer: Lines = {
  name: 'unicast_peer',
  doc: 'Addresses of the other nodes, one a line; not this node itself.',
  notation: 'unicast-peer',
  entry: [
    arg('address', address(), {
      consequence: 'keepalived drops the line',
      doc: 'Address of another node, of the family of the instance. No host name.',
    }),
    optional(
      'hops',
      options(
        'ends-line',
        option('min_ttl', 'Drop adverts of this peer that arrive with a lower TTL. Switches check_unicast_src on.', {
          args: [arg('hops', HOPS, { missing: 'reported' })],
          since: '2.1.0',
        }),
        option('max_ttl', 'Drop adverts of this peer that arrive with a higher TTL. Switches check_unicast_src on.', {
          args: [arg('hops', HOPS, { missing: 'reported' })],
          since: '2.1.0',
        }),
      ),
      { since: '2.1.0' },
    ),
  ],
};

// -------------------------------------------------------------------------------------------- vrrp_sync_group

const groupKeywords: readonly Keyword[] = [
  {
    name: 'group',
    doc: 'The instances that this group keeps in the same state.',
    detail:
      'Every member must be a vrrp_instance of this configuration, and an instance can be in one group only. A group of one is reported: it does nothing. ' +
      'Write all names into one block: a second `group` block is refused, and skipping it ends the whole vrrp_sync_group early.',
    lines: groupMembers,
    repeat: 'reported-first',
    skipsBlock: ['duplicate'],
    required: true,
    since: '1.1.0',
  },
  {
    name: 'track_interface',
    doc: 'Interfaces that every member of the group depends on.',
    detail: 'Name only interfaces that no member uses or tracks by itself: keepalived reports those.',
    lines: groupTrackInterface,
    since: '2.0.0',
  },
  {
    name: 'track_script',
    doc: 'Scripts that every member of the group depends on.',
    detail:
      'In a sync group this is the place for scripts with a weight; on a member they are dropped unless `sync_group_tracking_weight` is set.',
    lines: groupTrackScript,
    since: '2.0.0',
  },
  { name: 'track_file', doc: 'Files whose number every member of the group depends on.', lines: groupTrackFile, since: '2.0.0' },
  {
    name: 'track_process',
    doc: 'Processes that every member of the group depends on.',
    lines: groupTrackProcess,
    since: '2.0.11',
    needs: 'track-process',
  },
  { name: 'track_bfd', doc: 'BFD sessions that every member of the group depends on.', lines: groupTrackBfd, since: '2.0.0', needs: 'bfd' },
  notifier({ name: 'notify_backup', doc: 'Script to run when the group becomes backup.', since: '1.1.0' }),
  notifier({ name: 'notify_master', doc: 'Script to run when the group becomes master.', since: '1.1.0' }),
  notifier({ name: 'notify_fault', doc: 'Script to run when the group goes to state FAULT.', since: '1.1.0' }),
  notifier({ name: 'notify_stop', doc: 'Script to run when keepalived stops.', since: '2.0.0' }),
  notifier({ name: 'notify', doc: 'Script to run at every change of state of the group.', detail: FOUR_ARGUMENTS, since: '1.1.2' }),
  {
    name: 'smtp_alert',
    doc: 'Send a mail when the group changes state.',
    detail: 'Needs `notification_email` and `smtp_server` in global_defs.',
    args: [onOff()],
    default: 'smtp_alert_vrrp or smtp_alert of global_defs, else off',
    since: '1.1.0',
  },
  {
    name: 'global_tracking',
    doc: 'Old word for sync_group_tracking_weight.',
    detail: 'Better put the track_… blocks into the sync group itself, where their weights hold for all members alike.',
    deprecated: { since: '2.0.0', use: 'track_interface, track_script or track_file blocks in the sync group', reported: true },
    since: '1.2.3',
  },
  {
    name: 'sync_group_tracking_weight',
    doc: 'Let each member keep the weights of its own track_… blocks.',
    detail:
      'Without it keepalived takes weights off the members, because members of one group with different priorities fight over who is master. They still can with it.',
    since: '2.0.0',
  },
  {
    name: 'notify_priority_changes',
    doc: 'Tell the notify FIFO about changes of priority of the members, too.',
    args: [onOff()],
    default: 'vrrp_notify_priority_changes of global_defs',
    since: '2.2.0',
  },
];

const vrrpSyncGroup: Keyword = {
  name: 'vrrp_sync_group',
  doc: 'Instances that are master or backup together: if one fails, all move to the other node.',
  detail:
    'The usual case is a router with one instance on its inside and one on its outside. The members should agree in `state`, `nopreempt` and the order of priorities ' +
    'between the nodes, or the group is elected again and again. Put trackers into the group, not into its members.',
  args: [
    arg('name', name('vrrp_sync_group'), {
      missing: 'reported',
      consequence: 'keepalived skips the block',
      doc: 'One word; notify scripts get it as the name of the group.',
    }),
  ],
  surplus: 'reported',
  skipsBlock: ['no-name', 'duplicate-name'],
  forgottenWithout: { keyword: 'group', since: '2.2.8' },
  processes: ['vrrp'],
  since: '1.1.0',
  block: { name: 'vrrp_sync_group', keywords: groupKeywords },
};

// ---------------------------------------------------------------------------- vrrp_instance: where and how it talks

const whoAndWhere: readonly Keyword[] = [
  {
    name: 'use_vmac',
    doc: "Send adverts from the virtual router's own MAC address, on a macvlan interface that keepalived creates.",
    detail:
      'The addresses of the instance go to the macvlan, so clients keep their ARP entry when the master changes. Name and MAC may come in any order; of a MAC with five octets ' +
      'the virtual_router_id becomes the sixth. With `unicast_peer` it needs `vmac_xmit_base`. The name must not be that of an existing interface.',
    args: [
      optional(
        'options',
        options(
          'reported',
          option('name', 'The next word is the name of the interface, even if it is `group` or `name`.', {
            args: [arg('interface', networkInterface)],
            since: '2.3.0',
          }),
          option('netlink_notify_msg', 'Make the kernel announce the base interface when the macvlan is created.', { since: '2.3.0' }),
          option('group', 'The link group of the interface: a number or a name of /etc/iproute2/group.', {
            args: [arg('group', text('identifier'))],
            since: '2.3.0',
          }),
        ),
        {
          default: 'vrrp.VRID with the MAC address that the RFC gives to the VRID',
          doc: 'Name of the interface, MAC address, and further words.',
        },
      ),
    ],
    notation: 'use-vmac',
    repeat: 'adds',
    since: '1.2.3',
    needs: 'vmac',
  },
  {
    name: 'use_vmac_addr',
    doc: 'Create a macvlan also on every other interface that an address of this instance names with dev.',
    detail: 'The word `use_vmac` behind a single address does the same for that address; one of the two is enough.',
    since: '2.2.0',
    needs: 'vmac',
  },
  {
    name: 'vmac_xmit_base',
    doc: 'Send and receive adverts on the real interface instead of on the macvlan.',
    detail:
      'Only together with `use_vmac`; keepalived sets it by itself, with a report, where unicast needs it. Strict mode does not allow it.',
    since: '1.2.10',
    needs: 'vmac',
  },
  {
    name: 'use_ipvlan',
    doc: 'Work on an ipvlan interface that keepalived creates on top of the real one.',
    detail:
      'An ipvlan shares the MAC address of the real interface, for networks that let only one MAC pass. An IPv4 instance needs an address for it, which is the source of its adverts, too. ' +
      'All ipvlans on one interface must be of the same type.',
    args: [
      optional('address', address({ prefix: 'optional' }), {
        doc: 'Address of the ipvlan, maybe with a prefix length; words may come in any order.',
      }),
      optional(
        'options',
        options(
          'reported',
          option('bridge', 'ipvlans on the same interface reach each other (the default).'),
          option('private', 'ipvlans on the same interface do not reach each other.'),
          option('vepa', 'Traffic between ipvlans goes out to the switch and back.'),
          option('name', 'The next word is the name of the interface, whatever it looks like.', {
            args: [arg('interface', networkInterface)],
            since: '2.3.0',
          }),
          option('group', 'The link group of the interface: a number or a name of /etc/iproute2/group.', {
            args: [arg('group', text('identifier'))],
            since: '2.3.0',
          }),
        ),
        { default: 'bridge', doc: 'Name of the interface, its type, and further words.' },
      ),
    ],
    notation: 'use-ipvlan',
    repeat: 'reported-first',
    since: '2.0.17',
    needs: 'vmac',
  },
  {
    name: 'unicast_peer',
    doc: 'The other nodes: adverts go to each of them instead of to a multicast group.',
    detail:
      `${NEEDS_MULTICAST_OR_PEERS} List the others, not this node, and set \`unicast_src_ip\`, so that each node sends from the address that the others expect. ` +
      'Multicast and unicast nodes do not hear each other: all nodes need it. Strict mode does not allow it.',
    lines: unicastPeer,
    since: '1.2.8',
  },
  {
    name: 'unicast_fault_no_peer',
    doc: 'Go to state FAULT instead of to multicast when a unicast keyword is there but no peer is left.',
    since: '2.2.5',
  },
  {
    name: 'check_unicast_src',
    doc: 'Take unicast adverts only from addresses that unicast_peer lists.',
    since: '2.1.0',
  },
  {
    name: 'old_unicast_checksum',
    doc: 'Calculate the checksum of unicast adverts of VRRP version 3 as keepalived up to 1.3.6 did; with never: do not even accept it.',
    args: [
      optional('never', oneOf({ word: 'never', doc: 'Do not fall back to the old checksum when a peer uses it.' }), {
        default: 'use the old checksum',
        consequence: IGNORED,
      }),
    ],
    since: '1.3.7',
    needs: 'unicast-checksum-compat',
  },
  {
    name: 'native_ipv6',
    doc: 'Make this an IPv6 instance.',
    detail: 'Needless: the first address of the instance decides. It is refused when an IPv4 address stands before it.',
    deprecated: { use: 'an IPv6 address in virtual_ipaddress' },
    since: '1.2.1',
  },
  {
    name: 'state',
    doc: 'What this node expects to be at start: MASTER or BACKUP.',
    detail:
      'It only shortens the start: the priorities decide who is master. MASTER without a `priority` means priority 255. ' +
      'With `nopreempt` or `preempt_delay` all nodes must say BACKUP.',
    args: [
      arg(
        'state',
        oneOf(
          { word: 'MASTER', doc: 'Take over at once if the priority is 255, else after about three intervals.' },
          { word: 'BACKUP', doc: 'Listen first.' },
        ),
        { consequence: 'keepalived takes it as BACKUP' },
      ),
    ],
    default: 'BACKUP, with priority 255 MASTER',
    // a BACKUP behind a MASTER is reported, any other second one replaces the first: the model tells
    repeat: 'adds',
    since: '1.1.0',
  },
  {
    name: 'interface',
    doc: 'The interface that the instance sends and receives adverts on.',
    detail:
      'Addresses without a `dev` go to it, too. Only a unicast instance with `unicast_src_ip` can do without it (before 2.1.0, and in 2.2.5 to 2.2.7, not even that). Not the loopback interface.',
    args: [arg('interface', networkInterface, { consequence: IGNORED })],
    notation: 'vrrp-interface',
    since: '1.1.0',
  },
  {
    name: 'vrf',
    doc: 'The VRF that a unicast instance without an interface works in.',
    detail: 'Together with `interface` it is refused: the VRF of the interface holds.',
    args: [arg('vrf', networkInterface, { consequence: IGNORED })],
    notation: 'vrrp-vrf',
    repeat: 'reported-first',
    since: '2.2.5',
    needs: 'vrf',
  },
  {
    name: 'mcast_src_ip',
    doc: 'Source address of the adverts.',
    detail: 'A `/` or `-` and what follows it is ignored. `unicast_src_ip` sets the same address.',
    args: [arg('address', address(), { consequence: 'keepalived uses the first address of the interface' })],
    notation: 'vrrp-source-address',
    default: 'the first address of the interface',
    since: '1.1.0',
  },
  {
    name: 'unicast_src_ip',
    doc: 'Source address of the adverts to unicast_peer.',
    detail:
      'It must be an address of this node and stand in the `unicast_peer` blocks of the other nodes. A `/` or `-` and what follows it is ignored. ' +
      'Without `unicast_peer` the instance uses multicast all the same, which keepalived reports.',
    args: [arg('address', address(), { consequence: 'keepalived uses the first address of the interface' })],
    notation: 'vrrp-source-address',
    default: 'the first address of the interface',
    since: '1.2.10',
  },
  {
    name: 'mcast_dst_ip',
    doc: 'Another multicast group for the adverts of this instance.',
    detail:
      'IPv6 groups must be link-local (ff02::…). All nodes need the same. Instances with different groups may share a virtual_router_id.',
    args: [arg('address', address(), { consequence: 'keepalived uses the group of global_defs' })],
    notation: 'vrrp-multicast-address',
    default: 'vrrp_mcast_group4 or vrrp_mcast_group6 of global_defs: 224.0.0.18, ff02::12',
    since: '2.2.5',
  },
  {
    name: 'track_src_ip',
    doc: 'Go to state FAULT while the configured source address is not on the host.',
    detail: 'Works only with `mcast_src_ip` or `unicast_src_ip`.',
    since: '2.0.0',
  },
  {
    name: 'unicast_ttl',
    doc: 'TTL (IPv6: hop limit) of the adverts to unicast_peer.',
    detail: 'Refused at the closing brace when no peer is there.',
    args: [arg('hops', integer(0, 255), { consequence: IGNORED })],
    default: '255',
    since: '2.1.0',
  },
];

// ------------------------------------------------------------------------------------ vrrp_instance: the election

const election: readonly Keyword[] = [
  {
    name: 'virtual_router_id',
    doc: 'The number of the virtual router: the same on all nodes, and no other router on the same network may have it.',
    detail:
      '1 to 255; 0 is not allowed. IPv4 and IPv6 instances, and unicast and multicast ones, may share a number. ' +
      'Without it keepalived gives up on VRRP altogether.',
    args: [arg('id', integer(1, 255), { consequence: IGNORED })],
    required: true,
    since: '1.1.0',
  },
  {
    name: 'version',
    doc: 'Version of the VRRP protocol: 2 or 3.',
    detail:
      'All nodes must speak the same. Version 3 has intervals of hundredths of a second, but no authentication. IPv6 uses version 3. ' +
      'Write it before the addresses: a version that does not go with what was read so far is refused.',
    args: [arg('version', signed(2, 3), { consequence: IGNORED })],
    default: 'vrrp_version of global_defs, with IPv6 addresses 3',
    since: '1.2.17',
  },
  {
    name: 'priority',
    doc: 'The node with the highest priority becomes master: 1 to 255.',
    detail:
      '255 is for the node that owns the addresses itself: no tracker can change it. Give each node its own number, and leave room for the weights of trackers. ' +
      'Without it `state MASTER` means 255, else 100.',
    args: [arg('priority', integer(1, 255), { consequence: 'keepalived uses 100' })],
    default: '100, with state MASTER 255',
    since: '1.1.0',
  },
  {
    name: 'advert_int',
    doc: 'Seconds between two adverts of the master.',
    detail:
      'A backup takes over after about three intervals of silence. All nodes need the same number. Version 2 knows whole seconds only, 1 to 255; version 3 hundredths of a second, up to 40.95. ' +
      'It is seconds, not milliseconds: 1000 is out of range.',
    args: [
      arg('seconds', decimal(0.01, 255, 6, 's'), {
        consequence: 'keepalived does not use it as it is written',
        older: [{ before: '1.2.17', type: integer(1, 255, { unit: 's' }) }],
      }),
    ],
    default: '1',
    since: '1.1.0',
  },
  {
    name: 'preempt',
    doc: 'A node with a higher priority takes over from a master with a lower one.',
    detail: 'That is how it is without it, too; it undoes a `nopreempt` above it.',
    since: '1.1.0',
  },
  {
    name: 'nopreempt',
    doc: 'A node with a higher priority lets a master with a lower one be.',
    detail:
      'Works only with `state BACKUP` and a priority below 255. A master that loses priority through a tracker with a weight keeps its place, too, while the other node has `nopreempt`: ' +
      'use trackers without weight here.',
    since: '1.1.8',
  },
  {
    name: 'preempt_delay',
    doc: 'Seconds to wait before taking over from a master with a lower priority.',
    detail: 'Works only with `state BACKUP`, and not together with `nopreempt` or strict mode.',
    args: [
      arg('seconds', decimal(0, 1000, 6, 's'), {
        consequence: 'keepalived does not use it as it is written',
        older: [{ before: '2.0.7', type: integer(0, 1000, { unit: 's' }) }],
      }),
    ],
    default: '0',
    since: '1.1.8',
  },
  {
    name: 'down_timer_adverts',
    doc: 'How many adverts a backup must miss before it takes over.',
    detail: 'The RFCs say 3. All nodes need the same number; strict mode allows only 3.',
    args: [arg('adverts', integer(1, 100), { consequence: NOT_AS_WRITTEN })],
    default: 'vrrp_down_timer_adverts of global_defs, else 3',
    since: '2.2.3',
  },
  {
    name: 'timer_expired_backup',
    doc: 'Become backup when this node was held up for so long that another may have taken over.',
    detail: 'Only with `nopreempt`. Give the highest priority that another node can have, with all weights of its trackers.',
    args: [optional('highest other priority', integer(1, 254), { default: '254', consequence: IGNORED })],
    since: '2.2.8',
  },
  {
    name: 'thread_timer_expired',
    doc: 'Another word for timer_expired_backup, from a mistake in release notes.',
    args: [optional('highest other priority', integer(1, 254), { default: '254', consequence: IGNORED })],
    deprecated: { since: '2.3.2', use: 'timer_expired_backup', reported: true },
    replacement: 'timer_expired_backup',
    since: '2.3.2',
  },
  {
    name: 'lower_prio_no_advert',
    doc: 'Do not answer an advert of a lower priority with one of our own.',
    detail: 'That is what the RFCs say; strict mode demands it.',
    args: [onOff()],
    default: 'vrrp_lower_prio_no_advert of global_defs, in strict mode on',
    since: '1.2.20',
  },
  {
    name: 'higher_prio_send_advert',
    doc: 'Before giving way to a master with a higher priority, send one more advert.',
    detail: 'It makes the other master repeat its gratuitous ARPs, so that switches learn again who has the addresses. Not in strict mode.',
    args: [onOff()],
    default: 'vrrp_higher_prio_send_advert of global_defs, in strict mode off',
    since: '1.3.5',
  },
  {
    name: 'owner_ignore_adverts',
    doc: 'A node with priority 255 does not look at adverts of others.',
    detail: 'Only with priority 255. keepalived refuses to switch it off there, strict mode or not.',
    args: [onOff()],
    default: 'vrrp_owner_ignore_adverts of global_defs, in strict mode with priority 255 on',
    since: '2.3.3',
  },
  {
    name: 'skip_check_adv_addr',
    doc: 'Check the addresses in an advert only when the sender of the adverts changes.',
    detail: 'Since keepalived 2.2.5 the word behind it does not count: even `off` switches it on.',
    args: [optional('on or off', boolean, { default: 'on', consequence: IGNORED })],
    notation: 'vrrp-skip-check',
    default: 'vrrp_skip_check_adv_addr of global_defs',
    since: '1.2.20',
  },
  {
    name: 'strict_mode',
    doc: 'Follow the VRRP RFCs to the letter.',
    detail:
      'No unicast, no authentication, at least one virtual address, IPv6 only with version 3, and unless priority is 255 the node does not answer on the addresses, not even to ping.',
    args: [onOff()],
    default: 'vrrp_strict of global_defs',
    since: '1.2.20',
  },
  {
    name: 'accept',
    doc: 'Answer on the virtual addresses also when this node does not own them.',
    detail: 'That is how it is without it, too, but for strict mode with a priority below 255. In strict mode it needs version 3.',
    since: '1.2.17',
  },
  {
    name: 'no_accept',
    doc: 'Only route through the virtual addresses, do not answer on them, unless priority is 255.',
    detail: 'keepalived drops packets to the addresses with nftables or iptables. Services that listen on the addresses cannot be reached.',
    since: '1.3.0',
  },
  {
    name: 'v3_checksum_as_v2',
    doc: 'Leave the IP pseudo header out of the checksum of IPv4 adverts of version 3.',
    detail: 'RFC 9568 and routers of Cisco and Juniper want it so. All nodes must agree.',
    args: [onOff()],
    default: 'vrrp_v3_checksum_as_v2 of global_defs',
    since: '2.2.8',
  },
];

// ------------------------------------------------------------------------ vrrp_instance: addresses and trackers

const addressesAndTrackers: readonly Keyword[] = [
  {
    name: 'virtual_ipaddress',
    doc: 'The addresses that the master has and announces.',
    detail:
      'All of one family: the first decides. Put addresses of the other family into `virtual_ipaddress_excluded`. Without a prefix length an address is /32 or /128, which is right in most cases. ' +
      'The list must be the same on all nodes. For IPv6 the first one should be link-local (fe80::…).',
    lines: virtualIpAddress,
    since: '1.1.0',
  },
  {
    name: 'virtual_ipaddress_excluded',
    doc: 'Further addresses of the master that adverts do not list.',
    detail: 'For addresses of the other family, and for more addresses than an advert holds (255 with IPv4, about 89 with IPv6).',
    lines: virtualIpAddressExcluded,
    since: '1.1.0',
  },
  {
    name: 'no_virtual_ipaddress',
    doc: 'This instance has no virtual addresses on purpose.',
    detail: 'For clouds where an API moves the address and keepalived only runs scripts. Not in strict mode.',
    since: '2.2.8',
  },
  { name: 'virtual_routes', doc: 'Routes that exist while this node is master.', lines: virtualRoutes, since: '1.1.0' },
  { name: 'virtual_rules', doc: 'Routing rules that exist while this node is master.', lines: virtualRules, since: '1.2.20' },
  {
    name: 'promote_secondaries',
    doc: 'Keep the other addresses of a subnet when the first of them is removed.',
    detail: 'Sets the kernel setting of that name on the interface. A macvlan has it anyway.',
    since: '1.3.0',
  },
  {
    name: 'dont_track_primary',
    doc: 'Do not go to state FAULT when the interface of the instance goes down.',
    since: '1.1.8',
  },
  {
    name: 'track_interface',
    doc: 'Further interfaces that this instance depends on.',
    detail: "The instance's own interface is watched anyway; naming it is reported.",
    lines: trackInterface,
    since: '1.1.0',
  },
  {
    name: 'track_script',
    doc: 'Scripts that this instance depends on.',
    detail: 'Each must be defined as a vrrp_script above the instance: keepalived drops what it has not read yet.',
    lines: trackScript,
    since: '1.1.13',
  },
  {
    name: 'track_file',
    doc: 'Files whose number this instance depends on.',
    detail: 'Each must be defined as a track_file above the instance.',
    lines: trackFile,
    since: '2.0.0',
  },
  {
    name: 'track_process',
    doc: 'Processes that this instance depends on.',
    detail: 'Each must be defined as a vrrp_track_process above the instance.',
    lines: trackProcess,
    since: '2.0.11',
    needs: 'track-process',
  },
  {
    name: 'track_bfd',
    doc: 'BFD sessions that this instance depends on.',
    detail: 'Each must be defined as a bfd_instance above the instance.',
    lines: trackBfd,
    since: '2.0.0',
    needs: 'bfd',
  },
];

// --------------------------------------------------------------------------- vrrp_instance: gratuitous ARP

const gratuitousArp: readonly Keyword[] = [
  {
    name: 'garp_master_delay',
    doc: 'Seconds after becoming master until the gratuitous ARPs are sent for the second time.',
    args: [seconds(LONGEST_SECONDS)],
    default: 'vrrp_garp_master_delay of global_defs, else 5',
    since: '1.1.0',
  },
  {
    name: 'garp_master_repeat',
    doc: 'How many gratuitous ARPs are sent for each address after becoming master.',
    args: [times],
    default: 'vrrp_garp_master_repeat of global_defs, else 5',
    since: '1.2.14',
  },
  {
    name: 'garp_master_refresh',
    doc: 'Send gratuitous ARPs again every so many seconds while master; 0: never.',
    args: [
      arg('seconds', integer(0, 4294967295, { unit: 's' }), {
        consequence: 'keepalived does not refresh',
      }),
    ],
    default: 'vrrp_garp_master_refresh of global_defs, else 0',
    since: '1.2.10',
  },
  {
    name: 'garp_master_refresh_repeat',
    doc: 'How many gratuitous ARPs each refresh sends for each address.',
    args: [times],
    default: 'vrrp_garp_master_refresh_repeat of global_defs, else 1',
    since: '1.2.14',
  },
  {
    name: 'garp_lower_prio_delay',
    doc: 'Seconds until the second round of gratuitous ARPs after an advert of a lower priority came in.',
    detail: 'Strict mode allows only 0.',
    args: [seconds(LONGEST_SECONDS)],
    default: 'vrrp_garp_lower_prio_delay of global_defs, else garp_master_delay',
    since: '1.2.20',
  },
  {
    name: 'garp_lower_prio_repeat',
    doc: 'How many gratuitous ARPs are sent for each address after an advert of a lower priority came in.',
    detail: 'It helps after a split brain, when switches learned the wrong port last. Strict mode allows only 0.',
    args: [arg('times', integer(0, 2147483647), { consequence: NOT_AS_WRITTEN })],
    default: 'vrrp_garp_lower_prio_repeat of global_defs, else garp_master_repeat',
    since: '1.2.20',
  },
  {
    name: 'garp_extra_if',
    doc: 'Send gratuitous ARPs every so many seconds on other macvlans of this instance, with all on all its other interfaces; 0: never.',
    detail: 'Switches forget the MAC address of an interface that sends no adverts. Up to 86400 seconds.',
    args: [
      optional('all', oneOf({ word: 'all', doc: 'On all other interfaces of the addresses, not only on macvlans.' })),
      arg('seconds', integer(0, 86400, { unit: 's' }), { missing: 'reported', consequence: IGNORED }),
    ],
    notation: 'vrrp-garp-extra-if',
    default: 'vrrp_garp_extra_if of global_defs, else 0',
    since: '2.2.3',
    needs: 'vmac',
  },
  {
    name: 'vmac_garp_intvl',
    doc: 'Old word for garp_extra_if.',
    args: [
      optional('all', oneOf({ word: 'all', doc: 'On all other interfaces of the addresses, not only on macvlans.' })),
      arg('seconds', integer(0, 86400, { unit: 's' }), { missing: 'reported', consequence: IGNORED }),
    ],
    notation: 'vrrp-garp-extra-if',
    deprecated: { since: '2.2.3', use: 'garp_extra_if', reported: true },
    replacement: 'garp_extra_if',
    since: '2.2.0',
    needs: 'vmac',
  },
];

// ----------------------------------------------------------------------------------- vrrp_instance: passwords

const authentication: Keyword = {
  name: 'authentication',
  doc: 'Password of the adverts, VRRP version 2 only.',
  detail:
    'RFC 3768 removed it from VRRP in 2004: the password travels in the open and keeps out accidents, not attackers. Version 3, IPv6 and strict mode do without; there keepalived reports and ignores it. ' +
    'All nodes need the same type and the same password.',
  since: '1.1.0',
  needs: 'vrrp-auth',
  block: {
    name: 'authentication',
    keywords: [
      {
        name: 'auth_type',
        doc: 'PASS: a password in clear text. AH: IPsec authentication header.',
        detail: 'AH does not work with `state MASTER` below priority 255, nor with IPv6, and many networks drop it. Upper case only.',
        args: [
          arg(
            'type',
            oneOf(
              { word: 'PASS', doc: 'A password of up to 8 characters in clear text.' },
              { word: 'AH', doc: 'IPsec authentication header; not recommended.' },
            ),
            { consequence: 'keepalived ignores the line and uses no authentication' },
          ),
        ],
        default: 'no authentication',
        since: '1.1.0',
        needs: 'vrrp-auth',
      },
      {
        name: 'auth_pass',
        doc: 'The password: 8 bytes at most.',
        detail:
          'Of a longer one keepalived uses the first 8 bytes. Put it into double quotes if it holds blanks, `#` or `!`: unquoted, these start a comment and the rest is lost.',
        args: [arg('password', text('password', { maxLength: 8 }), { consequence: 'keepalived uses the first 8 bytes' })],
        notation: 'vrrp-auth-pass',
        since: '1.1.0',
        needs: 'vrrp-auth',
      },
    ],
  },
};

const authHmac: Keyword = {
  name: 'auth_hmac',
  doc: 'Sign adverts with HMAC-SHA256 and refuse replayed ones: an extension of keepalived for versions 2 and 3.',
  detail:
    'It takes the place of `authentication`, and works with IPv6 and unicast, too. All nodes need the keys. To introduce it without a gap go through the modes receive-only, permissive and enforce, one on all nodes at a time.',
  since: '2.4.0',
  needs: 'vrrp-auth',
  block: {
    name: 'auth_hmac',
    keywords: [
      {
        name: 'key',
        doc: 'A key: its number and its value of 32 to 64 bytes.',
        detail:
          'The value is plain text, or bytes in hexadecimal after `hex:`, or `file:` and the path of a file with such a value (readable by its owner only). Several keys allow a change of key without a gap.',
        args: [
          arg('id', integer(1, 255), { missing: 'reported', consequence: IGNORED, doc: 'The number of the key.' }),
          arg('value', text('password'), { missing: 'reported', consequence: IGNORED, doc: '32 to 64 characters, hex:…, or file:/path.' }),
        ],
        notation: 'vrrp-hmac-key',
        repeat: 'adds',
        required: true,
        since: '2.4.0',
        needs: 'vrrp-auth',
      },
      {
        name: 'active_key',
        doc: 'Number of the key that this node signs with.',
        detail: 'Without a key of that number keepalived switches the whole extension off, and adverts go out unprotected.',
        args: [arg('id', integer(1, 255), { consequence: IGNORED })],
        required: true,
        since: '2.4.0',
        needs: 'vrrp-auth',
      },
      {
        name: 'time_window',
        doc: 'How many seconds old an advert may be, with anti_replay time.',
        args: [arg('seconds', integer(1, 300, { unit: 's' }), { consequence: IGNORED })],
        default: '3 times advert_int, at least 5',
        since: '2.4.0',
        needs: 'vrrp-auth',
      },
      {
        name: 'anti_replay',
        doc: 'How repeated adverts are told: by time or by a growing number.',
        args: [
          arg(
            'way',
            oneOf(
              { word: 'time', doc: 'Adverts must be fresh; the clocks of the nodes must agree (NTP).' },
              { word: 'monotonic', doc: 'Each advert must have a higher number than the last.' },
            ),
            { consequence: IGNORED },
          ),
        ],
        default: 'time',
        since: '2.4.0',
        needs: 'vrrp-auth',
      },
      {
        name: 'mode',
        doc: 'What happens with adverts that are not signed, and whether this node signs.',
        detail: 'Strict mode allows only enforce.',
        args: [
          arg(
            'mode',
            oneOf(
              { word: 'enforce', doc: 'Sign, and take only signed adverts.' },
              { word: 'permissive', doc: 'Sign, and take unsigned adverts, too.' },
              { word: 'receive-only', doc: 'Do not sign; check signatures where there are some.' },
            ),
            { consequence: IGNORED },
          ),
        ],
        default: 'enforce',
        since: '2.4.0',
        needs: 'vrrp-auth',
      },
    ],
  },
};

// ------------------------------------------------------------------------------- vrrp_instance: who is told

const notifications: readonly Keyword[] = [
  notifier({ name: 'notify_backup', doc: 'Script to run when the instance becomes backup.', since: '1.1.0' }),
  notifier({ name: 'notify_master', doc: 'Script to run when the instance becomes master.', since: '1.1.0' }),
  notifier({ name: 'notify_fault', doc: 'Script to run when the instance goes to state FAULT.', since: '1.1.0' }),
  notifier({ name: 'notify_stop', doc: 'Script to run when keepalived stops.', since: '1.1.13' }),
  {
    ...notifier({
      name: 'notify_deleted',
      doc: 'When a reload removes the instance, tell the notify scripts DELETED instead of FAULT, and run this script if one is given.',
      since: '2.1.0',
    }),
    args: [optional('command', script, { doc: 'The command with its arguments, in one pair of quotes.' }), runUser, runGroup],
    notation: 'notify-script-if-any',
  },
  notifier({ name: 'notify', doc: 'Script to run at every change of state.', detail: FOUR_ARGUMENTS, since: '1.1.2' }),
  notifier({
    name: 'notify_master_rx_lower_pri',
    doc: 'Script to run when this master receives an advert of a lower priority.',
    detail: 'For clouds: the other node has taken the address for a while, and this script must take it back.',
    since: '2.0.6',
  }),
  {
    name: 'notify_priority_changes',
    doc: 'Tell the notify FIFO about changes of priority, too.',
    args: [onOff()],
    default: 'that of the sync group, else vrrp_notify_priority_changes of global_defs',
    since: '2.0.16',
  },
  {
    name: 'smtp_alert',
    doc: 'Send a mail when the instance changes state.',
    detail: 'Needs `notification_email` and `smtp_server` in global_defs.',
    args: [onOff()],
    default: 'smtp_alert_vrrp or smtp_alert of global_defs, else off',
    since: '1.1.0',
  },
];

const further: readonly Keyword[] = [
  {
    name: 'kernel_rx_buf_size',
    doc: 'Size of the receive buffer of the socket, in bytes.',
    args: [arg('bytes', integer(0, 4294967295), { missing: 'reported', consequence: IGNORED })],
    surplus: 'reported',
    default: 'vrrp_rx_bufs_policy of global_defs',
    since: '2.0.3',
  },
  {
    name: 'debug',
    doc: 'Level of debugging; it has no effect.',
    args: [arg('level', integer(0, 4), { consequence: NOT_AS_WRITTEN })],
    since: '1.1.0',
  },
  {
    name: 'lvs_sync_daemon_interface',
    doc: 'Interface for the IPVS synchronisation daemon, which follows the state of this instance.',
    detail: 'The place for it is `lvs_sync_daemon INTERFACE INSTANCE` in global_defs. Only one instance can have it.',
    args: [arg('interface', networkInterface, { invalid: 'silent' })],
    deprecated: { since: '1.2.20', use: 'lvs_sync_daemon in global_defs', reported: true },
    repeat: 'reported-first',
    since: '1.1.0',
    needs: 'lvs',
  },
  {
    name: 'linkbeat_use_polling',
    doc: 'Ask the interface for its link state again and again, instead of waiting for the kernel to tell.',
    deprecated: { since: '2.0.13', use: 'a linkbeat_interfaces block', reported: true },
    since: '2.0.0',
    needs: 'linkbeat',
  },
];

// ------------------------------------------------------------------------------------------------ vrrp_instance

const vrrpInstance: Keyword = {
  name: 'vrrp_instance',
  doc: 'A virtual router: the nodes elect a master, and the master has the virtual addresses.',
  detail:
    'Needs `interface`, `virtual_router_id` and `virtual_ipaddress`. virtual_router_id, version, advert_int, authentication and the addresses must be the same on all nodes; ' +
    `the priority should be different. ${NEEDS_MULTICAST_OR_PEERS}`,
  args: [
    arg('name', name('vrrp_instance'), {
      missing: 'reported',
      consequence: 'keepalived skips the block',
      doc: 'One word; notify scripts get it as the name of the instance.',
    }),
  ],
  surplus: 'reported',
  skipsBlock: ['no-name', 'duplicate-name'],
  processes: ['vrrp'],
  since: '1.1.0',
  block: {
    name: 'vrrp_instance',
    keywords: [
      ...whoAndWhere,
      ...election,
      ...addressesAndTrackers,
      ...gratuitousArp,
      authentication,
      authHmac,
      ...notifications,
      ...further,
    ],
  },
};

export const vrrpKeywords: readonly Keyword[] = [vrrpInstance, vrrpSyncGroup];
