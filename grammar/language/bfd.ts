/** BFD: fast detection of a dead neighbour, for VRRP instances and real servers to follow. */
import type { Arg, Keyword } from './types.ts';
import { address, arg, boolean, decimal, integer, name, oneOf, optional, signed } from './values.ts';

const LONGEST_INTERVAL = 4294967;

const interval = (least: number, standard: string): Arg =>
  arg('milliseconds', decimal(least, LONGEST_INTERVAL, 3, 'ms'), {
    consequence: `keepalived keeps ${standard} ms`,
    older: [{ before: '2.2.0', type: integer(least, LONGEST_INTERVAL, { unit: 'ms' }) }],
  });

const hops = (consequence: string): Arg => arg('count', integer(1, 255), { consequence });

const neighbour = {
  doc: 'The address of the other end of the session.',
  detail: 'What follows a `/` or a `-` is ignored without a word. Two sessions with the same neighbour need different `source_ip`s.',
  args: [arg('address', address(), { missing: 'crash', consequence: 'keepalived skips the rest of the bfd_instance' })],
  notation: 'bfd-address',
  skipsBlock: ['bad-value'],
  since: '2.0.0',
  processes: ['bfd'],
} satisfies Omit<Keyword, 'name'>;

const bfdInstance: Keyword = {
  name: 'bfd_instance',
  doc: 'A BFD session with a neighbour; track_bfd and BFD_CHECK refer to it.',
  detail:
    'BFD (RFC 5880) notices a dead neighbour within milliseconds. A session between the two nodes of a VRRP pair must have a weight: without one ' +
    'a node may only be up while the other is, too. Define it above what tracks it: a reference to a session that keepalived has not read yet is dropped.',
  args: [
    arg('name', name('bfd_instance', 31), {
      missing: 'crash',
      consequence: 'keepalived skips the bfd_instance',
      doc: 'The name that track_bfd and BFD_CHECK refer to.',
    }),
  ],
  skipsBlock: ['duplicate-name', 'bad-value'],
  forgottenBy: [
    { process: 'checker', has: 'vrrp', lacks: ['checker'] },
    { process: 'vrrp', has: 'checker', lacks: ['vrrp'] },
    { process: 'bfd', lacks: ['neighbor_ip', 'neighbour_ip'] },
  ],
  refusedBy: ['vrrp', 'bfd'],
  since: '2.0.0',
  needs: 'bfd',
  processes: ['checker', 'vrrp', 'bfd'],
  block: {
    name: 'bfd_instance',
    keywords: [
      { name: 'neighbor_ip', ...neighbour, required: true },
      { name: 'neighbour_ip', ...neighbour },
      {
        name: 'source_ip',
        doc: 'The own address to send from.',
        detail: 'Of the same family as `neighbor_ip`. The RFC wants a source port that only a bound address makes sure of, so set it.',
        args: [arg('address', address(), { consequence: 'keepalived lets the kernel choose the source address' })],
        notation: 'bfd-address',
        default: 'the kernel chooses',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'min_rx',
        doc: 'The shortest time between received packets that this end can take, in milliseconds with up to three places.',
        detail: 'The neighbour is asked not to send faster. More than 10000 is accepted, but hardly sensible.',
        args: [interval(1, '10')],
        default: '10',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'min_tx',
        doc: 'The time between sent packets that this end wants, in milliseconds with up to three places.',
        detail: 'The session uses the larger of this and the `min_rx` of the neighbour. More than 10000 is accepted, but hardly sensible.',
        args: [interval(1, '10')],
        default: '10',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'idle_tx',
        doc: 'The time between sent packets while the session is down, in milliseconds, at least 1000.',
        args: [interval(1000, '1000')],
        default: '1000',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'multiplier',
        doc: 'How many packets in a row must be missing before the neighbour counts as down.',
        args: [arg('count', integer(1, 255), { consequence: 'keepalived keeps 5' })],
        default: '5',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'passive',
        doc: 'Waits for the neighbour to begin the session.',
        detail: 'At least one end must be active (not passive).',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'ttl',
        doc: 'TTL of the packets sent over IPv4.',
        detail: 'The same setting as `hoplimit`: what is read last wins.',
        args: [hops('keepalived keeps 255 (IPv4) or 64 (IPv6)')],
        default: '255',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'hoplimit',
        doc: 'Hop limit of the packets sent over IPv6.',
        detail: 'The same setting as `ttl`: what is read last wins.',
        args: [hops('keepalived keeps 255 (IPv4) or 64 (IPv6)')],
        default: '64',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'max_hops',
        doc: 'How many hops a received packet may have come; 255 turns the check off.',
        detail: 'Not above `ttl` or `hoplimit`. For more than a direct neighbour set `multihop`, too.',
        args: [arg('count', signed(-1, 255), { consequence: 'keepalived keeps 0' })],
        default: '0',
        since: '2.0.0',
        processes: ['bfd'],
      },
      {
        name: 'multihop',
        doc: 'The neighbour is more than one hop away: uses port 4784 (RFC 5883) in place of 3784.',
        detail: 'The neighbour must use the same port, and `max_hops` must allow the distance.',
        args: [optional('switch', boolean, { default: 'on', consequence: 'keepalived ignores the line' })],
        default: 'off',
        since: '2.2.8',
        processes: ['bfd'],
      },
      {
        name: 'weight',
        doc: 'How much the state of the session changes the priority of the VRRP instances that track it.',
        detail:
          'With weight 0 a lost session takes the instance down (state FAULT). A positive weight is added to the priority while the session is up, ' +
          'a negative one is taken off while it is down; `reverse` turns the effect round. A `weight` in the line of a track_bfd block wins over this one.',
        args: [
          arg('weight', signed(-253, 253), { consequence: 'keepalived keeps 0' }),
          optional('reverse', oneOf({ word: 'reverse', doc: 'Turns the effect of the weight round.', since: '2.0.18' }), {
            since: '2.0.18',
            consequence: 'keepalived ignores the word',
          }),
        ],
        default: '0',
        since: '2.0.0',
        processes: ['vrrp'],
      },
      {
        name: 'vrrp',
        doc: 'Tells the VRRP process of changes, and not the checkers unless checker is there, too.',
        since: '2.0.0',
      },
      {
        name: 'checker',
        doc: 'Tells the checkers (BFD_CHECK) of changes, and not VRRP unless vrrp is there, too.',
        detail: 'With `checker` alone no `track_bfd` knows the session.',
        since: '2.0.0',
      },
    ],
  },
};

export const bfdKeywords: readonly Keyword[] = [bfdInstance];
