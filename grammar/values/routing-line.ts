/** Walks along one address, route or rule line as keepalived does: option by option, with what a missing or bad value costs. */
import { DESTINATION_WORDS, type RoutingOption, type RoutingRole } from '../language/routing.ts';
import type { Arg, Option } from '../language/types.ts';
import { exists, isBefore } from '../language/version.ts';
import { nearest, onlyNearest, orList } from '../nearest.ts';
import { familyOfDestination, judge, sentence, type Fault } from './routing-words.ts';
import type { Complaint, ValueContext } from './types.ts';

export type Thing = 'address' | 'route' | 'rule';

/** What an option was given. */
export interface Reading {
  /** The option's own word. */
  readonly at: number;
  /** The value; empty for an option without one. */
  readonly value: string;
  readonly valueAt: number;
  /** The optional word between them: `lock`, `inet6`. */
  readonly picked: string | null;
  /** keepalived uses the value. */
  readonly good: boolean;
}

/** What a line of routes or rules comes to. */
export interface RoutingReading {
  /** keepalived takes the line, maybe without some of its options. */
  readonly kept: boolean;
  /** Those that it names with dev, oif or iif. */
  readonly interfaces: readonly string[];
  /** Where the names behind `track_group` stand. */
  readonly trackGroups: readonly number[];
  readonly noTrack: boolean;
  readonly impossibleInterface: boolean;
  /** An interface that the host does not have, at which keepalived goes no further; null: none. */
  readonly missingInterface: MissingInterface | null;
}

export interface MissingInterface {
  /** The word. */
  readonly at: number;
  readonly isVrf: boolean;
}

const STOPS = 'keepalived stops here: nothing after this line is read.';

export class Line {
  /** The word that is read next. */
  at = 0;
  readonly words: readonly string[];
  readonly context: ValueContext;
  readonly thing: Thing;
  /** IPv4 or IPv6, once something on the line has decided it. */
  family: 4 | 6 | null = null;
  /** What a bad value costs: the line, or in a next hop only that. */
  drops: string;
  inPart = false;
  private readonly complaints: Complaint[] = [];
  private readonly given = new Map<Option, number>();
  /** The mistake that all that follows may come from. */
  private cause: number | null = null;
  private skipped: { readonly word: number; readonly option: string } | null = null;
  /** The mistake for which keepalived gives the whole line up. */
  private refusal: number | null = null;
  /** keepalived does not go on behind this line. */
  ended = false;
  /** It names an interface that cannot exist. */
  impossibleInterface = false;
  missingInterface: MissingInterface | null = null;
  /** The interface that is missing costs the line. */
  private lost = false;

  constructor(words: readonly string[], context: ValueContext, thing: Thing) {
    this.words = words;
    this.context = context;
    this.thing = thing;
    this.drops = `keepalived drops the ${thing}.`;
  }

  get more(): boolean {
    return this.at < this.words.length;
  }

  get word(): string {
    return this.words[this.at] ?? '';
  }

  get last(): number {
    return this.words.length - 1;
  }

  /** The option that the next word is, in this release. */
  option<Known extends Option>(options: readonly Known[]): Known | undefined {
    return find(options, this.word, this.context);
  }

  complain(complaint: Complaint): void {
    if (this.cause === null) this.complaints.push(complaint);
  }

  /** A mistake that costs the whole line. Always false: the line is over. */
  drop(complaint: Complaint): false {
    this.complain(complaint);
    if (!this.inPart) this.refusal = this.complaints.length - 1;
    return false;
  }

  /** What else keepalived says about this line comes from the latest mistake. */
  mute(): void {
    if (this.complaints.length > 0) this.cause ??= this.complaints.length - 1;
  }

  /** keepalived ends at this line: in order, or by a signal. Always false. */
  end(complaint: Complaint, keepalived: 'fatal' | 'crashes'): false {
    this.ended = true;
    const cause = this.cause === null ? undefined : this.complaints[this.cause];
    if (cause === undefined || this.cause === null) this.refusal = this.complaints.push({ ...complaint, keepalived }) - 1;
    else {
      const then = keepalived === 'fatal' ? STOPS : 'keepalived crashes here.';
      this.complaints[this.cause] = {
        ...cause,
        keepalived,
        message: cause.message.includes(then) ? cause.message : `${cause.message} ${then}`,
      };
    }
    return false;
  }

  /** keepalived gives the whole line up. */
  get refused(): boolean {
    return this.ended || this.lost || this.refusal !== null;
  }

