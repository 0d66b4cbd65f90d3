/** Settings of the daemon as a whole: the block `global_defs` and the single lines that stand beside it. */
import type { Arg, Keyword, Lines } from './types.ts';
import {
  arg,
  boolean,
  integer,
  networkInterface,
  oneOf,
  option,
  optional,
  options,
  reference,
  script,
  signed,
  special,
  text,
  timer,
} from './values.ts';

// ------------------------------------------------------------------------------------------- arguments used often

const UINT_MAX = 4_294_967_295;
const INT_MAX = 2_147_483_647;
const INT_MIN = -2_147_483_648;
/** The most whole seconds that fit into 32 bits of microseconds. */
const MOST_SECONDS = 4294;
/** The same with its fraction. */
const MOST_TIME = 4294.967295;

const IGNORED = 'keepalived ignores the line';

const onOff = optional('switch', boolean, { default: 'on', doc: 'Without the word: on.', consequence: IGNORED });

const delay = arg('seconds', integer(0, MOST_SECONDS, { unit: 'seconds' }), { doc: 'Whole seconds.', consequence: IGNORED });
const repeats = arg('count', integer(1, UINT_MAX), {
  doc: 'How many messages.',
  consequence: 'keepalived takes 1 instead of 0 and ignores anything else',
});
const gap = arg('seconds', timer(0.000001, MOST_TIME), { doc: 'Seconds, as fine as a microsecond.' });

const processName = arg('name', text('process', { maxLength: 15 }), {
  doc: 'At most 15 characters.',
  consequence: 'keepalived cuts the name to 15 characters',
});
const nice = arg('nice-value', signed(-20, 19), {
  missing: 'reported',
  doc: 'Nice value: -20 runs first, 19 runs last.',
  consequence: 'keepalived leaves the priority as it is',
});
const realTimePriority = arg('priority', signed(1, 99), { missing: 'reported', doc: 'Priority under SCHED_RR, from 1 to 99.' });
const cpus = arg('cpu', signed(0, 1023), {
  rest: true,
  missing: 'reported',
  doc: 'Number of a CPU, counted from 0, as in /proc/cpuinfo.',
  consequence: 'keepalived then binds the process to no CPU at all',
});
const cpuTime = arg('microseconds', integer(1, UINT_MAX, { unit: 'microseconds' }), {
  doc: 'The least is 2; 1 is taken as 2.',
  consequence: 'keepalived then sets no limit',
});
const bufferSize = arg('bytes', integer(0, UINT_MAX, { unit: 'bytes' }), {
  missing: 'reported',
  doc: 'Bytes; 0 leaves the size as the system has it.',
  consequence: IGNORED,
});

const command = arg('command', script, {
  missing: 'reported',
  doc: 'Full path of the program, with its arguments in one pair of quotes.',
  consequence: IGNORED,
});
const fifoPath = arg('path', text('path'), { missing: 'reported', doc: 'The named pipe; it is made if need be.', consequence: IGNORED });
const owner = optional('user', text('user'), { invalid: 'silent', doc: 'Owner of the pipe.', default: 'the script user' });
const ownerGroup = optional('group', text('group'), { invalid: 'silent', doc: 'Group of the pipe.', default: "the user's group" });
const runUser = optional('user', text('user'), { doc: 'Who runs it.', default: 'the script user' });
const runGroup = optional('group', text('group'), { doc: 'Group to run it under.', default: "the user's group" });

const directory = arg('directory', text('directory'), { missing: 'reported', doc: 'An existing directory.', consequence: IGNORED });
const dumpFile = arg('path', text('path', { minLength: 1 }), {
  missing: 'reported',
  doc: 'A file, or a directory if it ends in `/`.',
  consequence: IGNORED,
});
const scriptSeconds = arg('seconds', integer(1, 1000, { unit: 'seconds' }), {
  missing: 'reported',
  doc: 'Whole seconds.',
  consequence: IGNORED,
});
const lvsTimeout: readonly Arg[] = [
  arg('seconds', integer(0, 2_678_400, { unit: 'seconds' }), {
    missing: 'reported',
    doc: 'Seconds, at most 31 days; 0 leaves the timeout as it is.',
    consequence: 'keepalived leaves this timeout as it is',
  }),
];

const WHO_RUNS_IT =
  'User and group may follow the command, so a command with arguments needs quotes: `"/usr/local/bin/tool --all" root`. ' +
  'Without a user the one of `script_user` runs it, else `keepalived_script` if there is such a user, else root.';
const FIFO_NOTE = 'Every pipe must have a name of its own.';
const WHY_BUFFERS =
  'Needed only where the log shows "Netlink: Receive buffer overrun". Above `/proc/sys/net/core/rmem_max` the matching `…_force` must be on, too.';

// ------------------------------------------------------------------------------------------------------- identity

const identity: readonly Keyword[] = [
  {
    name: 'router_id',
    doc: 'Name of this machine in mails and SNMP.',
    detail: 'It need not be the host name. Give each node its own, or the mails do not tell who sent them.',
    args: [arg('name', text('identifier'), { missing: 'reported', consequence: IGNORED })],
    default: 'the host name',
    since: '1.1.8',
  },
  {
    name: 'lvs_id',
    doc: 'Name of this machine in the first releases of 1.1.',
    args: [arg('name', text('identifier'))],
    since: '1.1.0',
    removed: '1.1.8',
    replacement: 'router_id',
  },
  {
    name: 'plugin_dir',
    doc: 'Where plugins were to be found; it never came to any use.',
    args: [arg('directory', text('directory'))],
    since: '1.1.8',
    removed: '1.2.20',
  },
];

// ----------------------------------------------------------------------------------------------------------- mail

const mailAddresses: Lines = {
  name: 'notification_email',
  doc: 'Mail addresses, any number on a line.',
  pooled: true,
  entry: [
    arg('address', special('mail-address'), {
      rest: true,
      invalid: 'silent',
      doc: 'Name and address together need quotes: `"Ops <ops@example.org>"`.',
    }),
  ],
  empty: 'reported',
};

