/** One line of virtual_ipaddress, virtual_ipaddress_excluded or static_ipaddress. */
import { nameTables, STATIC_ADDRESS_OPTIONS, VIRTUAL_ADDRESS_OPTIONS } from '../language/routing.ts';
import type { RoutingOption } from '../language/routing.ts';
import { address } from '../language/values.ts';
import { longestPrefix, parseAddress } from './inet.ts';
import { Line, looksLikeInterface, type Reading } from './routing-line.ts';
import { familyOf, judge, numberOf, readPrefix } from './routing-words.ts';
import type { Complaint, StatementCheck, ValueContext } from './types.ts';

const OWN_ADDRESS = address({ prefix: 'optional' });

class AddressLine {
  private readonly line: Line;
  private readonly options: readonly RoutingOption[];
  private readonly siblings: readonly RoutingOption[];
  private readonly siblingBlock: string;
  private readonly family: 4 | 6;
  private length: number;
  private device = false;
  private trackGroup = false;
  private broadcast: { readonly at: number; readonly computed: boolean } | null = null;
  private peer = false;
  private scopeAt: number | null = null;
  private labelAt: number | null = null;

  constructor(words: readonly string[], context: ValueContext, isStatic: boolean) {
    this.line = new Line(words, context, 'address');
    this.options = isStatic ? STATIC_ADDRESS_OPTIONS : VIRTUAL_ADDRESS_OPTIONS;
    this.siblings = isStatic ? VIRTUAL_ADDRESS_OPTIONS : STATIC_ADDRESS_OPTIONS;
    this.siblingBlock = isStatic ? 'virtual_ipaddress' : 'static_ipaddress';
    this.family = familyOf(this.line.word);
    this.length = readPrefix(this.line.word).length;
  }

  check(): readonly Complaint[] {
    const { line } = this;
    if (line.more && this.address() && this.rest()) this.whole();
    return line.finish();
  }

  /** The address itself must come first. */
  private address(): boolean {
    const { line } = this;
    const first = line.option(this.options);
    if (first !== undefined) {
      return line.drop({
        rule: 'bad-address',
        word: 0,
        message: `The address must come first on the line, before '${line.word}'. keepalived drops the line.`,
      });
    }
    return line.accept(judge(OWN_ADDRESS, line.word, line.context), line.at++, null);
  }

  private rest(): boolean {
    const { line } = this;
    while (line.more) {
      const option = line.option(this.options);
      if (option === undefined) this.unknown();
      else if (option.role === 'broadcast' && this.family === 6 && line.at < line.last) {
        return line.drop({
          rule: 'bad-value',
          word: line.at,
          message: `IPv6 has no broadcast addresses: leave '${line.word}' out. ${line.drops}`,
        });
      } else {
        const reading = line.read(option);
        if (reading === null || !this.take(option, reading)) return false;
      }
    }
    return true;
  }

  /** False: the line is over. */
  private take(option: RoutingOption, reading: Reading): boolean {
    const { line } = this;
    const word = line.words[reading.at] ?? '';
    switch (option.role) {
      case 'device':
        if (this.device) {
          return line.drop({
            rule: 'duplicate-argument',
            word: reading.at,
            message: `'${word}' stands on this line before: an address has one interface. ${line.drops}`,
          });
        }
        this.device = true;
        return true;
      case 'track-group':
        if (this.trackGroup) {
          line.complain({
            rule: 'duplicate-argument',
            word: reading.at,
            message: `'${word}' stands on this line before: keepalived keeps the first and reads no further.`,
          });
          line.at = line.words.length;
          return true;
        }
        this.trackGroup = true;
        return true;
      case 'peer':
        this.takePeer(reading);
        return true;
      case 'broadcast':
        this.broadcast = { at: reading.valueAt, computed: (this.broadcast?.computed ?? false) || parseAddress(reading.value) === null };
        break;
      case 'label':
        this.labelAt = reading.at;
        break;
      case 'scope':
        if (reading.good) this.scopeAt = scopeNumber(reading.value) === 0 ? null : reading.at;
        break;
      default:
    }
    line.remember(option, reading.at);
    return true;
  }

