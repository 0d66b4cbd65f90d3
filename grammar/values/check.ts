/** Words of a statement against the arguments that THE TABLE gives its keyword. */
import type { Arg, EnumType, Keyword, Lines, Option, OptionsType, ValueType, Version } from '../language/types.ts';
import { exists, isBefore } from '../language/version.ts';
import { nearest, onlyNearest, orList } from '../nearest.ts';
import { checkAddress, checkPort } from './address.ts';
import { statementChecks, wordChecks } from './notations.ts';
import { checkDecimal, checkInteger, type NumberFault } from './number.ts';
import type { Complaint, ValueContext, ValueRule } from './types.ts';

const NONE: readonly Complaint[] = [];
const NO_ARGS: readonly Arg[] = [];

/** What is wrong with a statement's words; word 0 is the keyword. */
export function checkStatement(keyword: Keyword, words: readonly string[], context: ValueContext): readonly Complaint[] {
  if (keyword.notation !== undefined) {
    const check = statementChecks[keyword.notation];
    if (check !== undefined) return check(words, context);
  }
  if (isOneGoodValue(keyword, words, context)) return NONE;
  return new Walk(words, context).run(
    keyword.name,
    keyword.args ?? [],
    1,
    keyword.lines === undefined ? (keyword.surplus ?? 'silent') : 'reported',
  );
}

/** Nearly all statements are a keyword and a value that is good, or none where none belongs: they are done with before anything is made. */
function isOneGoodValue({ args = NO_ARGS }: Keyword, words: readonly string[], context: ValueContext): boolean {
  const arg = args[0];
  if (arg === undefined) return words.length === 1;
  if (args.length > 1 || words.length !== 2 || !exists(arg, context.version)) return false;
  return checkValue(typeAt(arg, context.version), words[1] ?? '', 1, context) === null;
}

/** What is wrong with one line of a value block; word 0 is its first word. */
export function checkValues(lines: Lines, words: readonly string[], context: ValueContext): readonly Complaint[] {
  if (lines.notation !== undefined) {
    const check = statementChecks[lines.notation];
    if (check !== undefined) return check(words, context);
  }
  const first = lines.entry[0];
  if (lines.pooled && first !== undefined) return new Walk(words, context).run(lines.name, [{ ...first, rest: true }], 0, 'silent');
  return new Walk(words, context).run(lines.name, lines.entry, 0, lines.surplus ?? 'silent');
}

class Walk {
  private readonly words: readonly string[];
  private readonly context: ValueContext;
  private readonly complaints: Complaint[] = [];

  constructor(words: readonly string[], context: ValueContext) {
    this.words = words;
    this.context = context;
  }

  run(subject: string, args: readonly Arg[], from: number, surplus: 'silent' | 'reported'): readonly Complaint[] {
    const end = this.args(subject, args, from);
    if (end < this.words.length && this.complaints.length === 0) {
      const last = this.words.length - 1;
      this.complaints.push({
        rule: 'surplus-argument',
        word: end,
        ...(last > end ? { upTo: last } : {}),
        message:
          surplus === 'reported'
            ? `'${subject}' takes ${args.length === 0 ? 'no value' : `no more than ${args.length === 1 ? 'one value' : `${args.length} values`}`} here: remove '${this.words.slice(end).join(' ')}'.`
            : `keepalived does not look at '${this.words.slice(end).join(' ')}': '${subject}' ${args.length === 0 ? 'takes no value' : 'ends before it'}. Remove it, or put it where it belongs.`,
        keepalived: surplus === 'reported' ? 'reports' : 'silent',
        ...(surplus === 'reported' && args.length > 0 ? { dropped: true } : {}),
      });
    }
    return this.complaints;
  }

  /** Reads arguments from a word on; gives the first word that none of them took. */
  private args(subject: string, args: readonly Arg[], from: number): number {
    let at = from;
    for (const arg of args) {
      if (!exists(arg, this.context.version)) continue;
      if (at >= this.words.length) {
        if (!arg.optional) {
          this.missing(subject, arg, at - 1);
          return at;
        }
        continue;
      }
      if (arg.type.kind === 'script') return this.words.length;
      do this.value(arg, at++);
      while (arg.rest && at < this.words.length);
    }
    return at;
  }

  private missing(subject: string, arg: Arg, last: number): void {
    const how = older(arg, this.context.version)?.missing ?? arg.missing ?? 'fatal';
    const what = `'${subject}' needs ${article(arg.name)} after it`;
    const then =
      how === 'fatal'
        ? 'keepalived stops here: nothing after this line is read.'
        : how === 'crash'
          ? 'keepalived crashes here.'
          : sentence(arg.consequence ?? 'keepalived ignores the line');
    this.complaints.push({
      rule: 'missing-argument',
      word: Math.max(last, 0),
      message: `${what}. ${then}`,
      dropped: true,
      keepalived: how === 'fatal' ? 'fatal' : how === 'crash' ? 'crashes' : how === 'silent' ? 'silent' : 'reports',
    });
  }

