/** Random configs from the words of the language and from hostile characters; the same seed gives the same inputs. */
import { everyKeyword } from '../../grammar/language/index.ts';

/** A small generator of numbers (mulberry32); good enough to wander about with. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const KEYWORDS = [...new Set(Array.from(everyKeyword(), ({ keyword }) => keyword.name))];

const VALUES = [
  ...['0', '1', '-1', '255', '256', '65535', '65536', '1.5', '1e9', '0x10', '99999999999999999999', '10s', ''],
  ...['10.0.0.1', '10.0.0.1/24', '10.0.0.300', '2001:db8::1', '2001:db8::1/64', '::', 'fe80::1%eth0', '10.0.0.1-20', '1.2.3'],
  ...['eth0', 'MASTER', 'BACKUP', 'DR', 'NAT', 'TUN', 'rr', 'on', 'off', 'PASS', 'weight', 'reverse', 'group', 'fwmark', 'VI_1', 'web'],
  ...['"quoted words"', '"', "'", '\\', '\\#', '#', '!', '{{ x }}', '<ip>', '$A', '${A}', '${_ENV HOME}', '${_RANDOM 1 9}', '$', '~', '@'],
  ...[
    '/bin/true',
    '"/bin/sh -c \'exit 1\'"',
    '</dev/null',
    '2-4',
    '200-299',
    'a'.repeat(40),
    '\u00e9',
    '\u65e5\u672c',
    '\ud83d\ude00',
    '\ud800',
    '\ufeff',
    '\u00a0',
    '\u0000',
  ],
];

const LINES = [
  '$A=1',
  '$A=$A',
  '$A=x$A',
  '$M= \\\n a \\\n b',
  '$M= \\\n vrrp_instance X { \\\n $M \\\n }',
  '$M',
  '~SEQ(i, 1, 3) weight $i',
  '~SEQ(i, 3, -1, 1) ~SEQ(j, 2) real_server 10.0.$i.$j 80 {',
  '~SEQ(i, 1, 0, 3) x',
  '~SEQ(',
  '~LST(v, a, b) $v',
  '~LST({a, b}, {1, 2}, {3}) $a $b',
  '~LST({',
  '@a weight 1',
  '@^a weight 2',
  '@',
  'include other.conf',
  'include *.conf',
  'includea {a,b}.conf',
  'includex y',
];

/** A config of a few dozen lines: half words of the language, half noise, with braces that match or do not. */
export function randomConfig(random: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const lineEnd = random() < 0.1 ? '\r\n' : '\n';
  const parts: string[] = [];
  const count = 1 + Math.floor(random() * 40);
  for (let index = 0; index < count; index++) {
    const kind = random();
    if (kind < 0.08) parts.push(pick(LINES));
    else if (kind < 0.25) parts.push('}');
    else {
      const words = [random() < 0.85 ? pick(KEYWORDS) : pick(VALUES)];
      while (random() < 0.55) words.push(pick(VALUES));
      if (random() < 0.3) words.push('{');
      if (random() < 0.05) words.push('# comment');
      parts.push(words.join(random() < 0.1 ? '\t ' : ' '));
    }
  }
  return parts.join(lineEnd) + (random() < 0.8 ? lineEnd : '');
}

/** Any characters at all, with a liking for those that mean something. */
export function randomText(random: () => number): string {
  const special = '{}{}"\'\\#!$@~=() \t\n\n\r\v\f\0/.:,-';
  let text = '';
  for (let length = Math.floor(random() * 400); length > 0; length--) {
    const kind = random();
    if (kind < 0.5) text += special.charAt(Math.floor(random() * special.length));
    else if (kind < 0.9) text += String.fromCharCode(97 + Math.floor(random() * 26));
    else text += String.fromCharCode(Math.floor(random() * 0x10000));
  }
  return text;
}

/** What the includes of a random config find. */
export const FILES = {
  read: (path: string) => (path.endsWith('gone.conf') ? { error: 'it is not there' } : { text: 'weight 1\ninclude other.conf\n}\n{\n' }),
  glob: (pattern: string) => (pattern.includes('*') ? ['a.conf', 'gone.conf'] : [pattern]),
};
