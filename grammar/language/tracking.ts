/** What VRRP watches: scripts, files, processes, BFD sessions and interfaces, and how often it announces addresses. */
import type { Arg, Keyword, Lines } from './types.ts';
import {
  arg,
  decimal,
  integer,
  name,
  networkInterface,
  oneOf,
  optional,
  reference,
  script,
  signed,
  special,
  text,
  timer,
} from './values.ts';

// --------------------------------------------------------------------------------- lines of the track_… blocks

const HOW_WEIGHT_WORKS =
  'With weight 0 a failure takes the instance down (state FAULT). A positive weight is added to the priority while all is well, ' +
  'a negative one is taken off while it is not. `reverse` turns the sign of the effect round.';

const weightWord = optional('weight', oneOf('weight'), {
  doc: 'Says that a weight of its own follows.',
  consequence: 'keepalived drops the whole line',
});
const reverseWord = oneOf({ word: 'reverse', doc: 'Turns the effect of the weight round.', since: '2.0.18' });
const reverseOrNotWord = oneOf(
  { word: 'reverse', doc: 'Turns the effect of the weight round.', since: '2.0.18' },
  { word: 'noreverse', doc: 'Undoes a reverse of the tracked object.', since: '2.0.18' },
);

export const trackInterface: Lines = {
  name: 'track_interface',
  doc: 'Further interfaces whose link state counts, one a line.',
  notation: 'track-interface',
  entry: [
    arg('interface', networkInterface, { doc: 'The interface to watch.' }),
    weightWord,
    optional('value', signed(-253, 253), { default: '0', doc: `Change of priority. ${HOW_WEIGHT_WORKS}` }),
    optional('reverse', reverseWord, { since: '2.0.18' }),
  ],
};

export const trackScript: Lines = {
  name: 'track_script',
  doc: 'Scripts whose result counts, one a line. Each must be defined above as a vrrp_script.',
  notation: 'track-script',
  entry: [
    arg('script', reference('vrrp_script'), { doc: 'Name of a vrrp_script that stands earlier in the file.' }),
    weightWord,
    optional('value', signed(-253, 253), { default: 'the weight of the vrrp_script', doc: `Change of priority. ${HOW_WEIGHT_WORKS}` }),
    optional('reverse', reverseOrNotWord, { since: '2.0.18' }),
  ],
};

export const trackFile: Lines = {
  name: 'track_file',
  doc: 'Files whose number counts, one a line. Each must be defined above as a track_file.',
  notation: 'track-file',
  entry: [
    arg('file', reference('track_file'), { doc: 'Name of a track_file that stands earlier in the file.' }),
    weightWord,
    optional('value', signed(-254, 254), {
      default: 'the weight of the track_file',
      doc: 'The number in the file times this weight is added to the priority; -254 or less means FAULT. With weight 0 any number but 0 means FAULT.',
    }),
    optional('reverse', reverseOrNotWord, { since: '2.0.18' }),
  ],
};

export const trackProcess: Lines = {
  name: 'track_process',
  doc: 'Processes that must run, one a line. Each must be defined above as a vrrp_track_process.',
  notation: 'track-process',
  entry: [
    arg('process', reference('track_process'), { doc: 'Name of a vrrp_track_process that stands earlier in the file.' }),
    weightWord,
    optional('value', signed(-254, 254), {
      default: 'the weight of the vrrp_track_process',
      doc: `Change of priority. ${HOW_WEIGHT_WORKS}`,
    }),
    optional('reverse', reverseOrNotWord, { since: '2.0.18' }),
  ],
};

export const trackBfd: Lines = {
  name: 'track_bfd',
  doc: 'BFD sessions whose state counts, one a line. Each must be defined above as a bfd_instance.',
  notation: 'track-bfd',
  entry: [
    arg('bfd', reference('bfd_instance'), { doc: 'Name of a bfd_instance that stands earlier in the file.' }),
    weightWord,
    optional('value', signed(-253, 253), { default: 'the weight of the bfd_instance', doc: `Change of priority. ${HOW_WEIGHT_WORKS}` }),
    optional('reverse', reverseOrNotWord, { since: '2.0.18' }),
  ],
};

