/** Words for an argument as THE TABLE describes it: what fits, what just fits, what just does not, and rubbish. */
import fc from 'fast-check';
import type { Arg, ValueType } from '../../grammar/language/types.ts';

type Words = fc.Arbitrary<string>;

const oneOf = (...words: readonly string[]): Words => fc.constantFrom(...words);

/** Few, so that references often meet what they refer to. */
const NAMES = oneOf('VI_1', 'VI_2', 'web', 'chk', 'a');
const ADDRESSES = oneOf(
  ...['10.0.0.1', '10.0.0.2', '10.0.0.10', '192.168.1.1', '224.0.0.18', '127.0.0.1', '0.0.0.0', '255.255.255.255', '10.0.0.300'],
  ...['2001:db8::1', '2001:db8::2', 'fe80::1', '::', '::1', 'ff02::12', '::ffff:10.0.0.1', '2001:db8::g'],
);
const SUFFIXES = oneOf('', '', '', '/24', '/32', '/0', '/33', '/64', '/128', '-20', '-1', '%eth0');
const INTERFACES = oneOf('eth0', 'eth1', 'lo', 'bond0.100', 'vrrp.51', 'an_interface_with_a_long_name', 'eth/0');
const SCRIPTS = oneOf(
  ...['/bin/true', '"/usr/bin/killall -0 nginx"', "'/bin/a b' c", '"/bin/sh -c \\"exit 1\\""', '</dev/null', 'curl -s http://10.0.0.1/'],
  ...['"/bin/true" root group', '/etc/keepalived/notify.sh $INSTANCE', '"', "'", '"a\\'],
);
const TEXTS = oneOf(
  ...['admin@example.org', '/etc/keepalived/x', '/tmp', 'root', 'example.org', '/index.html', '^a.*b$', 'secret', 'secret123', 'eth0:1'],
  ...['0x10', 'aa:bb:cc:dd:ee:ff', 'd41d8cd98f00b204e9800998ecf8427e', '1', '4294967295', '"quoted words"', "'single'", '\u65e5\u672c'],
);
/** What fits nothing, or several notations a bit. */
export const RUBBISH = oneOf(
  ...['', '-', '--', '-1', '+1', '1.5', '1e9', '0x', '08', '99999999999999999999', '1.2.3', '1-', ':', '::/', 'on', 'no', 'x', 'weight'],
  ...[
    '"',
    "'",
    '\\',
    '\\#',
    '#',
    '!',
    '{',
    '}',
    '~',
    '@a',
    '$A',
    '${A}',
    '${',
    '\ufeff',
    '\u00a0',
    '\0',
    '\udce9',
    '\ud800',
    '\ud83d\ude00',
  ],
);

function within(min: number, max: number, write: (value: number) => string = String): Words {
  const edges = [min - 1, min, max, max + 1].map(write);
  return fc.oneof(oneOf(...edges), fc.integer({ min: Math.ceil(min), max: Math.min(Math.floor(max), Math.ceil(min) + 300) }).map(write));
}

const BY_KIND: { readonly [Kind in ValueType['kind']]: (type: Extract<ValueType, { kind: Kind }>) => Words } = {
  integer: ({ min, max, base }) => within(min, max, (value) => (base === 16 && value >= 0 ? `0x${value.toString(16)}` : String(value))),
  decimal: ({ min, max, digits }) => fc.oneof(within(min, max), oneOf((min + 0.5).toFixed(digits), max.toFixed(digits + 1))),
  timer: ({ min, max }) => fc.oneof(within(min, max), oneOf('0.5', '0.0000001', '1.25', '3s', '100ms')),
  boolean: () => oneOf('on', 'off', 'true', 'false', 'yes', 'no', 'ON', '1'),
  enum: ({ values }) => oneOf(...values.map(({ word }) => word), ...values.slice(0, 1).map(({ word }) => word.toUpperCase()), 'none'),
  address: ({ words }) =>
    fc.oneof(
      fc.tuple(ADDRESSES, SUFFIXES).map(([address, suffix]) => address + suffix),
      oneOf(...(words ?? ['any'])),
    ),
  port: () => oneOf('80', '443', '0', '1', '65535', '65536', 'http', '80-90', '90-80', 'nosuchservice'),
  interface: () => INTERFACES,
  name: () => NAMES,
  reference: () => NAMES,
  text: ({ minLength = 0, maxLength = 40 }) => fc.oneof(TEXTS, oneOf('a'.repeat(Math.min(maxLength, 300) + 1), 'b'.repeat(minLength))),
  script: () => SCRIPTS,
  special: () => fc.oneof(ADDRESSES, INTERFACES, NAMES, TEXTS, within(0, 255)),
  options: ({ options }) =>
    fc
      .array(
        fc.constantFrom(...options).chain(({ word, aliases, args }) => phrase(oneOf(word, ...(aliases ?? [])), args ?? [])),
        { maxLength: 3 },
      )
      .map((phrases) => phrases.join(' ')),
};

const valueOf = (type: ValueType): Words => (BY_KIND[type.kind] as (type: ValueType) => Words)(type);

function argument({ type, after, rest }: Arg): Words {
  const value = fc.oneof({ weight: 40, arbitrary: valueOf(type) }, { weight: 1, arbitrary: RUBBISH });
  const words = Object.entries(after ?? {}).map(([word, other]) => valueOf(other).map((given) => `${word} ${given}`));
  const any = words.length === 0 ? value : fc.oneof(value, ...words);
  return rest ? fc.array(any, { maxLength: 3 }).map((given) => given.join(' ')) : any;
}

/** A word, and what follows it: mostly all that should, sometimes less or more. */
export function phrase(head: Words, args: readonly Arg[]): Words {
  const given = fc.tuple(...args.map(argument));
  const count = fc.oneof({ weight: 25, arbitrary: fc.constant(args.length) }, { weight: 1, arbitrary: fc.nat({ max: args.length }) });
  const surplus = fc.oneof({ weight: 40, arbitrary: fc.constant('') }, { weight: 1, arbitrary: RUBBISH });
  return fc
    .tuple(head, given, count, surplus)
    .map(([word, values, kept, more]) => [word, ...values.slice(0, kept), more].filter((part) => part !== '').join(' '));
}
