/** Value types of THE TABLE in words, for the pages of keywords: `a whole number from 1 to 255`. */
import type { Arg, EnumType, OptionsType, TextType, ValueType } from '../../grammar/language/types.ts';
import { LONGEST_TIMER } from '../../grammar/language/values.ts';

export function valueInWords(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
      return `a whole number ${range(type.min, type.max)}${unit(type.unit)}`;
    case 'decimal':
      return `a number ${range(type.min, type.max)}${unit(type.unit)} with up to ${type.digits} decimal places`;
    case 'timer':
      return `seconds ${range(type.min, type.max)}, with up to six decimal places`;
    case 'boolean':
      return '`on`, `true` or `yes`; `off`, `false` or `no`';
    case 'enum':
      return enumInWords(type);
    case 'address':
      return addressInWords(type);
    case 'port':
      return `a port from ${type.min ?? 1} to 65535${type.range ? ', or a range of ports' : ''}${type.service ? ', or the name of a service' : ''}`;
    case 'interface':
      return 'an interface of the host';
    case 'name':
      return 'a name of your choice';
    case 'reference':
      return `the name of a ${type.to}`;
    case 'text':
      return TEXTS[type.is ?? 'text'] + (type.maxLength === undefined ? '' : `, at most ${type.maxLength} characters`);
    case 'script':
      return 'a command with its arguments';
    case 'special':
      return 'a value with a notation of its own';
    case 'options':
      return 'options in any order';
  }
}

/** An argument as a signature shows it: `<seconds>`, `[<user>]`, `[<option>...]`. */
export function argInWords({ name, optional, rest }: Arg): string {
  const shown = `<${name}>${rest ? '...' : ''}`;
  return optional ? `[${shown}]` : shown;
}

/** The options of a list, a line each. */
export const optionsInWords = (type: OptionsType): string[] =>
  type.options.map(({ word, args, doc }) => `\`${[word, ...(args ?? []).map(argInWords)].join(' ')}\`: ${doc}`);

function range(min: number, max: number): string {
  return max >= LONGEST_TIMER ? `from ${min}` : `from ${min} to ${max}`;
}

const unit = (name: string | undefined): string => (name === undefined ? '' : ` ${name}`);

function enumInWords({ values, ignoreCase }: EnumType): string {
  const words = values.map(({ word, since, removed }) => {
    const history = [since === undefined ? '' : `since ${since}`, removed === undefined ? '' : `until ${removed}`].filter(
      (part) => part !== '',
    );
    return `\`${word}\`${history.length === 0 ? '' : ` (${history.join(', ')})`}`;
  });
  const last = words.pop() ?? '';
  return (words.length === 0 ? last : `${words.join(', ')} or ${last}`) + (ignoreCase ? ', in upper or lower case' : '');
}

function addressInWords(type: Extract<ValueType, { kind: 'address' }>): string {
  const family = type.family === undefined ? 'IP address' : `IPv${type.family} address`;
  const article = family.startsWith('IP') ? 'an' : 'a';
  const prefix = { no: '', optional: ', with or without a prefix length', required: ' with a prefix length' }[type.prefix ?? 'no'];
  const words = type.words === undefined ? '' : `, or ${type.words.map((word) => `\`${word}\``).join(' or ')}`;
  return `${article} ${family}${prefix}${type.range ? ', or a range of them' : ''}${type.hostname ? ', or a host name' : ''}${words}`;
}

const TEXTS: Readonly<Record<NonNullable<TextType['is']> | 'text', string>> = {
  text: 'text',
  path: 'the path of a file',
  directory: 'the path of a directory',
  email: 'a mail address',
  user: 'a user of the host',
  group: 'a group of the host',
  hostname: 'a host name',
  'url-path': 'the path of a URL',
  regex: 'a regular expression',
  password: 'a password',
  label: 'a label',
  process: 'a command line or the name of a process',
  identifier: 'an identifier',
  mac: 'a hardware address',
  digest: 'a digest in hexadecimal digits',
  fwmark: 'a firewall mark',
  realm: 'a routing realm',
  table: 'a routing table',
  'snmp-socket': 'the socket of an SNMP agent',
  namespace: 'a network namespace',
  hex: 'hexadecimal digits',
};
