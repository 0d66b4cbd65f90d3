/** THE TABLE for people: `docs/keywords.md`, `kalint explain KEYWORD`, and what hover shows. */
import { everyKeyword, pathName, type Entry } from './index.ts';
import type { Arg, EnumValue, Keyword, Lines, Option, ValueType } from './types.ts';

/** `virtual_router_id <1-255>` as in signature help. */
export function signature(keyword: Keyword): string {
  const words = [keyword.name, ...(keyword.args ?? []).map(argument)];
  if (keyword.block !== undefined || keyword.lines !== undefined) words.push('{ … }');
  return words.join(' ');
}

function argument(arg: Arg): string {
  if (arg.type.kind === 'options')
    return arg.type.options.length > 4 ? '[option …]' : arg.type.options.map(({ word }) => `[${word}]`).join(' ');
  const name = `<${arg.name}>${arg.rest ? '…' : ''}`;
  return arg.optional ? `[${name}]` : name;
}

/** What a value may be: `1 to 255`, `'MASTER' or 'BACKUP'`. */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
      return `whole number, ${range(type.min, type.max)}${type.unit === undefined ? '' : ` ${type.unit}`}`;
    case 'decimal':
      return `number, ${range(type.min, type.max)}${type.unit === undefined ? '' : ` ${type.unit}`}, up to ${type.digits} decimal places`;
    case 'timer':
      return `seconds, ${range(type.min, type.max)}, up to 6 decimal places`;
    case 'boolean':
      return '`on`, `true`, `yes` or `off`, `false`, `no`';
    case 'enum':
      return type.values.map((value) => `\`${value.word}\`${lifetime(value)}`).join(', ');
    case 'address':
      return `${type.family === undefined ? 'IPv4 or IPv6' : `IPv${type.family}`} address${type.prefix === 'optional' ? ', maybe with a prefix length' : ''}${type.range ? ', maybe a range' : ''}${type.words === undefined ? '' : `, or ${type.words.map((word) => `\`${word}\``).join(', ')}`}`;
    case 'port':
      return `port, ${range(type.min ?? 1, 65535)}`;
    case 'interface':
      return 'network interface';
    case 'name':
      return 'the name of this block';
    case 'reference':
      return `name of a \`${type.to}\``;
    case 'text':
      return type.is === undefined ? 'text' : type.is;
    case 'script':
      return 'command with its arguments';
    case 'special':
      return type.notation.replaceAll('-', ' ');
    case 'options':
      return 'options in any order';
  }
}

const range = (min: number, max: number): string => (max >= 1e13 ? `${min} or more` : `${min} to ${max}`);

const lifetime = (word: { readonly since?: string; readonly removed?: string }): string =>
  word.since === undefined && word.removed === undefined
    ? ''
    : ` (${[word.since === undefined ? '' : `since ${word.since}`, word.removed === undefined ? '' : `gone since ${word.removed}`].filter(Boolean).join(', ')})`;

/** The page of one keyword in one block. */
export function keywordPage({ path, keyword }: Entry, level = 3): string {
  const lines = [`${'#'.repeat(level)} ${keyword.name}`, '', `\`${signature(keyword)}\``, '', keyword.doc];
  if (keyword.detail !== undefined) lines.push('', keyword.detail);
  const facts = [
    path.length === 0 ? 'outside all blocks' : `in \`${pathName(path)}\``,
    keyword.default === undefined ? '' : `default: \`${keyword.default}\``,
    keyword.required ? 'required' : '',
    `since ${keyword.since}`,
    keyword.removed === undefined ? '' : `**gone since ${keyword.removed}**${instead(keyword.replacement)}`,
    keyword.deprecated === undefined ? '' : `**deprecated**${instead(keyword.deprecated.use)}`,
    keyword.needs === undefined ? '' : `needs a build with ${keyword.needs}`,
    keyword.raw === undefined ? '' : 'the line is read again with shell-like quotes',
  ].filter(Boolean);
  lines.push('', facts.join(' · '));
  const args = argumentList(keyword.args ?? []);
  if (args.length > 0) lines.push('', ...args);
  if (keyword.lines !== undefined) lines.push('', ...valueLines(keyword.lines));
  return `${lines.join('\n')}\n`;
}

const instead = (use: string | undefined): string => (use === undefined ? '' : `: write \`${use}\``);

function argumentList(args: readonly Arg[]): string[] {
  return args.flatMap((arg) => {
    if (arg.type.kind === 'options') return arg.type.options.map(optionLine);
    const facts = [describeType(arg.type), arg.default === undefined ? '' : `default \`${arg.default}\``, arg.doc ?? ''].filter(Boolean);
    const line = `- \`${arg.name}\`${arg.optional ? ' (optional)' : ''}: ${facts.join('; ')}${lifetime(arg)}`;
    const documented = arg.type.kind === 'enum' ? arg.type.values.filter((value) => value.doc !== undefined) : [];
    return [line, ...documented.map((value: EnumValue) => `  - \`${value.word}\`: ${value.doc ?? ''}`)];
  });
}

const optionLine = (option: Option): string => {
  const words = [option.word, ...(option.args ?? []).map(argument)].join(' ');
  const values = (option.args ?? []).filter(({ type }) => type.kind !== 'options').map(({ type }) => describeType(type));
  return `- \`${words}\`: ${option.doc}${values.length === 0 ? '' : ` (${values.join('; ')})`}${lifetime(option)}`;
};

function valueLines(lines: Lines): string[] {
  const head = lines.pooled ? 'Values, any number on a line:' : 'Each line:';
  return [...(lines.doc === undefined ? [] : [lines.doc, '']), head, '', ...argumentList(lines.entry)];
}

/** All of the table. */
export function keywordsDocument(): string {
  const sections = new Map<string, Entry[]>();
  for (const entry of everyKeyword()) {
    const name = entry.path.length === 0 ? '' : pathName(entry.path);
    sections.set(name, [...(sections.get(name) ?? []), entry]);
  }
  const parts = [
    '<!-- Generated by `npm run gen` from grammar/language: do not edit. -->',
    '# Keywords',
    '',
    'Every keyword that keepalived 1.1.0 to 2.4.3 knows, by the block that it stands in. `kalint explain KEYWORD` prints one of them.',
    '',
    ...[...sections.keys()].map((name) => `- [${name === '' ? 'Outside all blocks' : name}](#${anchor(name)})`),
    '',
  ];
  for (const [name, entries] of sections) {
    parts.push(`## ${name === '' ? 'Outside all blocks' : name}`, '');
    for (const entry of entries) parts.push(keywordPage(entry));
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

const anchor = (name: string): string =>
  name === ''
    ? 'outside-all-blocks'
    : name
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-');