const mail: readonly Keyword[] = [
  {
    name: 'notification_email',
    doc: 'Who gets mail about state changes.',
    detail:
      'Mail also needs `smtp_server`, and alerts that are switched on: `smtp_alert` here or in the instance, group or virtual server. ' +
      'Words on the same line before the `{` are reported and dropped; without a `{` everything up to the next `}` is taken for addresses.',
    lines: mailAddresses,
    surplus: 'reported',
    repeat: 'adds',
    since: '1.1.0',
  },
  {
    name: 'notification_email_from',
    doc: 'Sender of the mails.',
    detail: 'With a display name the whole goes into one pair of double quotes: `"Keepalived <keepalived@example.org>"`.',
    args: [arg('address', text('email'), { missing: 'reported', consequence: IGNORED })],
    notation: 'notification-email-from',
    default: 'the user that runs keepalived, at the host name',
    since: '1.1.0',
  },
  {
    name: 'smtp_server',
    doc: 'Mail server that takes the mails.',
    detail:
      'The port is a word of its own: `smtp_server 192.0.2.25 587`. A name is looked up once, when the file is read; if that fails no mail is sent. ' +
      'keepalived speaks plain SMTP: no TLS, no login.',
    args: [
      arg('host', text('hostname'), { doc: 'Address or name.', consequence: 'keepalived then sends no mail' }),
      optional('port', integer(1, 65_535), { default: '25', consequence: 'keepalived then sends no mail' }),
    ],
    notation: 'smtp-server',
    since: '1.1.0',
  },
  {
    name: 'smtp_helo_name',
    doc: 'Name to greet the mail server with.',
    args: [arg('name', text('hostname'), { missing: 'silent', consequence: IGNORED })],
    default: 'the host name',
    since: '1.2.24',
  },
  {
    name: 'smtp_connect_timeout',
    doc: 'How long to wait for the mail server, in seconds.',
    args: [
      arg('seconds', integer(1, MOST_SECONDS, { unit: 'seconds' }), {
        consequence: 'keepalived takes 1 instead of 0 and ignores anything else',
      }),
    ],
    default: '30',
    since: '1.1.0',
  },
  {
    name: 'smtp_alert',
    doc: 'Mail about VRRP and checkers unless the object itself says otherwise.',
    args: [onOff],
    default: 'off for VRRP',
    since: '2.0.0',
  },
  {
    name: 'smtp_alert_vrrp',
    doc: 'Mail about VRRP instances and sync groups unless they say otherwise.',
    detail: 'Goes before `smtp_alert`.',
    args: [onOff],
    default: 'what smtp_alert says',
    since: '2.0.0',
  },
  {
    name: 'smtp_alert_checker',
    doc: 'Mail about virtual and real servers unless they say otherwise.',
    detail: 'Goes before `smtp_alert`.',
    args: [onOff],
    default: 'what smtp_alert says',
    since: '2.0.0',
    needs: 'lvs',
  },
  {
    name: 'no_email_faults',
    doc: 'No mail when an instance or group goes to state FAULT.',
    notation: 'global-flag',
    since: '2.0.0',
  },
  {
    name: 'no_checker_emails',
    doc: 'Mail only when a real server is added or removed, not at each change of a single checker.',
    args: [onOff],
    default: 'off',
    since: '2.0.0',
    needs: 'lvs',
  },
  {
    name: 'checker_log_all_failures',
    doc: 'Log every failed check, not only the last retry.',
    args: [onOff],
    default: 'off',
    since: '2.0.11',
    needs: 'lvs',
  },
];

// -------------------------------------------------------------------------------------------------------- scripts

const scripts: readonly Keyword[] = [
  {
    name: 'enable_script_security',
    doc: 'Run no script as root that someone else could have changed, and no script as root by default.',
    detail:
      'A script that root runs is disabled if any part of its path is writable for others. Without this line keepalived reports a security violation ' +
      'as soon as it has a script to run, and `keepalived -t` ends with status 6. Write it before `script_user`, pipes and scripts: the default user is chosen at the first of them.',
    notation: 'global-flag',
    since: '1.3.0',
  },
  {
    name: 'script_user',
    doc: 'User, and maybe group, that scripts run as unless they name another.',
    detail:
      'Without it scripts run as `keepalived_script` if there is such a user, else as root; with `enable_script_security` there must be one. ' +
      'A name that does not exist stays in force: a second `script_user` does not repair it.',
    args: [
      arg('user', text('user'), { missing: 'reported', consequence: 'keepalived then runs no script that names no user' }),
      optional('group', text('group'), { default: "the user's group" }),
    ],
    default: 'keepalived_script, or who runs keepalived',
    since: '1.3.0',
  },
  {
    name: 'use_symlink_paths',
    doc: 'Keep symbolic links in the paths of scripts instead of resolving them.',
    args: [onOff],
    default: 'off',
    since: '2.3.0',
  },
  {
    name: 'startup_script',
    doc: 'Run once when keepalived starts, before any of its processes.',
    detail: `${WHO_RUNS_IT} keepalived waits for it, at most \`startup_script_timeout\`.`,
    args: [command, runUser, runGroup],
    notation: 'start-stop-script',
    raw: 'quotes',
    repeat: 'reported-first',
    since: '2.1.0',
  },
  {
    name: 'startup_script_timeout',
    doc: 'How long the startup script may run, in seconds; then it is killed.',
    args: [scriptSeconds],
    default: '10',
    since: '2.1.0',
  },
  {
    name: 'shutdown_script',
    doc: 'Run once when keepalived stops, after all of its processes.',
    detail: `${WHO_RUNS_IT} keepalived waits for it, at most \`shutdown_script_timeout\`.`,
    args: [command, runUser, runGroup],
    notation: 'start-stop-script',
    raw: 'quotes',
    repeat: 'reported-first',
    since: '2.1.0',
  },
  {
    name: 'shutdown_script_timeout',
    doc: 'How long the shutdown script may run, in seconds; then it is killed.',
    args: [scriptSeconds],
    default: '10',
    since: '2.1.0',
  },
  {
    name: 'notify_fifo',
    doc: 'Named pipe that gets every state change, of VRRP and of virtual servers.',
    detail: `Unlike notify scripts a pipe keeps the order of events. ${FIFO_NOTE}`,
    args: [fifoPath, owner, ownerGroup],
    repeat: 'reported-first',
    since: '1.3.6',
  },
  {
    name: 'notify_fifo_script',
    doc: 'Script that reads the pipe of `notify_fifo`; its path is its last argument.',
    detail: `${WHO_RUNS_IT} A command that keepalived cannot make out is dropped without a word.`,
    args: [command, runUser, runGroup],
    notation: 'fifo-script',
    raw: 'quotes',
    repeat: 'reported-first',
    since: '1.3.6',
  },
  {
    name: 'vrrp_notify_fifo',
    doc: 'Named pipe that gets the state changes of VRRP instances and sync groups.',
    detail: FIFO_NOTE,
    args: [fifoPath, owner, ownerGroup],
    repeat: 'reported-first',
    since: '1.3.6',
  },
  {
    name: 'vrrp_notify_fifo_script',
    doc: 'Script that reads the pipe of `vrrp_notify_fifo`; its path is its last argument.',
    detail: `${WHO_RUNS_IT} A command that keepalived cannot make out is dropped without a word.`,
    args: [command, runUser, runGroup],
    notation: 'fifo-script',
    raw: 'quotes',
    repeat: 'reported-first',
    since: '1.3.6',
  },
  {
    name: 'lvs_notify_fifo',
    doc: 'Named pipe that gets the state changes of virtual and real servers.',
    detail: FIFO_NOTE,
    args: [fifoPath, owner, ownerGroup],
    repeat: 'reported-first',
    since: '1.3.6',
    needs: 'lvs',
  },
  {
    name: 'lvs_notify_fifo_script',
    doc: 'Script that reads the pipe of `lvs_notify_fifo`; its path is its last argument.',
    detail: `${WHO_RUNS_IT} A command that keepalived cannot make out is dropped without a word.`,
    args: [command, runUser, runGroup],
    notation: 'fifo-script',
    raw: 'quotes',
    repeat: 'reported-first',
    since: '1.3.6',
    needs: 'lvs',
  },
  {
    name: 'vrrp_notify_priority_changes',
    doc: 'Tell the pipes about changes of priority, too.',
    args: [onOff],
    default: 'off',
    since: '2.0.16',
  },
  {
    name: 'fifo_write_vrrp_states_on_reload',
    doc: 'Write all VRRP states to the pipes after a reload, even those that did not change.',
    notation: 'global-flag',
    since: '2.2.5',
  },
  {
    name: 'rs_init_notifies',
    doc: 'Call the notify scripts also for real servers that come up while keepalived starts.',
    args: [onOff],
    default: 'off',
    since: '2.0.0',
    needs: 'lvs',
  },
];

