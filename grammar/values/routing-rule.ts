/** One line of virtual_rules or static_rules. */
import { OWN_PROTOCOL, ROUTE_TYPES, STATIC_RULE_OPTIONS, VIRTUAL_RULE_OPTIONS } from '../language/routing.ts';
import type { RoutingOption } from '../language/routing.ts';
import { exists, isBefore } from '../language/version.ts';
import { orList } from '../nearest.ts';
import { parseAddress } from './inet.ts';
import { readInteger } from './number.ts';
import type { Reading, RoutingReading } from './routing-line.ts';
import { RoutingEntry } from './routing-entry.ts';
import { readPrefix } from './routing-words.ts';
import type { StatementCheck, ValueContext } from './types.ts';

/** The first release that reports a rule without preference. */
const PREFERENCE_REPORTED = '2.0.16';

class RuleLine extends RoutingEntry {
  private action: { readonly at: number; readonly looksUp: boolean } | null = null;
  private target: { readonly at: number; readonly value: number } | null = null;
  private preference: number | null = null;
  private tableOnly: number | null = null;
  private incoming = false;

  constructor(words: readonly string[], context: ValueContext, isStatic: boolean) {
    super(words, context, { what: 'rule', isStatic, options: isStatic ? STATIC_RULE_OPTIONS : VIRTUAL_RULE_OPTIONS });
  }

  protected rest(): boolean {
    const { line } = this;
    while (line.more) {
      const option = line.option(this.options);
      if (option === undefined ? !this.readType() : !this.take(option)) return false;
    }
    return true;
  }

  /** False: the line is over. */
  private take(option: RoutingOption): boolean {
    const { line } = this;
    if (option.role === 'family') return line.readFamily(option, () => false);
    if (option.role === 'action-type') return this.readActionType(option);
    const reading = line.read(option);
    if (reading === null) return false;
    if (!this.use(option, reading)) return false;
    line.remember(option, reading.at);
    return true;
  }

  private use(option: RoutingOption, { at, value, valueAt, good }: Reading): boolean {
    const { line } = this;
    switch (option.role) {
      case 'source':
        return line.join(value, valueAt);
      case 'lookup':
        return this.act(at, true);
      case 'action':
        return this.act(at, false);
      case 'target':
        this.target = { at, value: readInteger(value) ?? 0 };
        return this.act(at, false);
      case 'preference':
        this.preference = readInteger(value, 0);
        return true;
      case 'table-only':
        this.tableOnly = at;
        return line.claim(option, at);
      case 'device':
        this.incoming = true;
        this.interfaces.push(value);
        return true;
      case 'no-track':
        this.tracked = false;
        return true;
      case 'protocol':
        if (good) this.foreign = readInteger(value) === OWN_PROTOCOL ? null : valueAt;
        return true;
      case 'track-group':
        this.trackGroups.push(valueAt);
        if (this.trackGroup !== null) {
          line.complain({
            rule: 'duplicate-argument',
            word: at,
            message: `'${line.words[at] ?? ''}' stands on this line before: keepalived keeps the first and reads no further.`,
          });
          line.at = line.words.length;
        } else this.trackGroup = at;
        return true;
      default:
        return true;
    }
  }

  // ----------------------------------------------------------------------------------------------------- actions

  private act(at: number, looksUp: boolean): boolean {
    const { line } = this;
    if (this.action !== null) {
      const first = line.words[this.action.at] ?? '';
      return line.drop({
        rule: 'duplicate-argument',
        word: at,
        message: `A rule has one action, and this one has '${first}' before '${line.words[at] ?? ''}'. ${line.drops}`,
      });
    }
    this.action = { at, looksUp };
    return true;
  }

  /** `type ACTION`. */
  private readActionType(option: RoutingOption): boolean {
    const { line } = this;
    const at = line.at++;
    if (!line.more) return line.missing(option, option.args?.[0], at);
    const action = line.option(this.options);
    return action?.role === 'action' || action?.role === 'target' ? this.take(action) : this.readType();
  }