// The lines of a sync group read the same; what they say holds for every member.
export const groupTrackInterface: Lines = {
  ...trackInterface,
  doc: 'Interfaces whose link state counts for every member of the group, one a line.',
};
export const groupTrackScript: Lines = { ...trackScript, doc: 'Scripts whose result counts for every member of the group, one a line.' };
export const groupTrackFile: Lines = { ...trackFile, doc: 'Files whose number counts for every member of the group, one a line.' };
export const groupTrackProcess: Lines = { ...trackProcess, doc: 'Processes that must run for every member of the group, one a line.' };
export const groupTrackBfd: Lines = { ...trackBfd, doc: 'BFD sessions whose state counts for every member of the group, one a line.' };

// ------------------------------------------------------------------------------------------------ vrrp_script

const reverse = (consequence: string): Arg => optional('reverse', reverseWord, { since: '2.0.18', consequence });

const vrrpScript: Keyword = {
  name: 'vrrp_script',
  doc: 'A command that keepalived runs again and again to see whether this node is fit; track_script blocks refer to it.',
  detail:
    'Exit status 0 is success, anything else a failure. Define it above the `vrrp_instance` or `vrrp_sync_group` that tracks it: ' +
    'keepalived drops a reference to a script that it has not read yet. A script that nobody tracks never runs.',
  args: [arg('name', name('vrrp_script'), { doc: 'The name that track_script refers to.' })],
  since: '1.1.13',
  processes: ['vrrp'],
  block: {
    name: 'vrrp_script',
    keywords: [
      {
        name: 'script',
        doc: 'The command to run, with its arguments, as one quoted string.',
        detail:
          'Put command and arguments into one pair of quotes: keepalived reads only the first word after `script` and ignores the rest without a word. ' +
          'There is no shell: for pipes, redirections, `&&` or globs write `"/bin/sh -c \'…\'"`. ' +
          'Give the full path; `</some/file` (nothing executed) only tests whether the file can be opened.',
        args: [arg('command', script, { missing: 'silent', consequence: 'keepalived drops the vrrp_script at its closing brace' })],
        required: true,
        notation: 'script-command',
        raw: 'quotes',
        since: '1.1.13',
      },
      {
        name: 'interval',
        doc: 'Seconds from one run of the script to the next.',
        args: [
          arg('seconds', decimal(0.001, 4294, 3, 'seconds'), {
            older: [{ before: '2.3.2', type: integer(1, 4294, { unit: 'seconds' }) }],
          }),
        ],
        notation: 'script-seconds',
        default: '1',
        since: '1.1.13',
      },
      {
        name: 'timeout',
        doc: 'Seconds after which a script that still runs counts as failed and is killed.',
        detail: 'Without it a run may last as long as `interval`.',
        args: [
          arg('seconds', decimal(0.001, 4294, 3, 'seconds'), {
            older: [{ before: '2.3.2', type: integer(1, 4294, { unit: 'seconds' }) }],
          }),
        ],
        notation: 'script-seconds',
        default: 'the interval',
        since: '1.2.6',
      },
      {
        name: 'weight',
        doc: 'How much the result of the script changes the priority of the instances that track it.',
        detail: `${HOW_WEIGHT_WORKS} A \`weight\` in the line of a track_script block wins over this one.`,
        args: [
          arg('weight', signed(-253, 253), {
            consequence: 'keepalived works with what it could read of it',
            older: [{ before: '2.0.7', invalid: 'silent' }],
          }),
          reverse('keepalived ignores the word'),
        ],
        default: '0',
        since: '1.1.13',
      },
      {
        name: 'rise',
        doc: 'How many runs in a row must succeed before the script counts as good.',
        args: [arg('count', integer(1, 2147483647), { consequence: 'keepalived uses 1', older: [{ before: '2.0.7', invalid: 'silent' }] })],
        default: '1',
        since: '1.1.18',
      },
      {
        name: 'fall',
        doc: 'How many runs in a row must fail before the script counts as bad.',
        detail: 'With 1 a single hiccup moves the addresses to the other node.',
        args: [arg('count', integer(1, 2147483647), { consequence: 'keepalived uses 1', older: [{ before: '2.0.7', invalid: 'silent' }] })],
        default: '1',
        since: '1.1.18',
      },
      {
        name: 'user',
        doc: 'The user, and maybe the group, that runs the script.',
        detail:
          'Without it `script_user` of global_defs holds, else the user `keepalived_script` if the host has one, else root. ' +
          'Without a group the main group of the user holds.',
        args: [
          arg('user', text('user'), { consequence: 'keepalived drops the vrrp_script' }),
          optional('group', text('group'), { default: 'the main group of the user' }),
        ],
        since: '1.3.0',
      },
      {
        name: 'init_fail',
        doc: 'The script counts as failed until it has succeeded for the first time.',
        since: '1.3.2',
      },
    ],
  },
};