// ----------------------------------------------------------------------------------------------------------- VRRP

const vrrp: readonly Keyword[] = [
  {
    name: 'vrrp_version',
    doc: 'Version of the VRRP protocol that instances speak unless they say otherwise.',
    detail:
      'All routers of one VRID must speak the same version. Version 3 knows no authentication, and its intervals go up to 40.95 seconds; IPv6 belongs to version 3.',
    args: [arg('version', signed(2, 3), { consequence: IGNORED })],
    default: '2',
    since: '1.2.24',
  },
  {
    name: 'vrrp_strict',
    doc: 'Hold instances strictly to the RFC; switches authentication, unicast and more off.',
    detail:
      'Refuses unicast peers, authentication, instances without an address, IPv6 with version 2 and state MASTER without priority 255. ' +
      'It also drops packets to the virtual addresses unless `accept` is set or the priority is 255: the usual reason why an address answers no ping.',
    args: [optional('switch', boolean, { default: 'on', since: '2.3.0', doc: 'Without the word: on.', consequence: IGNORED })],
    notation: 'flag-until-2.3.0',
    default: 'off',
    since: '1.2.24',
  },
  {
    name: 'vrrp_mcast_group4',
    doc: 'Multicast group of IPv4 adverts.',
    args: [arg('address', special('multicast-ipv4'), { consequence: IGNORED })],
    default: '224.0.0.18',
    since: '1.2.10',
  },
  {
    name: 'vrrp_mcast_group6',
    doc: 'Multicast group of IPv6 adverts.',
    args: [arg('address', special('multicast-ipv6'), { consequence: IGNORED })],
    default: 'ff02::12',
    since: '1.2.10',
  },
  {
    name: 'default_interface',
    doc: 'Interface of static addresses that name none.',
    detail: 'Write it before the addresses that rely on it: at a reload the file is read in order.',
    args: [arg('interface', networkInterface, { missing: 'reported', invalid: 'silent', consequence: IGNORED })],
    default: 'eth0',
    since: '1.2.24',
  },
  {
    name: 'dynamic_interfaces',
    doc: 'Interfaces may be missing at the start, and come and go later.',
    detail: 'Without it an instance on an interface that does not exist is an error.',
    args: [
      optional('option', oneOf({ word: 'allow_if_changes', doc: 'They may even come back as another type or on another parent.' }), {
        consequence: 'keepalived takes dynamic_interfaces alone',
      }),
    ],
    default: 'off',
    since: '2.0.0',
  },
  {
    name: 'disable_local_igmp',
    doc: 'Tell the kernel to send no IGMP reports for 224.0.0.0/24.',
    detail: 'Needs Linux 4.3. It cannot change at a reload.',
    notation: 'global-flag',
    since: '2.2.0',
  },
  {
    name: 'v3_checksum_as_v2',
    doc: 'Reckon the checksum of VRRPv3 over IPv4 as version 2 does, without the pseudo header.',
    detail: 'For routers of other makers that do it so. All routers of a VRID must agree.',
    notation: 'global-flag',
    since: '2.2.8',
  },
  {
    name: 'vrrp_check_unicast_src',
    doc: 'In unicast mode take adverts from configured peers only.',
    notation: 'global-flag',
    since: '1.2.24',
  },
  {
    name: 'vrrp_skip_check_adv_addr',
    doc: 'Compare the addresses of an advert only if it comes from another router than the one before.',
    detail: 'Saves time where there are many addresses.',
    args: [optional('switch', boolean, { default: 'on', since: '2.3.0', doc: 'Without the word: on.', consequence: IGNORED })],
    notation: 'flag-until-2.3.0',
    default: 'off',
    since: '1.2.24',
  },
  {
    name: 'vrrp_lower_prio_no_advert',
    doc: 'As master, do not answer an advert of lower priority with one of our own.',
    args: [onOff],
    default: 'off',
    since: '1.2.24',
  },
  {
    name: 'vrrp_higher_prio_send_advert',
    doc: 'As master, send one more advert when one of higher priority makes us backup.',
    args: [onOff],
    default: 'off',
    since: '1.3.5',
  },
  {
    name: 'vrrp_owner_ignore_adverts',
    doc: 'With priority 255, ignore the adverts of other routers.',
    args: [onOff],
    default: 'off, on with vrrp_strict',
    since: '2.3.3',
  },
  {
    name: 'vrrp_down_timer_adverts',
    doc: 'How many adverts may be missing before a backup takes over.',
    args: [arg('count', integer(1, 100), { doc: 'Adverts.', consequence: IGNORED })],
    default: '3',
    since: '2.2.3',
  },
  {
    name: 'vrrp_startup_delay',
    doc: 'Seconds to wait after keepalived starts before instances start.',
    detail:
      'For interfaces such as bonds that stay deaf for a while when they come up. Of this and `vrrp_delay_after_boot` the longer delay counts.',
    args: [arg('seconds', timer(0.001, MOST_TIME))],
    since: '2.0.14',
  },
  {
    name: 'vrrp_delay_after_boot',
    doc: 'Instances start no sooner than this many seconds after the machine booted.',
    detail: 'Unlike `vrrp_startup_delay` it does not delay a later restart of keepalived.',
    args: [arg('seconds', timer(0.001, MOST_TIME))],
    since: '2.4.0',
  },
  {
    name: 'log_unknown_vrids',
    doc: 'Log adverts of VRIDs that this machine does not know.',
    notation: 'global-flag',
    since: '2.0.16',
  },
  {
    name: 'vmac_prefix',
    doc: 'How the names of VMAC interfaces begin; the VRID follows after a dot.',
    detail: 'An interface name has at most 15 characters: a longer prefix is cut so that the VRID still fits.',
    args: [
      arg('prefix', text('identifier', { maxLength: 13 }), {
        invalid: 'silent',
        consequence: 'keepalived cuts the prefix so that the name fits into 15 characters',
      }),
    ],
    repeat: 'reported-first',
    default: 'vrrp',
    since: '2.2.0',
    needs: 'vmac',
  },
  {
    name: 'vmac_addr_prefix',
    doc: 'How the names of VMAC interfaces begin that carry addresses of another interface than the one of the instance.',
    args: [
      arg('prefix', text('identifier', { maxLength: 13 }), {
        invalid: 'silent',
        consequence: 'keepalived cuts the prefix so that the name fits into 15 characters',
      }),
    ],
    repeat: 'reported-first',
    default: 'what vmac_prefix says',
    since: '2.2.0',
    needs: 'vmac',
  },
  {
    name: 'vrrp_rx_bufs_policy',
    doc: 'How to size the receive buffers of VRRP sockets.',
    detail:
      'One word only: `MTU` and `ADVERT` reckon with the size of packets times `vrrp_rx_bufs_multiplier`, a number is bytes. Without it the system decides.',
    args: [arg('policy', text('identifier'), { missing: 'reported', doc: '`MTU`, `ADVERT` or a number of bytes.', consequence: IGNORED })],
    notation: 'receive-buffer-policy',
    since: '2.0.3',
  },
  {
    name: 'vrrp_rx_bufs_multiplier',
    doc: 'How many packets the receive buffer holds for each instance.',
    args: [arg('count', integer(1, UINT_MAX), { missing: 'reported', consequence: IGNORED })],
    surplus: 'reported',
    default: '3',
    since: '2.0.3',
  },
];