  /** A required word is not there: keepalived ends where it reads routes and rules, and drops an address. Always false. */
  missing(option: Option, arg: Arg | undefined, at: number): false {
    const what = arg === undefined ? 'more' : `${/^[aeiou]/.test(arg.name) ? 'an' : 'a'} ${arg.name}`;
    const needs = `'${this.words[at] ?? option.word}' needs ${what} after it.`;
    const complaint: Complaint = {
      rule: 'missing-argument',
      word: this.last,
      message: `${needs} ${this.thing === 'address' ? this.drops : STOPS}`,
    };
    if (this.thing !== 'address') return this.end(complaint, 'fatal');
    return this.drop(complaint);
  }

  /** Reads the option at hand and its value. Null: the line is over. */
  read(option: RoutingOption): Reading | null {
    const at = this.at++;
    let reading: Reading = { at, value: '', valueAt: at, picked: null, good: true };
    for (const arg of option.args ?? []) {
      if (!exists(arg, this.context.version)) continue;
      if (arg.optional) {
        const isIt = this.more && arg.type.kind === 'enum' && arg.type.values.some((value) => value.word === this.word);
        if (isIt) reading = { ...reading, picked: this.words[this.at++] ?? null };
        continue;
      }
      if (!this.more) {
        this.missing(option, arg, this.at - 1);
        return null;
      }
      const valueAt = this.at++;
      const value = this.words[valueAt] ?? '';
      const good = this.accept(
        judge(arg.type, value, this.context),
        valueAt,
        option.lenient === true ? `keepalived ignores '${this.words[at] ?? ''}' here.` : null,
      );
      if (!good && arg.type.kind === 'interface' && option.role !== 'vrf') this.impossibleInterface = true;
      if (!good && option.lenient !== true) return null;
      if (good && arg.type.kind === 'interface' && this.lacks(value, valueAt, option)) return null;
      reading = { ...reading, value, valueAt, good };
    }
    return reading;
  }

  /** Notes an interface that the host does not have: the line (or the next hop) is over. */
  private lacks(name: string, at: number, option: RoutingOption): boolean {
    const isVrf = option.role === 'vrf';
    if (this.context.hasInterface?.(name, isVrf ? 'vrf' : 'device') !== false) return false;
    this.missingInterface = { at, isVrf };
    this.lost ||= !this.inPart;
    return true;
  }

  /** Complains about a fault; true if keepalived uses the value all the same. */
  accept(fault: Fault | null, at: number, lenience: string | null): boolean {
    if (fault === null) return true;
    const base = { rule: fault.rule, word: at, ...(fault.replacement === undefined ? {} : { replacement: fault.replacement }) };
    const text = `'${this.words[at] ?? ''}' ${sentence(fault.text)}`;
    if (fault.taken !== undefined) {
      this.complain({ ...base, message: text, ...(fault.taken === 'silent' ? { keepalived: 'silent' as const } : {}) });
      return true;
    }
    const complaint: Complaint = { ...base, message: `${text} ${fault.then ?? lenience ?? this.drops}` };
    if (lenience === null) this.drop(complaint);
    else this.complain(complaint);
    return false;
  }

  /** keepalived has read the option; where it stands a second time, the last counts, in silence. */
  remember(option: Option, at: number): void {
    const word = this.words[at] ?? '';
    if (option.deprecated !== undefined) this.deprecated(option, at);
    if (option.args === undefined) return;
    const before = this.given.get(option);
    if (before !== undefined) {
      this.complain({
        rule: 'duplicate-argument',
        word: at,
        message: `'${word}' stands on this line before: keepalived takes the last.`,
        keepalived: 'silent',
      });
    }
    this.given.set(option, at);
  }

  private deprecated(option: Option, at: number): void {
    const { since, use, reported } = option.deprecated ?? {};
    if (since !== undefined && isBefore(this.context.version, since)) return;
    const another = use !== undefined && roleOf(option) === 'or';
    const instead =
      use === undefined ? '' : another ? `: write '${use} via …' at the end of the line for each gateway` : `: write '${use}'`;
    this.complain({
      rule: 'deprecated-argument',
      word: at,
      message: `'${this.words[at] ?? ''}' is deprecated${instead}.`,
      ...(another || use === undefined ? {} : { replacement: use }),
      ...(reported === true ? {} : { keepalived: 'silent' as const }),
    });
  }

  /** Forgets what stood on the line so far: a next hop begins. */
  forget(): void {
    this.given.clear();
  }