// ------------------------------------------------------------------------------------------------- track_file

const trackFileBlock: Keyword['block'] = {
  name: 'track_file',
  keywords: [
    {
      name: 'file',
      doc: 'Path of the file that holds the number.',
      detail: 'Its directory must exist, and be on a file system that inotify can watch (not /proc, /sys, NFS or FUSE).',
      args: [
        arg('path', text('path'), {
          missing: 'reported',
          consequence: 'keepalived drops the track_file',
          older: [{ before: '2.1.0', missing: 'fatal' }],
        }),
      ],
      required: true,
      repeat: 'reported-first',
      since: '2.0.0',
    },
    {
      name: 'weight',
      doc: 'What the number in the file is multiplied by before it is added to the priority.',
      detail:
        'With weight 0 any number but 0 in the file takes the instance down (with `reverse`: the number 0 does). A product of -254 or less takes it down, too.',
      args: [
        arg('weight', signed(-254, 254), { missing: 'reported', consequence: 'keepalived uses 1' }),
        reverse('keepalived ignores the word'),
      ],
      default: '1',
      repeat: 'reported-first',
      noneIs: 1,
      since: '2.0.0',
    },
    {
      name: 'init_file',
      doc: 'Creates the file with this number at start; with overwrite even if it exists.',
      detail: 'Without `overwrite` a file that exists stays as it is. A reload never writes the file.',
      args: [
        optional('value', special('track-file-init'), {
          rest: true,
          default: '0',
          doc: 'A number (sensibly -254 to 254), the word overwrite, or both in any order.',
        }),
      ],
      notation: 'track-file-init',
      since: '2.0.0',
    },
  ],
};

const trackFileName = arg('name', name('track_file'), { doc: 'The name that track_file blocks and FILE_CHECK refer to.' });
const TRACK_FILE_DETAIL =
  'Other programs write the number; keepalived notices at once. A missing file counts as 0. Define it above what refers to it: ' +
  'a reference to a file that keepalived has not read yet is dropped.';

const trackFileRoot: Keyword = {
  name: 'track_file',
  doc: 'A file with a number that changes the priority of VRRP instances or the weight of real servers.',
  detail: TRACK_FILE_DETAIL,
  args: [trackFileName],
  since: '2.1.0',
  processes: ['checker', 'vrrp'],
  block: trackFileBlock,
};

const vrrpTrackFile: Keyword = {
  name: 'vrrp_track_file',
  doc: 'The old name of track_file.',
  detail: TRACK_FILE_DETAIL,
  args: [trackFileName],
  since: '2.0.0',
  replacement: 'track_file',
  deprecated: { since: '2.1.0', use: 'track_file', reported: false },
  processes: ['checker', 'vrrp'],
  block: trackFileBlock,
};

// ----------------------------------------------------------------------------------------- vrrp_track_process

const IGNORED = 'keepalived ignores the line';
// keepalived ignores a number out of range, but of `5s` it takes the 5 as microseconds.
const PLAIN_SECONDS = 'Write plain seconds, such as 0.5';
const delay = arg('seconds', decimal(0.000001, 3600, 6, 'seconds'), { consequence: PLAIN_SECONDS });