// ------------------------------------------------------------------------------------------------ gratuitous ARP

const GARP_EXTRA_DETAIL =
  'Switches forget a MAC address after a while, often 300 seconds; a third of that is a good value. ' +
  'Only VMAC interfaces are served unless the word `all` is there.';
const extraInterfaces: readonly Arg[] = [
  optional('which', oneOf({ word: 'all', doc: 'Every interface that an instance uses, not only VMACs.' }), { default: 'VMACs only' }),
  arg('seconds', integer(1, 86_400, { unit: 'seconds' }), {
    missing: 'reported',
    doc: 'How often, at most once a day.',
    consequence: IGNORED,
  }),
];

const gratuitousArp: readonly Keyword[] = [
  {
    name: 'vrrp_garp_master_delay',
    doc: 'Seconds after becoming master until a second round of gratuitous ARP; 0 for none.',
    args: [delay],
    default: '5',
    since: '1.2.24',
  },
  {
    name: 'vrrp_garp_master_repeat',
    doc: 'How many gratuitous ARP messages in each round after becoming master.',
    args: [repeats],
    default: '5',
    since: '1.2.24',
  },
  {
    name: 'vrrp_garp_master_refresh',
    doc: 'As master, send gratuitous ARP again after this many seconds; 0 for never.',
    args: [
      arg('seconds', integer(0, UINT_MAX, { unit: 'seconds' }), {
        doc: 'Whole seconds.',
        consequence: 'keepalived then refreshes nothing',
      }),
    ],
    default: '0',
    since: '1.2.24',
  },
  {
    name: 'vrrp_garp_master_refresh_repeat',
    doc: 'How many gratuitous ARP messages at each refresh.',
    args: [repeats],
    default: '1',
    since: '1.2.24',
  },
  {
    name: 'vrrp_garp_lower_prio_delay',
    doc: 'As master, seconds after an advert of lower priority until a second round of gratuitous ARP; 0 for none.',
    args: [delay],
    default: 'vrrp_garp_master_delay',
    since: '1.2.24',
  },
  {
    name: 'vrrp_garp_lower_prio_repeat',
    doc: 'As master, how many gratuitous ARP messages after an advert of lower priority; 0 for none.',
    args: [arg('count', integer(0, INT_MAX), { doc: 'How many messages.', consequence: IGNORED })],
    default: 'vrrp_garp_master_repeat',
    since: '1.2.24',
  },
  {
    name: 'vrrp_garp_interval',
    doc: 'Least time between two gratuitous ARP messages on an interface, in seconds.',
    detail:
      'Meant for thousandths of a second. From one second on keepalived logs that it is very large, since every address waits that long.',
    args: [gap],
    default: '0',
    since: '1.2.24',
  },
  {
    name: 'vrrp_gna_interval',
    doc: 'Least time between two unsolicited neighbour adverts (IPv6) on an interface, in seconds.',
    detail:
      'Meant for thousandths of a second. From one second on keepalived logs that it is very large, since every address waits that long.',
    args: [gap],
    default: '0',
    since: '1.2.24',
  },
  {
    name: 'vrrp_min_garp',
    doc: 'Send one gratuitous ARP message at a time, and no second round.',
    detail: "Enough for today's switches. It changes only what still has its default; `off` does not undo an earlier `on`.",
    args: [onOff],
    default: 'off',
    since: '2.0.12',
  },
  {
    name: 'vrrp_garp_extra_if',
    doc: 'Send gratuitous ARP from time to time on other interfaces that hold virtual addresses.',
    detail: GARP_EXTRA_DETAIL,
    args: extraInterfaces,
    notation: 'garp-extra-interfaces',
    since: '2.2.3',
    needs: 'vmac',
  },
  {
    name: 'vrrp_vmac_garp_intvl',
    doc: 'Former name of vrrp_garp_extra_if.',
    detail: GARP_EXTRA_DETAIL,
    args: extraInterfaces,
    notation: 'garp-extra-interfaces',
    since: '2.2.0',
    deprecated: { since: '2.2.3', use: 'vrrp_garp_extra_if', reported: true },
    replacement: 'vrrp_garp_extra_if',
    needs: 'vmac',
  },
];

// ------------------------------------------------------------------------------------------------------- firewall

const tableName = optional('table', special('nftables-table'), { consequence: IGNORED });
const chainPriority = arg('priority', signed(INT_MIN, INT_MAX), { doc: 'Lower comes first.', consequence: IGNORED });