  private takePeer(reading: Reading): void {
    const { line } = this;
    const word = line.words[reading.at] ?? '';
    if (this.peer) {
      line.complain({
        rule: 'duplicate-argument',
        word: reading.at,
        upTo: reading.valueAt,
        message: `'${word}' stands on this line before: keepalived keeps the first.`,
      });
      return;
    }
    if (!reading.good) return;
    const family = familyOf(reading.value);
    if (family !== this.family) {
      line.complain({
        rule: 'bad-address',
        word: reading.valueAt,
        message: `'${reading.value}' is IPv${family} and the address is IPv${this.family}. keepalived ignores the peer.`,
      });
      return;
    }
    const longest = longestPrefix(family);
    if (this.length !== longest) {
      const { base, prefix } = readPrefix(line.words[0] ?? '');
      line.complain({
        rule: 'bad-prefix',
        word: 0,
        replacement: base,
        message: `An address with a peer takes no prefix length: keepalived ignores '/${prefix ?? ''}' and uses /${longest}.`,
      });
    }
    this.peer = true;
    this.length = longest;
  }

  /** Words that are no option: one complaint for all that stand together. */
  private unknown(): void {
    const { line } = this;
    const from = line.at++;
    while (line.more && line.option(this.options) === undefined) line.at++;
    const upTo = line.at - 1;
    const word = line.words[from] ?? '';
    const all = line.words.slice(from, line.at).join(' ');
    const several = upTo > from ? { upTo } : {};
    const complain = (message: string, replacement?: string): void =>
      line.complain({
        rule: 'unknown-option',
        word: from,
        ...several,
        message,
        ...(replacement === undefined || upTo > from ? {} : { replacement }),
      });
    if (parseAddress(readPrefix(word).base) !== null) complain(`keepalived ignores '${all}': each address needs a line of its own.`);
    else if (looksLikeInterface(word))
      complain(`keepalived ignores '${all}': to put the address on this interface, write 'dev ${word}'.`, `dev ${word}`);
    else {
      const { text, replacement } = line.hint(word, this.options, this.siblings, this.siblingBlock);
      complain(
        `'${word}' is not an option of an address${text}${/[.?]$/.test(text) ? '' : '.'} keepalived ignores ${upTo > from ? `'${all}'` : 'it'}.`,
        replacement,
      );
    }
  }

  /** What keepalived looks at when it has read the line. */
  private whole(): void {
    const { line, broadcast } = this;
    if (broadcast !== null && this.peer) {
      line.complain({
        rule: 'bad-value',
        word: broadcast.at,
        message: 'An address with a peer has no broadcast address: keepalived ignores it.',
      });
    } else if (broadcast?.computed === true && this.length > 30) {
      line.complain({
        rule: 'bad-prefix',
        word: broadcast.at,
        message: `A /${this.length} has no broadcast address to compute: write a prefix length up to /30 behind the address. keepalived sets none.`,
      });
    }
    if (this.family === 6 && this.scopeAt !== null) {
      line.complain({
        rule: 'bad-value',
        word: this.scopeAt,
        upTo: this.scopeAt + 1,
        message: 'The scope of an IPv6 address follows from the address: keepalived ignores it here.',
      });
    }
    if (this.family === 6 && this.labelAt !== null) {
      line.complain({
        rule: 'bad-value',
        word: this.labelAt,
        upTo: this.labelAt + 1,
        message: 'IPv6 addresses have no labels: keepalived ignores it.',
      });
    }
  }
}

const scopeNumber = (word: string): number | null => {
  const table = nameTables['route-scope'];
  return table === undefined ? null : numberOf(word, table);
};

export const virtualAddress: StatementCheck = (words, context) => new AddressLine(words, context, false).check();
export const staticAddress: StatementCheck = (words, context) => new AddressLine(words, context, true).check();