const vrrpTrackProcess: Keyword = {
  name: 'vrrp_track_process',
  doc: 'A program that must run (in enough copies) for this node to be fit; track_process blocks refer to it.',
  detail:
    'Cheaper and faster than a script around `pidof` or `killall -0`: the kernel tells keepalived of every start and end. ' +
    'Define it above the `vrrp_instance` or `vrrp_sync_group` that tracks it.',
  args: [arg('name', name('track_process'), { doc: 'The name that track_process refers to.' })],
  since: '2.0.11',
  needs: 'track-process',
  processes: ['vrrp'],
  block: {
    name: 'vrrp_track_process',
    keywords: [
      {
        name: 'process',
        doc: 'The name of the program, maybe with parameters that it must have been started with.',
        detail:
          "Without parameters, `param_match` or `full_command` only the kernel's short name (15 characters) is compared. " +
          'With one of them the name must be written as in the command line, with its path if it was started with one.',
        args: [
          arg('program', text('process')),
          optional('parameter', text(), { rest: true, since: '2.0.16', doc: 'Parameters of the program, as param_match says.' }),
        ],
        required: true,
        repeat: 'reported-first',
        since: '2.0.11',
      },
      {
        name: 'param_match',
        doc: 'How the parameters of process are compared with those of the running program.',
        detail:
          'Without a word they must be exactly the same; so `param_match` and no parameters finds a program that runs without any. ' +
          'It also makes keepalived compare the full command, as `full_command` does.',
        args: [
          optional(
            'kind',
            oneOf(
              { word: 'partial', doc: "The program's first parameters are those given; more may follow." },
              { word: 'initial', doc: 'As partial, and of the last one only the beginning need be given.' },
            ),
            { default: 'exactly the same', consequence: IGNORED },
          ),
        ],
        since: '2.0.16',
      },
      {
        name: 'weight',
        doc: 'How much the presence of the process changes the priority of the instances that track it.',
        detail: `${HOW_WEIGHT_WORKS} A \`weight\` in the line of a track_process block wins over this one.`,
        args: [arg('weight', signed(-254, 254), { missing: 'reported', consequence: IGNORED }), reverse('keepalived ignores the word')],
        default: '0',
        repeat: 'reported-first',
        noneIs: 0,
        since: '2.0.11',
      },
      {
        name: 'quorum',
        doc: 'How many such processes must run, at least.',
        args: [arg('count', integer(1, 65535), { consequence: IGNORED })],
        default: '1',
        since: '2.0.11',
      },
      {
        name: 'quorum_max',
        doc: 'How many such processes may run, at most.',
        detail: '0 means that none may run. Write `quorum` first: a maximum below it, or a `quorum` above the maximum, is ignored.',
        args: [arg('count', integer(0, 65535), { consequence: IGNORED })],
        default: 'no limit',
        since: '2.0.16',
      },
      {
        name: 'delay',
        doc: 'Seconds that a gain or a loss of the quorum must last before it counts.',
        detail: 'The same as `fork_delay` and `terminate_delay` with one value; the last of the three that is read wins.',
        args: [delay],
        default: '0',
        since: '2.0.11',
      },
      {
        name: 'terminate_delay',
        doc: 'Seconds that a loss of the quorum must last before it counts.',
        args: [delay],
        default: '0',
        since: '2.0.16',
      },
      {
        name: 'fork_delay',
        doc: 'Seconds that a gain of the quorum must last before it counts.',
        args: [delay],
        default: '0',
        since: '2.0.16',
      },
      {
        name: 'full_command',
        doc: 'Compares the whole command name, not only the 15 characters that the kernel keeps.',
        detail: 'It costs a little more: keepalived must read /proc/PID/cmdline of every new process.',
        since: '2.0.11',
      },
    ],
  },
};

// ------------------------------------------------------------------------------------ track_group, garp_group

const trackGroup: Keyword = {
  name: 'track_group',
  doc: 'A named list of VRRP instances that static addresses, routes and rules can follow.',
  detail: 'A static entry with `track_group NAME` makes every instance of the group fail when the kernel removes the entry for good.',
  args: [arg('name', name('track_group'), { missing: 'reported', consequence: 'keepalived skips the whole block' })],
  // Surplus words are reported, too, and skip the block.
  surplus: 'reported',
  skipsBlock: ['no-name', 'duplicate-name', 'bad-value'],
  forgottenWithout: { keyword: 'group', since: '2.2.8' },
  since: '2.0.3',
  processes: ['vrrp'],
  block: {
    name: 'track_group',
    keywords: [
      {
        name: 'group',
        doc: 'The VRRP instances of the group.',
        lines: {
          name: 'group',
          doc: 'Names of VRRP instances, several on a line if you like.',
          entry: [arg('instance', reference('vrrp_instance'))],
          pooled: true,
          empty: 'reported',
        },
        required: true,
        repeat: 'reported-first',
        skipsBlock: ['duplicate'],
        since: '2.0.3',
      },
    ],
  },
};