const firewall: readonly Keyword[] = [
  {
    name: 'nftables',
    doc: 'Use nftables, in a table of this name, to keep packets from virtual addresses that may not take them.',
    detail: 'keepalived makes the table and its chains itself. Each keepalived in a network namespace needs a table of its own.',
    args: [{ ...tableName, default: 'keepalived' }],
    repeat: 'reported-first',
    since: '2.0.11',
    needs: 'nftables',
  },
  {
    name: 'nftables_priority',
    doc: 'Priority of the nftables chains.',
    detail: 'Write it after `nftables`, which sets it back to -1.',
    args: [chainPriority],
    default: '-1',
    since: '2.0.11',
    needs: 'nftables',
  },
  {
    name: 'nftables_counters',
    doc: 'Count packets in the nftables rules; for debugging.',
    notation: 'global-flag',
    since: '2.0.11',
    needs: 'nftables',
  },
  {
    name: 'nftables_ifindex',
    doc: 'Let the nftables sets of IPv6 link-local addresses hold interface numbers instead of names.',
    notation: 'global-flag',
    since: '2.0.11',
    needs: 'nftables',
  },
  {
    name: 'nftables_ipvs',
    doc: 'Use nftables, in a table of this name, to mark the packets of virtual server groups.',
    detail: 'Each group then needs only one IPVS service, by its firewall mark.',
    args: [{ ...tableName, default: 'keepalived_ipvs' }],
    repeat: 'reported-first',
    since: '2.2.2',
    needs: 'nftables',
  },
  {
    name: 'nftables_ipvs_priority',
    doc: 'Priority of the nftables chain that sets the marks.',
    detail: 'Write it after `nftables_ipvs`, which sets it back to -1.',
    args: [chainPriority],
    default: '-1',
    since: '2.2.2',
    needs: 'nftables',
  },
  {
    name: 'nftables_ipvs_start_fwmark',
    doc: 'First firewall mark to use; each further group takes the next.',
    detail: 'Write it after `nftables_ipvs`, which sets it back to 1000.',
    args: [arg('mark', integer(1, UINT_MAX), { consequence: IGNORED })],
    default: '1000',
    since: '2.2.2',
    needs: 'nftables',
  },
  {
    name: 'vrrp_iptables',
    doc: 'Use iptables, in these chains, to keep packets from virtual addresses that may not take them.',
    detail:
      "Builds without iptables, as those of today's distributions, report it and use nftables with the table `keepalived`, whatever the chains are called: write `nftables` there. " +
      'With iptables the chains must exist and should hold nothing else.',
    args: [
      optional('in-chain', text(), { default: 'INPUT', doc: 'Chain for packets that come in.' }),
      optional('out-chain', text(), { doc: 'Chain for packets that go out.' }),
    ],
    since: '1.2.24',
    deprecated: { since: '2.2.2', use: 'nftables', reported: { since: '2.2.2' }, host: true },
    replacement: 'nftables',
  },
  {
    name: 'vrrp_ipsets',
    doc: 'Names of the ipsets to use together with iptables; without a name, use none.',
    detail: 'Names that are left out are made from the first. Builds without iptables do not know this word.',
    args: [
      optional('addresses', text(undefined, { maxLength: 30 }), { default: 'keepalived', consequence: IGNORED }),
      optional('addresses6', text(undefined, { maxLength: 30 }), { default: 'the first with 6', consequence: IGNORED }),
      optional('interfaces6', text(undefined, { maxLength: 30 }), { default: 'the first with _if6', consequence: IGNORED }),
      optional('igmp', text(undefined, { maxLength: 30 }), { default: 'the first with _igmp', consequence: IGNORED }),
      optional('mld', text(undefined, { maxLength: 30 }), { default: 'the first with _mld', consequence: IGNORED }),
      optional('nd', text(undefined, { maxLength: 30 }), { default: 'the first with _nd', since: '2.3.2', consequence: IGNORED }),
    ],
    since: '1.2.24',
    replacement: 'nftables',
    needs: 'iptables',
  },
];

// ----------------------------------------------------------------------------------------------------------- IPVS

const syncOptions = options(
  'reported',
  option('inst', 'Follow the state of this instance: sender while it is master, receiver while it is not.', {
    args: [arg('instance', reference('vrrp_instance'), { doc: 'Name of a vrrp_instance.' })],
  }),
  option('id', 'Number that keeps several sync daemons on one network apart.', {
    args: [
      arg('sync-id', integer(0, 255), {
        missing: 'reported',
        default: 'the VRID of the instance, or 0',
        consequence: 'keepalived takes the VRID of the instance, or 0',
      }),
    ],
  }),
  option('maxlen', 'Longest sync message.', {
    args: [arg('bytes', integer(1, 65_507, { unit: 'bytes' }), { missing: 'reported', consequence: 'keepalived leaves it to the kernel' })],
  }),
  option('port', 'UDP port of the sync messages.', {
    args: [arg('port', integer(1, 65_535), { missing: 'reported', default: '8848', consequence: 'keepalived takes 8848' })],
  }),
  option('ttl', 'How many routers a sync message may pass.', {
    args: [arg('hops', integer(1, 255), { missing: 'reported', default: '1', consequence: 'keepalived leaves it to the kernel' })],
  }),
  option('group', 'Multicast group of the sync messages.', {
    args: [
      arg('address', special('multicast-address'), {
        missing: 'reported',
        default: '224.0.0.81',
        consequence: 'keepalived takes 224.0.0.81',
      }),
    ],
  }),
);

const ipvs: readonly Keyword[] = [
  {
    name: 'lvs_sync_daemon',
    doc: 'Share the table of IPVS connections with the other node: `lvs_sync_daemon eth1 inst VI_1 id 10`.',
    detail:
      'With `inst` the daemon sends while that instance is master and receives while it is not; without it both run all the time. ' +
      'The kernel has one sender and one receiver only, so there is one such line. The old form `lvs_sync_daemon eth1 VI_1 10` still works, but keepalived reports the bare number.',
    args: [
      arg('interface', networkInterface, { missing: 'reported', doc: 'Interface that carries the sync messages.', consequence: IGNORED }),
      optional('options', syncOptions),
    ],
    notation: 'lvs-sync-daemon',
    repeat: 'reported-first',
    since: '1.2.24',
    needs: 'lvs',
  },
  {
    name: 'lvs_timeouts',
    doc: 'Timeouts of IPVS connections: `lvs_timeouts tcp 900 tcpfin 120 udp 300`.',
    detail: 'What is not named keeps the value that the kernel has.',
    args: [
      arg(
        'timeouts',
        options(
          'reported',
          option('tcp', 'An established TCP connection without traffic.', { args: lvsTimeout }),
          option('tcpfin', 'A TCP connection after the first FIN.', { args: lvsTimeout }),
          option('udp', 'A UDP flow without traffic.', { args: lvsTimeout }),
        ),
        { missing: 'reported', consequence: IGNORED },
      ),
    ],
    notation: 'lvs-timeouts',
    since: '1.2.24',
    needs: 'lvs',
  },
  {
    name: 'lvs_flush',
    doc: 'Empty the whole IPVS table when keepalived starts.',
    detail: 'Also what other programs put there.',
    notation: 'global-flag',
    since: '1.2.24',
    needs: 'lvs',
  },
  {
    name: 'lvs_flush_on_stop',
    doc: 'Empty the IPVS table at the end at one stroke instead of server by server.',
    detail:
      'Much faster for large configurations. With `VS` only the virtual servers of keepalived go, each together with its real servers.',
    args: [
      optional('what', oneOf({ word: 'VS', doc: 'Only the virtual servers of keepalived.' }), {
        default: 'everything',
        consequence: IGNORED,
      }),
    ],
    since: '2.2.0',
    needs: 'lvs',
  },
  {
    name: 'lvs_flush_onstop',
    doc: 'Former name of lvs_flush_on_stop.',
    args: [
      optional('what', oneOf({ word: 'VS', doc: 'Only the virtual servers of keepalived.' }), {
        default: 'everything',
        consequence: IGNORED,
      }),
    ],
    since: '2.0.15',
    deprecated: { since: '2.2.0', use: 'lvs_flush_on_stop', reported: false },
    replacement: 'lvs_flush_on_stop',
    needs: 'lvs',
  },
];

// ------------------------------------------------------------------------------------------------------ processes