  private value(arg: Arg, at: number): void {
    const word = this.words[at] ?? '';
    const past = older(arg, this.context.version);
    const fault = checkValue(past?.type ?? arg.type, word, at, this.context);
    if (fault === null) return;
    if ('message' in fault) {
      this.complaints.push(fault);
      return;
    }
    const taken = 'taken' in fault && fault.taken;
    const invalid = taken ? 'silent' : (past?.invalid ?? arg.invalid ?? 'reported');
    const consequence = taken ? "keepalived waits for it in vain, because 'dynamic_interfaces' is set" : arg.consequence;
    const then = consequence === undefined ? '' : ` ${sentence(consequence)}`;
    const meant = fault.replacement === undefined ? '' : ` Did you mean '${fault.replacement}'?`;
    this.complaints.push({
      rule: fault.rule,
      word: at,
      message: `'${word}' ${fault.text}${meant === '' ? '.' : `.${meant}`}${then}`,
      ...(at === 1 && invalid !== 'silent' ? { dropped: true } : {}),
      ...(fault.replacement === undefined ? {} : { replacement: fault.replacement }),
      keepalived: invalid === 'silent' ? 'silent' : invalid === 'fatal' ? 'fatal' : 'reports',
    });
  }
}

/** What is wrong with a value, as words that follow it; or a complete complaint of a notation's own. */
type Fault = {
  readonly rule: ValueRule;
  readonly text: string;
  readonly replacement?: string;
  /** keepalived takes the value all the same, in silence. */
  readonly taken?: true;
};

export function checkValue(type: ValueType, word: string, at: number, context: ValueContext): Fault | NumberFault | Complaint | null {
  switch (type.kind) {
    case 'integer':
      return checkInteger(word, type);
    case 'decimal':
    case 'timer':
      return checkDecimal(word, type);
    case 'boolean':
      return checkBoolean(word);
    case 'enum':
      return checkEnum(word, type, context.version);
    case 'address':
      return checkAddress(word, type);
    case 'port':
      return checkPort(word, type);
    case 'interface':
      return checkInterface(word, context);
    case 'name':
      return type.maxLength !== undefined && word.length > type.maxLength
        ? { rule: 'too-long', text: `is longer than the ${type.maxLength} characters that keepalived takes` }
        : null;
    case 'text':
      if (type.maxLength !== undefined && byteLength(word) > type.maxLength)
        return { rule: 'too-long', text: `is longer than the ${type.maxLength} characters that keepalived takes` };
      if (type.minLength !== undefined && word.length < type.minLength) return { rule: 'bad-value', text: 'is too short' };
      return null;
    case 'special':
      return wordChecks[type.notation]?.(word, at, context) ?? null;
    case 'reference':
    case 'script':
    case 'options':
      return null;
  }
}

function checkInterface(word: string, { awaitsInterfaces }: ValueContext): Fault | null {
  if (word.length <= 15) return null;
  const text = `cannot be an interface: a name has at most 15 characters, this has ${word.length}`;
  return { rule: 'too-long', text, ...(awaitsInterfaces === true ? { taken: true } : {}) };
}

const BOOLEANS = ['true', 'on', 'yes', 'false', 'off', 'no'];

function checkBoolean(word: string): Fault | null {
  if (BOOLEANS.includes(word)) return null;
  const lower = word.toLowerCase();
  return {
    rule: 'unknown-value',
    text: "is neither yes nor no: write 'true', 'on' or 'yes', or 'false', 'off' or 'no', in lower case",
    ...(BOOLEANS.includes(lower) ? { replacement: lower } : {}),
  };
}

function checkEnum(word: string, type: EnumType, version: Version): Fault | null {
  const same = type.ignoreCase ? (other: string) => other.toLowerCase() === word.toLowerCase() : (other: string) => other === word;
  const value = type.values.find((entry) => same(entry.word));
  if (value !== undefined && exists(value, version)) return null;
  if (value !== undefined) {
    const text =
      value.removed !== undefined && !isBefore(version, value.removed)
        ? `is gone since keepalived ${value.removed}`
        : `needs keepalived ${value.since ?? ''} or newer, this is ${version}`;
    return { rule: 'unknown-value', text };
  }
  const words = type.values.filter((entry) => exists(entry, version)).map((entry) => entry.word);
  const meant = onlyNearest(word, words);
  const text = words.length <= 12 ? `is not one of ${orList(words)}` : `is not known here${meant === null ? near(word, words) : ''}`;
  return { rule: 'unknown-value', text, ...(meant === null ? {} : { replacement: meant }) };
}

const near = (word: string, words: readonly string[]): string => {
  const found = nearest(word, words);
  return found.length === 0 ? '' : `; the nearest are ${orList(found)}`;
};

export function findOption(type: OptionsType, word: string, version: Version): Option | undefined {
  return type.options.find((option) => (option.word === word || option.aliases?.includes(word) === true) && exists(option, version));
}

/** The type that a release gives an argument. */
export const typeAt = (arg: Arg, version: Version): ValueType => older(arg, version)?.type ?? arg.type;

const older = (arg: Arg, version: Version): NonNullable<Arg['older']>[number] | undefined =>
  arg.older?.find(({ before }) => isBefore(version, before));

/** `an address`, `a user`, `seconds`. */
const article = (name: string): string =>
  /^(an?|the|one|at least)\s/.test(name) || (name.endsWith('s') && !name.endsWith('ss'))
    ? name
    : `${/^([aeio]|u(?!ser|ni))/i.test(name) ? 'an' : 'a'} ${name}`;

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const byteLength = (text: string): number => {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};