  /** An address and the rest of the line must be of one family. False: they are not. */
  join(value: string, at: number): boolean {
    const family = familyOfDestination(value);
    if (this.family === family || this.family === null) {
      this.family = family;
      return true;
    }
    const ours = `IPv${this.family}`;
    if (family !== null) return this.mixed(at, `'${value}' is IPv${family}, and the ${this.thing} is ${ours} by what stands before it.`);
    const replacement = this.family === 4 ? '0.0.0.0/0' : '::/0';
    const message = `keepalived refuses '${value}' once the line is known to be ${ours}: put it first, or write '${replacement}'. ${this.drops}`;
    return this.drop({ rule: 'bad-address', word: at, message, replacement });
  }

  /** IPv4 and IPv6 on one line. Always false. */
  mixed(at: number, what: string): false {
    return this.drop({ rule: 'bad-address', word: at, message: `${what} ${this.drops}` });
  }

  /** The option goes with one family only. False: the line is of the other. */
  claim(option: RoutingOption, at: number): boolean {
    const family = option.only?.family;
    if (family === undefined) return true;
    if (this.family !== null && this.family !== family) {
      return this.mixed(
        at,
        `'${this.words[at] ?? ''}' works with IPv${family} only, and the ${this.thing} is IPv${this.family} by what stands before it.`,
      );
    }
    this.family = family;
    return true;
  }

  /** `inet` or `inet6` on its own. False: the line is of the other family. */
  readFamily(option: RoutingOption, harmless: (word: string) => boolean): boolean {
    if (!this.claim(option, this.at)) return false;
    this.at++;
    this.skip(option, harmless);
    return true;
  }

  /** keepalived does not look at the next word, because of a mistake of its own. */
  private skip(option: Option, harmless: (word: string) => boolean): void {
    if (this.more && !harmless(this.word)) this.skipped ??= { word: this.at, option: option.word };
    this.at++;
  }

  finish(): readonly Complaint[] {
    if (this.skipped === null) return this.complaints;
    const { word, option } = this.skipped;
    const refused = this.refusal === null ? undefined : this.complaints.splice(this.refusal, 1)[0];
    const then =
      refused === undefined
        ? ''
        : refused.keepalived === 'fatal'
          ? ` ${STOPS}`
          : ` What is left makes no ${this.thing}, and keepalived drops it.`;
    const everything = this.words.find((other) => DESTINATION_WORDS.some((known) => known === other));
    const instead = everything === undefined ? '' : `, and write '${this.family === 4 ? '0.0.0.0/0' : '::/0'}' for '${everything}'`;
    this.complaints.push({
      rule: 'bad-value',
      word,
      message: `keepalived skips the word after '${option}' unread, here '${this.words[word] ?? ''}'.${then} Leave '${option}' out${instead}.`,
      ...(refused === undefined
        ? { keepalived: 'silent' as const }
        : refused.keepalived === undefined
          ? {}
          : { keepalived: refused.keepalived }),
    });
    return this.complaints;
  }

  /** Why a word may be no option here, and what was meant; empty if nothing comes to mind. */
  hint(
    word: string,
    options: readonly RoutingOption[],
    siblings: readonly RoutingOption[],
    block: string,
    more: readonly string[] = [],
  ): { readonly text: string; readonly replacement?: string } {
    const { version } = this.context;
    const other = options.find((option) => option.word === word || option.aliases?.includes(word) === true);
    if (other?.since !== undefined && isBefore(version, other.since)) return { text: `: it needs keepalived ${other.since} or newer` };
    if (other?.removed !== undefined) {
      const use = other.deprecated?.use;
      return use === undefined
        ? { text: `: it is gone since keepalived ${other.removed}` }
        : { text: `: since keepalived ${other.removed} it is '${use}'`, replacement: use };
    }
    if (find(siblings, word, this.context) !== undefined) return { text: `: it works in ${block} only` };
    const known = options.filter((option) => exists(option, version)).flatMap((option) => [option.word, ...(option.aliases ?? [])]);
    const candidates = [...known, ...more];
    const meant = onlyNearest(word, candidates);
    if (meant !== null) return { text: `. Did you mean '${meant}'?`, replacement: meant };
    const near = nearest(word, candidates);
    return { text: near.length === 0 ? '' : `. Did you mean ${orList(near)}?` };
  }
}

/** What an option does beyond having a value. */
export const roleOf = (option: Option | undefined): RoutingRole | undefined => (option as RoutingOption | undefined)?.role;

export function find<Known extends Option>(options: readonly Known[], word: string, context: ValueContext): Known | undefined {
  return options.find((option) => (option.word === word || option.aliases?.includes(word) === true) && exists(option, context.version));
}

/** A word that can only be a network interface. */
export const looksLikeInterface = (word: string): boolean =>
  /^(eth|en[opsx]|eno|ens|bond|br|wlan|vlan|team|tun|tap|dummy)[0-9][\w.-]*$|^lo$/.test(word) && word.length <= 15;