const processes: readonly Keyword[] = [
  {
    name: 'process_names',
    doc: 'Give each child process a name of its own: keepalived_vrrp, keepalived_lvs, keepalived_bfd.',
    notation: 'global-flag',
    since: '2.0.16',
  },
  {
    name: 'process_name',
    doc: 'Name of the parent process, as ps shows it.',
    args: [processName],
    default: 'keepalived',
    since: '2.0.16',
  },
  { name: 'vrrp_process_name', doc: 'Name of the VRRP process, as ps shows it.', args: [processName], since: '2.0.16' },
  {
    name: 'checker_process_name',
    doc: 'Name of the health checker process, as ps shows it.',
    args: [processName],
    since: '2.2.0',
    needs: 'lvs',
  },
  {
    name: 'lvs_process_name',
    doc: 'Former name of checker_process_name.',
    args: [processName],
    since: '2.0.16',
    deprecated: { since: '2.2.0', use: 'checker_process_name', reported: false },
    replacement: 'checker_process_name',
    needs: 'lvs',
  },
  { name: 'bfd_process_name', doc: 'Name of the BFD process, as ps shows it.', args: [processName], since: '2.0.16', needs: 'bfd' },
  {
    name: 'max_auto_priority',
    doc: 'How far keepalived may raise its own real-time priority when it finds that it runs too late.',
    detail: '0 is never, -1 is never and says nothing about it at the start. Without a number the highest priority there is.',
    args: [optional('priority', signed(-1, 99), { default: '99', consequence: IGNORED })],
    default: '0',
    since: '2.1.0',
  },
  {
    name: 'min_auto_priority_delay',
    doc: 'How late a timer must be before keepalived raises its priority, in microseconds.',
    args: [
      arg('microseconds', integer(1, 10_000_000, { unit: 'microseconds' }), {
        missing: 'reported',
        doc: 'At most 10 seconds.',
        consequence: IGNORED,
      }),
    ],
    default: '1000000',
    since: '2.1.0',
  },
  {
    name: 'vrrp_priority',
    doc: 'Nice value of the VRRP process (not the priority of an instance).',
    args: [nice],
    default: '0',
    since: '1.2.24',
  },
  { name: 'checker_priority', doc: 'Nice value of the health checker process.', args: [nice], default: '0', since: '1.2.24', needs: 'lvs' },
  { name: 'bfd_priority', doc: 'Nice value of the BFD process.', args: [nice], default: '0', since: '2.0.0', needs: 'bfd' },
  { name: 'vrrp_no_swap', doc: 'Keep the VRRP process in memory.', notation: 'global-flag', since: '1.2.24' },
  { name: 'checker_no_swap', doc: 'Keep the health checker process in memory.', notation: 'global-flag', since: '1.2.24', needs: 'lvs' },
  { name: 'bfd_no_swap', doc: 'Keep the BFD process in memory.', notation: 'global-flag', since: '2.0.0', needs: 'bfd' },
  {
    name: 'vrrp_rt_priority',
    doc: 'Real-time priority of the VRRP process.',
    args: [realTimePriority],
    notation: 'real-time-priority',
    since: '2.0.0',
  },
  {
    name: 'checker_rt_priority',
    doc: 'Real-time priority of the health checker process.',
    args: [realTimePriority],
    notation: 'real-time-priority',
    since: '2.0.0',
    needs: 'lvs',
  },
  {
    name: 'bfd_rt_priority',
    doc: 'Real-time priority of the BFD process.',
    args: [realTimePriority],
    notation: 'real-time-priority',
    since: '2.0.0',
    needs: 'bfd',
  },
  { name: 'vrrp_cpu_affinity', doc: 'The CPUs that the VRRP process may run on.', args: [cpus], since: '2.0.17' },
  {
    name: 'checker_cpu_affinity',
    doc: 'The CPUs that the health checker process may run on.',
    args: [cpus],
    since: '2.0.17',
    needs: 'lvs',
  },
  { name: 'bfd_cpu_affinity', doc: 'The CPUs that the BFD process may run on.', args: [cpus], since: '2.0.17', needs: 'bfd' },
  {
    name: 'vrrp_rlimit_rttime',
    doc: 'CPU time that the VRRP process may use between two waits under real-time scheduling, in microseconds.',
    detail: 'The kernel kills a process that uses more.',
    args: [cpuTime],
    default: '10000',
    since: '2.1.0',
  },
  {
    name: 'vrrp_rlimit_rtime',
    doc: 'Former name of vrrp_rlimit_rttime.',
    args: [cpuTime],
    since: '2.0.0',
    deprecated: { since: '2.1.0', use: 'vrrp_rlimit_rttime', reported: false },
    replacement: 'vrrp_rlimit_rttime',
  },
  {
    name: 'checker_rlimit_rttime',
    doc: 'CPU time that the health checker process may use between two waits under real-time scheduling, in microseconds.',
    detail: 'The kernel kills a process that uses more.',
    args: [cpuTime],
    default: '10000',
    since: '2.1.0',
    needs: 'lvs',
  },
  {
    name: 'checker_rlimit_rtime',
    doc: 'Former name of checker_rlimit_rttime.',
    args: [cpuTime],
    since: '2.0.0',
    deprecated: { since: '2.1.0', use: 'checker_rlimit_rttime', reported: false },
    replacement: 'checker_rlimit_rttime',
    needs: 'lvs',
  },
  {
    name: 'bfd_rlimit_rttime',
    doc: 'CPU time that the BFD process may use between two waits under real-time scheduling, in microseconds.',
    detail: 'The kernel kills a process that uses more.',
    args: [cpuTime],
    default: '10000',
    since: '2.1.0',
    needs: 'bfd',
  },
  {
    name: 'bfd_rlimit_rtime',
    doc: 'Former name of bfd_rlimit_rttime.',
    args: [cpuTime],
    since: '2.0.0',
    deprecated: { since: '2.1.0', use: 'bfd_rlimit_rttime', reported: false },
    replacement: 'bfd_rlimit_rttime',
    needs: 'bfd',
  },
];

// ----------------------------------------------------------------------------------------------- netlink buffers