  /** `blackhole` and the like, by name or number. */
  private readType(): boolean {
    const { line } = this;
    const { word, at } = line;
    const number = readInteger(word, 0);
    const type = ROUTE_TYPES.find((known) => (known.word === word && exists(known, line.context.version)) || known.number === number);
    if (type === undefined && (number === null || number < 0 || number > 255)) return this.unknown();
    line.at++;
    if (type?.action === true) return this.act(at, false);
    const actions = ROUTE_TYPES.filter((known) => known.action === true).map((known) => known.word);
    return line.drop({
      rule: 'unknown-value',
      word: at,
      message: `'${word}' is a type of routes, but no action of a rule: those are ${orList([...actions, 'nop', 'goto'])}. ${line.drops}`,
    });
  }

  private unknown(): false {
    const { line } = this;
    const { word, at } = line;
    const known = line.option(this.options);
    if (known !== undefined)
      return line.drop({
        rule: 'unknown-value',
        word: at,
        message: `'${word}' is no action that can stand after 'type': leave 'type' out. ${line.drops}`,
      });
    if (parseAddress(readPrefix(word).base) !== null) {
      return line.drop({
        rule: 'unknown-option',
        word: at,
        message: `'${word}' cannot stand alone: write 'from ${word}' or 'to ${word}'. ${line.drops}`,
      });
    }
    const types = ROUTE_TYPES.filter((type) => type.action === true).map((type) => type.word);
    const { text, replacement } = line.hint(word, this.options, this.isStatic ? [] : STATIC_RULE_OPTIONS, 'static_rules', types);
    return line.drop({
      rule: 'unknown-option',
      word: at,
      ...(replacement === undefined ? {} : { replacement }),
      message: `'${word}' is not an option of a rule${text}${/[.?]$/.test(text) ? '' : '.'} ${line.drops}`,
    });
  }

  // ---------------------------------------------------------------------------------------------- the whole line

  protected whole(): void {
    const { line, action, target, preference } = this;
    if (target !== null && preference === null) {
      line.drop({
        rule: 'missing-argument',
        word: target.at,
        upTo: target.at + 1,
        message: `A rule with 'goto' needs a preference, lower than the one it goes to. ${line.drops}`,
      });
      return;
    }
    if (target !== null && preference !== null && preference >= target.value) {
      line.drop({
        rule: 'out-of-range',
        word: target.at + 1,
        message: `'goto' leads forward only: ${target.value} must be higher than the preference of this rule, ${preference}. ${line.drops}`,
      });
      return;
    }
    if (action === null) {
      line.drop({
        rule: 'missing-argument',
        word: line.last,
        message: `The rule does not say what to do: add 'table' and a routing table, say, or 'blackhole'. ${line.drops}`,
      });
      return;
    }
    if (!action.looksUp && this.tableOnly !== null) {
      const word = line.words[this.tableOnly] ?? '';
      line.drop({
        rule: 'bad-value',
        word: this.tableOnly,
        message: `'${word}' works only with 'table' or 'l3mdev', and this rule has '${line.words[action.at] ?? ''}'. ${line.drops}`,
      });
      return;
    }
    this.smallPrint();
  }

  /** What costs the rule something, but not its life. */
  private smallPrint(): void {
    const { line } = this;
    const { version } = line.context;
    if (this.tracked && this.foreign !== null) {
      line.complain({
        rule: 'bad-value',
        word: this.foreign,
        message: `keepalived watches only rules of its own protocol (${OWN_PROTOCOL}), and uses that instead of '${line.words[this.foreign] ?? ''}'. Leave 'protocol' out, or add 'no_track'.`,
      });
    }
    if (this.trackGroup !== null && !this.incoming) {
      line.complain({
        rule: 'missing-argument',
        word: this.trackGroup,
        upTo: this.trackGroup + 1,
        message: `'track_group' works only for a rule with 'iif' and an interface: keepalived ignores it.`,
      });
    }
    if (this.preference === null) {
      const silent = isBefore(version, PREFERENCE_REPORTED);
      line.complain({
        rule: 'missing-argument',
        word: line.last,
        ...(silent ? { keepalived: 'silent' as const } : {}),
        message: `The rule has no preference, so keepalived gives it one by its place in the file, counting down from 16384: say 'preference' and a number.`,
      });
    }
  }
}

export const readRule = (words: readonly string[], context: ValueContext, isStatic: boolean): RoutingReading =>
  new RuleLine(words, context, isStatic).read();

export const virtualRule: StatementCheck = (words, context) => new RuleLine(words, context, false).check();
export const staticRule: StatementCheck = (words, context) => new RuleLine(words, context, true).check();