const garpInterval = arg('seconds', decimal(0, 4294.967295, 6, 'seconds'), {
  consequence: PLAIN_SECONDS,
  older: [
    { before: '2.2.3', type: decimal(0, 2147, 6, 'seconds') },
    { before: '2.3.2', type: decimal(0, 2147.483647, 6, 'seconds') },
  ],
});

const garpGroup: Keyword = {
  name: 'garp_group',
  doc: 'Slows down gratuitous ARP and neighbour advertisements on some interfaces.',
  detail:
    'Some switches drop bursts of them. Write `interface` for delays of its own, `interfaces` for interfaces of one switch that share the delays. ' +
    'An interface belongs to at most one group; those without follow `vrrp_garp_interval` and `vrrp_gna_interval` of global_defs.',
  since: '1.2.21',
  processes: ['vrrp'],
  block: {
    name: 'garp_group',
    keywords: [
      {
        name: 'garp_interval',
        doc: 'Seconds between gratuitous ARP messages (IPv4) on an interface, down to microseconds.',
        detail: 'A second or more is surely too long: an instance with many addresses would take minutes to announce them.',
        args: [garpInterval],
        default: '0',
        since: '1.2.21',
      },
      {
        name: 'gna_interval',
        doc: 'Seconds between unsolicited neighbour advertisements (IPv6) on an interface, down to microseconds.',
        args: [garpInterval],
        default: '0',
        since: '1.2.21',
      },
      {
        name: 'interface',
        doc: 'An interface that the delays hold for.',
        args: [arg('interface', networkInterface, { consequence: IGNORED })],
        repeat: 'adds',
        since: '1.2.21',
      },
      {
        name: 'interfaces',
        doc: 'Interfaces that share the delays: a message on one of them delays those of the others.',
        lines: {
          name: 'interfaces',
          doc: 'Interfaces, several on a line if you like.',
          entry: [arg('interface', networkInterface)],
          pooled: true,
          empty: 'reported',
        },
        repeat: 'adds',
        since: '1.2.21',
      },
    ],
  },
};

// ---------------------------------------------------------------------------- how interfaces are looked at

const linkbeatInterfaces: Keyword = {
  name: 'linkbeat_interfaces',
  doc: 'Interfaces whose link keepalived must poll because their driver does not tell the kernel of changes.',
  detail: 'Hardly ever needed: nearly all drivers report link changes by themselves, and polling is slower.',
  since: '2.0.13',
  needs: 'linkbeat',
  processes: ['vrrp'],
  lines: {
    name: 'linkbeat_interfaces',
    doc: 'One interface a line, maybe with the way to ask it.',
    entry: [
      arg('interface', networkInterface, { consequence: IGNORED }),
      optional(
        'type',
        oneOf(
          { word: 'MII', doc: 'Ask the MII registers.' },
          { word: 'ETHTOOL', doc: 'Ask as ethtool does.' },
          { word: 'IOCTL', doc: 'Look at the interface flags.' },
        ),
        { default: 'the first that works', consequence: 'keepalived tries MII, ETHTOOL and IOCTL in turn' },
      ),
    ],
    surplus: 'reported',
  },
};

const interfaceUpDownDelays: Keyword = {
  name: 'interface_up_down_delays',
  doc: 'How long a change of an interface must last before VRRP acts on it.',
  detail:
    'For links that flap. The delay for down should be well below two advert intervals, or a backup becomes master before this node gives up. ' +
    'Without a second number coming up is not delayed (the manual promises the first number for both).',
  since: '2.2.3',
  processes: ['vrrp'],
  lines: {
    name: 'interface_up_down_delays',
    doc: 'One interface a line: its name, the delay for down and maybe the delay for up.',
    entry: [
      arg('interface', networkInterface, { consequence: IGNORED }),
      arg('down_delay', timer(0, 255), {
        missing: 'silent',
        consequence: PLAIN_SECONDS,
        doc: 'Seconds that the interface must be down before it counts as down.',
      }),
      optional('up_delay', timer(0, 255), {
        default: '0',
        consequence: PLAIN_SECONDS,
        doc: 'Seconds that the interface must be up before it counts as up.',
      }),
    ],
  },
};

export const trackingKeywords: readonly Keyword[] = [
  vrrpScript,
  trackFileRoot,
  vrrpTrackFile,
  vrrpTrackProcess,
  trackGroup,
  garpGroup,
  linkbeatInterfaces,
  interfaceUpDownDelays,
];