const buffers: readonly Keyword[] = [
  {
    name: 'vrrp_netlink_cmd_rcv_bufs',
    doc: "Receive buffer of the VRRP process' netlink command socket, in bytes.",
    detail: WHY_BUFFERS,
    args: [bufferSize],
    since: '2.0.0',
  },
  {
    name: 'vrrp_netlink_cmd_rcv_bufs_force',
    doc: 'Let that command buffer of the VRRP process exceed the limit of the system.',
    args: [onOff],
    default: 'off',
    since: '2.0.0',
  },
  {
    name: 'vrrp_netlink_monitor_rcv_bufs',
    doc: "Receive buffer of the VRRP process' netlink monitor socket, in bytes.",
    detail: WHY_BUFFERS,
    args: [bufferSize],
    since: '2.0.0',
  },
  {
    name: 'vrrp_netlink_monitor_rcv_bufs_force',
    doc: 'Let that monitor buffer of the VRRP process exceed the limit of the system.',
    args: [onOff],
    default: 'off',
    since: '2.0.0',
  },
  {
    name: 'lvs_netlink_cmd_rcv_bufs',
    doc: "Receive buffer of the health checker's netlink command socket, in bytes.",
    detail: WHY_BUFFERS,
    args: [bufferSize],
    since: '2.0.0',
    needs: 'lvs',
  },
  {
    name: 'lvs_netlink_cmd_rcv_bufs_force',
    doc: 'Let that command buffer of the health checker exceed the limit of the system.',
    args: [onOff],
    default: 'off',
    since: '2.0.0',
    needs: 'lvs',
  },
  {
    name: 'lvs_netlink_monitor_rcv_bufs',
    doc: "Receive buffer of the health checker's netlink monitor socket, in bytes.",
    detail: WHY_BUFFERS,
    args: [bufferSize],
    since: '2.0.0',
    needs: 'lvs',
  },
  {
    name: 'lvs_netlink_monitor_rcv_bufs_force',
    doc: 'Let that monitor buffer of the health checker exceed the limit of the system.',
    args: [onOff],
    default: 'off',
    since: '2.0.0',
    needs: 'lvs',
  },
  {
    name: 'process_monitor_rcv_bufs',
    doc: 'Receive buffer of the socket that hears of starting and ending processes, in bytes.',
    detail: 'Matters for `track_process` on machines where many processes end at once.',
    args: [bufferSize],
    since: '2.0.11',
    needs: 'track-process',
  },
  {
    name: 'process_monitor_rcv_bufs_force',
    doc: 'Let the buffer of the process monitor exceed the limit of the system.',
    args: [onOff],
    default: 'off',
    since: '2.0.11',
    needs: 'track-process',
  },
];

// -------------------------------------------------------------------------------------------------- SNMP and DBus

const monitoring: readonly Keyword[] = [
  {
    name: 'snmp_socket',
    doc: 'Where the SNMP master agent listens: `udp:192.0.2.5:705`.',
    args: [arg('address', text('snmp-socket'), { missing: 'reported', consequence: IGNORED })],
    surplus: 'reported',
    repeat: 'reported-first',
    default: 'unix:/var/agentx/master',
    since: '1.2.24',
    needs: 'snmp',
  },
  { name: 'enable_traps', doc: 'Send SNMP traps.', notation: 'global-flag', since: '1.2.5', needs: 'snmp' },
  {
    name: 'enable_snmp_vrrp',
    doc: 'Serve the VRRP part of the KEEPALIVED MIB.',
    notation: 'global-flag',
    since: '2.0.0',
    needs: 'snmp',
  },
  {
    name: 'enable_snmp_keepalived',
    doc: 'Former name of enable_snmp_vrrp.',
    notation: 'global-flag',
    since: '1.2.24',
    deprecated: { since: '2.0.0', use: 'enable_snmp_vrrp', reported: false },
    replacement: 'enable_snmp_vrrp',
    needs: 'snmp',
  },
  {
    name: 'enable_snmp_checker',
    doc: 'Serve the health checker part of the KEEPALIVED MIB.',
    notation: 'global-flag',
    since: '1.2.24',
    needs: 'snmp',
  },
  {
    name: 'enable_snmp_rfc',
    doc: 'Serve the VRRP MIBs of both RFC 2787 and RFC 6527.',
    notation: 'global-flag',
    since: '1.2.24',
    needs: 'snmp',
  },
  {
    name: 'enable_snmp_rfcv2',
    doc: 'Serve the VRRP MIB of RFC 2787 (VRRP version 2).',
    notation: 'global-flag',
    since: '1.2.24',
    needs: 'snmp-rfcv2',
  },
  {
    name: 'enable_snmp_rfcv3',
    doc: 'Serve the VRRP MIB of RFC 6527 (VRRP version 3).',
    notation: 'global-flag',
    since: '1.2.24',
    needs: 'snmp-rfcv3',
  },
  {
    name: 'snmp_vs_stats_update_interval',
    doc: 'How old the statistics of a virtual server may be when SNMP asks for them, in seconds.',
    args: [arg('seconds', timer(0.001, 30))],
    default: '5',
    since: '2.3.0',
    needs: 'snmp',
  },
  {
    name: 'snmp_rs_stats_update_interval',
    doc: 'How old the statistics of a real server may be when SNMP asks for them, in seconds.',
    args: [arg('seconds', timer(0.001, 30))],
    default: 'snmp_vs_stats_update_interval',
    since: '2.3.0',
    needs: 'snmp',
  },
  { name: 'enable_dbus', doc: 'Offer the DBus interface.', notation: 'global-flag', since: '1.3.0', needs: 'dbus' },
  {
    name: 'dbus_service_name',
    doc: 'Name of the DBus service; each keepalived needs one of its own.',
    args: [arg('name', text('identifier'), { missing: 'reported', consequence: IGNORED })],
    default: 'org.keepalived.Vrrp1',
    since: '1.3.7',
    needs: 'dbus',
  },
  {
    name: 'dbus_no_interface_name',
    doc: 'Word that stands in DBus paths for an instance without an interface.',
    args: [arg('name', text('identifier'), { missing: 'reported', consequence: IGNORED })],
    default: 'none',
    since: '2.3.0',
    needs: 'dbus',
  },
];

// ------------------------------------------------------------------------------------- files, reload, directories

const files: readonly Keyword[] = [
  {
    name: 'umask',
    doc: 'Which permissions the files that keepalived makes do not get.',
    detail:
      'A number as in C: `022` or `0x12`, and `22` without the leading 0 is decimal. Or names with `|` between them: `IWGRP|IWOTH`. A mask on the command line goes before it.',
    args: [arg('mask', text('identifier'), { rest: true, consequence: IGNORED })],
    notation: 'umask',
    default: 'IXUSR|IRWXG|IRWXO',
    since: '2.0.9',
  },
  {
    name: 'random_seed',
    doc: 'Seed of `${_RANDOM}`, to get the same configuration each time.',
    args: [arg('seed', integer(0, UINT_MAX), { consequence: IGNORED })],
    default: 'the time',
    since: '2.0.15',
  },
  {
    name: 'include_check',
    doc: 'What makes an include an error: `read`, `match`, `wildcard_match`, `brace_match`.',
    detail:
      'Without a word all of them. `+` and `-` before a word add and remove one: `include_check +match -brace_match`. It counts for includes that follow, so write it first. ' +
      'The manual calls the first word `readable`, which keepalived does not know.',
    args: [
      optional(
        'check',
        oneOf(
          { word: 'read', doc: 'What was found cannot be read, is a directory or is executable.' },
          { word: 'match', doc: 'No file was found for a name without wildcards.' },
          { word: 'wildcard_match', doc: 'No file was found, even for a name with wildcards.' },
          { word: 'brace_match', doc: 'Nothing was found for one of the words in braces.' },
        ),
        { rest: true, default: 'all', consequence: 'keepalived ignores the word' },
      ),
    ],
    notation: 'include-check',
    since: '2.2.0',
  },
  {
    name: 'tmp_config_directory',
    doc: 'Where keepalived keeps its copy of the configuration, instead of in memory.',
    detail:
      'All processes read that copy. For very large configurations only; write it near the start of the file. It cannot change at a reload.',
    args: [directory],
    repeat: 'reported-first',
    since: '2.2.0',
  },
  {
    name: 'config_save_dir',
    doc: 'Keep a copy of every configuration that is read in this directory, for debugging.',
    detail: 'The directory is made if only its last part is missing, even by `keepalived -t`.',
    args: [arg('directory', text('directory'), { consequence: IGNORED })],
    since: '2.2.3',
  },
  {
    name: 'reload_check_config',
    doc: 'Before a reload, check the new configuration, and go on with the old one if it has errors.',
    args: [optional('log-file', text('path'), { default: '/dev/null', doc: 'Where the messages of the check go.' })],
    default: 'off',
    since: '2.2.0',
  },
  {
    name: 'reload_file',
    doc: 'File that is there while keepalived reads its configuration.',
    detail: 'A program that updates the configuration can make it before the reload and wait until it is gone.',
    args: [optional('path', text('path'), { default: 'keepalived.reload beside the PID file' })],
    since: '2.2.0',
  },
  {
    name: 'reload_time_file',
    doc: 'File that says when to reload: `HH:MM:SS`, maybe with a date before it and a `Z` for UTC.',
    detail:
      'Lets all nodes of a cluster change at the same moment. keepalived deletes the file after the reload unless `reload_repeat` is set.',
    args: [arg('path', text('path'), { missing: 'reported', doc: 'An absolute path.', consequence: IGNORED })],
    surplus: 'reported',
    since: '2.1.0',
  },
  {
    name: 'reload_repeat',
    doc: 'Keep the file of reload_time_file, so that a time without a date reloads every day.',
    notation: 'global-flag',
    since: '2.1.0',
  },
  {
    name: 'data_use_instance',
    doc: 'Put the names of the instance and the network namespace into the names of dump files.',
    args: [onOff],
    default: 'off',
    since: '2.2.3',
  },
  {
    name: 'state_dump_file',
    doc: 'Where the state goes that SIGUSR1 asks for.',
    detail:
      'Best on a tmpfs, since keepalived waits while it writes. The manual calls it `state_file_location`, which keepalived does not know.',
    args: [dumpFile],
    surplus: 'reported',
    since: '2.3.3',
  },
  {
    name: 'stats_dump_file',
    doc: 'Where the statistics go that SIGUSR2 asks for.',
    detail:
      'Best on a tmpfs, since keepalived waits while it writes. The manual calls it `stats_file_location`, which keepalived does not know.',
    args: [dumpFile],
    surplus: 'reported',
    since: '2.3.3',
  },
  {
    name: 'json_dump_file',
    doc: 'Where the state goes that the JSON signal asks for.',
    detail:
      'Best on a tmpfs, since keepalived waits while it writes. The manual calls it `json_file_location`, which keepalived does not know.',
    args: [dumpFile],
    surplus: 'reported',
    since: '2.3.3',
  },
  {
    name: 'json_version',
    doc: 'Form of the JSON dump: 2 has a named list of instances and the tracked processes.',
    args: [arg('version', integer(1, 2), { missing: 'reported', consequence: IGNORED })],
    default: '1',
    since: '2.2.8',
    needs: 'json',
  },
  {
    name: 'iproute_usr_dir',
    doc: 'Where the distribution keeps the tables of names of ip(8), such as rt_tables.',
    args: [arg('directory', text('directory'), { missing: 'reported', consequence: IGNORED })],
    surplus: 'reported',
    default: '/usr/share/iproute2',
    since: '2.3.2',
  },
  {
    name: 'iproute_etc_dir',
    doc: "Where this machine's own tables of names of ip(8) are; they go before those of iproute_usr_dir.",
    args: [arg('directory', text('directory'), { missing: 'reported', consequence: IGNORED })],
    surplus: 'reported',
    default: '/etc/iproute2',
    since: '2.3.2',
  },
];

// ------------------------------------------------------------------------------------------------------ top level

export const globalKeywords: readonly Keyword[] = [
  {
    name: 'global_defs',
    doc: 'Settings of the daemon as a whole: mail, scripts, defaults of VRRP, processes.',
    detail:
      'It belongs at the start of the file: when keepalived starts it is read before everything else wherever it stands, but at a reload the file is read in order. Several blocks add up.',
    block: {
      name: 'global_defs',
      keywords: [
        ...identity,
        ...mail,
        ...scripts,
        ...vrrp,
        ...gratuitousArp,
        ...firewall,
        ...ipvs,
        ...processes,
        ...buffers,
        ...monitoring,
        ...files,
      ],
    },
    since: '1.1.0',
    processes: ['parent'],
  },
  {
    name: 'net_namespace',
    doc: 'Network namespace to run in.',
    detail:
      'Its file must be in /run/netns. If it is not there keepalived ends at once, and `keepalived -t` even with status 0, having looked at little of the file. It cannot change at a reload.',
    args: [arg('name', text('namespace'), { missing: 'reported', consequence: IGNORED })],
    repeat: 'reported-first',
    since: '1.2.24',
    processes: ['parent'],
  },
  {
    name: 'net_namespace_ipvs',
    doc: 'Network namespace for the virtual servers, if it is another than the one of keepalived.',
    detail:
      'Traffic for the virtual addresses and health checks can then go different ways. Without a name it is the namespace of the system.',
    args: [optional('name', text('namespace'), { default: 'the namespace of the system' })],
    // keepalived keeps the first, and reports a second one by its name: without a name it ends there
    repeat: 'adds',
    since: '2.1.0',
    processes: ['parent'],
  },
  {
    name: 'namespace_with_ipsets',
    doc: 'Use ipsets in a network namespace even on a kernel before Linux 3.13.',
    notation: 'global-flag',
    since: '1.3.0',
    processes: ['parent'],
  },
  {
    name: 'instance',
    doc: 'Name of this keepalived, where several run in one network namespace.',
    detail: 'It becomes part of the PID files in /run/keepalived and of the name in the log. It cannot change at a reload.',
    args: [arg('name', text('identifier'), { missing: 'reported', consequence: IGNORED })],
    repeat: 'reported-first',
    since: '1.2.24',
    processes: ['parent'],
  },
  {
    name: 'use_pid_dir',
    doc: 'Put the PID files into /run/keepalived.',
    notation: 'global-flag',
    since: '1.2.24',
    processes: ['parent'],
  },
  {
    name: 'child_wait_time',
    doc: 'How long the parent waits at the end for its processes, in seconds.',
    args: [arg('seconds', integer(0, UINT_MAX, { unit: 'seconds' }), { consequence: IGNORED })],
    default: '5',
    since: '2.0.0',
    processes: ['parent'],
  },
  {
    name: 'linkbeat_use_polling',
    doc: 'Ask interfaces for their link state again and again instead of listening to netlink.',
    detail: 'Only for drivers that report no link changes. `linkbeat_interfaces` does it for single interfaces.',
    notation: 'global-flag',
    since: '1.1.18',
    processes: ['parent'],
    needs: 'linkbeat',
  },
];
