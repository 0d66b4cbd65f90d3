/** One line of virtual_routes or static_routes. */
import {
  nameTables,
  NEXT_HOP_OPTIONS,
  OWN_PROTOCOL,
  ROUTE_TYPES,
  STATIC_ROUTE_OPTIONS,
  VIRTUAL_ROUTE_OPTIONS,
} from '../language/routing.ts';
import type { RoutingOption } from '../language/routing.ts';
import type { Arg } from '../language/types.ts';
import { exists, isBefore } from '../language/version.ts';
import { describe } from './address.ts';
import { readInteger } from './number.ts';
import { Encapsulation } from './routing-encap.ts';
import { RoutingEntry } from './routing-entry.ts';
import type { Line } from './routing-line.ts';
import { find, looksLikeInterface, roleOf, type RoutingReading } from './routing-line.ts';
import { familyOfDestination, judge, numberOf, readPrefix } from './routing-words.ts';
import type { StatementCheck, ValueContext } from './types.ts';

class RouteLine extends RoutingEntry {
  private readonly encapsulation = new Encapsulation();
  private destination: number | null = null;
  private device = false;
  /** A blackhole or the like: it sends to no interface. */
  private refuses = false;
  private or = false;

  constructor(words: readonly string[], context: ValueContext, isStatic: boolean) {
    super(words, context, { what: 'route', isStatic, options: isStatic ? STATIC_ROUTE_OPTIONS : VIRTUAL_ROUTE_OPTIONS });
  }

  protected rest(): boolean {
    const { line } = this;
    while (line.more) {
      const option = line.option(this.options);
      if (option?.role === 'next-hop') return this.nextHops(option);
      if (option === undefined ? !this.typeOrDestination() : !this.take(option)) return false;
    }
    return true;
  }

  /** False: the line is over. */
  private take(option: RoutingOption): boolean {
    const { line } = this;
    switch (option.role) {
      case 'destination':
        line.at++;
        return line.more ? this.readDestination(option) : line.missing(option, option.args?.[0], line.last);
      case 'family':
        return line.readFamily(option, (word) => roleOf(find(this.options, word, line.context)) === 'destination');
      case 'encapsulation':
        return this.readEncapsulation(option);
      case 'nat':
        return nat(line, option, `keepalived knows 'as' only to refuse it, and ignores it here.`);
      case 'or':
        return this.readOr(option);
      case 'gateway':
        return gateway(line, option);
      default:
        return this.readOption(option);
    }
  }

  private readEncapsulation(option: RoutingOption): boolean {
    const { line } = this;
    const { at } = line;
    const alive = this.encapsulation.read(line, option);
    if (alive) line.remember(option, at);
    return alive;
  }

  private readOption(option: RoutingOption): boolean {
    const { line } = this;
    if (option.only?.early === true && !line.claim(option, line.at)) return false;
    const reading = line.read(option);
    if (reading === null) return false;
    const { at, value, valueAt } = reading;
    if (option.role === 'track-group') {
      this.trackGroups.push(valueAt);
      return this.takeTrackGroup(at);
    }
    if (option.role === 'source') {
      if (option.only !== undefined && familyOfDestination(value) !== option.only.family) {
        return line.mixed(valueAt, `'${value}' does not work: only IPv6 routes can have a source, written as an address.`);
      }
      if (!line.join(value, valueAt)) return false;
    } else if (!line.claim(option, at)) return false;
    if (option.role === 'device') {
      this.device = true;
      this.interfaces.push(value);
    }
    if (option.role === 'no-track') this.tracked = false;
    if (option.role === 'protocol') this.foreign = protocolNumber(value) === OWN_PROTOCOL ? null : valueAt;
    line.remember(option, at);
    return true;
  }

  private takeTrackGroup(at: number): boolean {
    const { line } = this;
    if (this.trackGroup !== null) {
      return line.drop({
        rule: 'duplicate-argument',
        word: at,
        message: `'${line.words[at] ?? ''}' stands on this line before: keepalived reads no further, and drops the route.`,
      });
    }
    this.trackGroup = at;
    return true;
  }

  /** A second gateway, the old way; keepalived knows no third. */
  private readOr(option: RoutingOption): boolean {
    const { line } = this;
    if (this.or) {
      line.complain({
        rule: 'duplicate-argument',
        word: line.at,
        message: `A route can have only one '${option.word}', and keepalived ignores this one: write 'nexthop via …' for each gateway.`,
      });
      line.at += 2;
      return true;
    }
    line.remember(option, line.at);
    this.or = true;
    return line.read(option) !== null;
  }

  // ------------------------------------------------------------------------------------------------ destination

  private typeOrDestination(): boolean {
    const { line } = this;
    if (isType(line.word, line.context)) {
      this.refuses = ROUTE_TYPES.some((type) => type.word === line.word && type.action === true);
      line.at++;
      const to = this.options.find((option) => option.role === 'destination');
      if (!line.more) return to === undefined || line.missing(to, to.args?.[0], line.last);
    }
    return this.readDestination(this.options.find((option) => option.role === 'destination'));
  }

  private readDestination(to: RoutingOption | undefined): boolean {
    const { line } = this;
    const arg: Arg | undefined = to?.args?.[0];
    if (arg === undefined) return true;
    const at = line.at;
    const fault = judge(arg.type, line.word, line.context);
    if (fault !== null && fault.taken === undefined) return this.unknown();
    line.accept(fault, line.at++, null);
    if (this.destination !== null) {
      line.complain({
        rule: 'duplicate-argument',
        word: this.destination,
        keepalived: 'silent',
        message: `The line has two destinations, '${line.words[this.destination] ?? ''}' and '${line.words[at] ?? ''}': keepalived takes the last. Each route needs a line of its own.`,
      });
    }
    this.destination = at;
    return line.join(line.words[at] ?? '', at);
  }

  /** A word that is neither option nor destination. */
  private unknown(): false {
    const { line } = this;
    const { word, at } = line;
    const base = readPrefix(word).base;
    if (/[.:]/.test(base) && /^[\d.:]/.test(base))
      return line.drop({ rule: 'bad-address', word: at, message: `'${word}' ${describe(base)}. ${line.drops}` });
    const mend =
      nameTables['route-scope']?.names.some((name) => name.word === word) === true
        ? `scope ${word}`
        : looksLikeInterface(word)
          ? `dev ${word}`
          : null;
    if (mend !== null)
      return line.drop({
        rule: 'unknown-option',
        word: at,
        message: `'${word}' cannot stand alone: write '${mend}'. ${line.drops}`,
        replacement: mend,
      });
    const types = ROUTE_TYPES.filter((type) => exists(type, line.context.version)).map((type) => type.word);
    const { text, replacement } = line.hint(word, this.options, this.isStatic ? [] : STATIC_ROUTE_OPTIONS, 'static_routes', types);
    return line.drop({
      rule: 'unknown-option',
      word: at,
      ...(replacement === undefined ? {} : { replacement }),
      message: `'${word}' is neither a destination nor an option of a route${text}${/[.?]$/.test(text) ? '' : '.'} ${line.drops}`,
    });
  }

  // -------------------------------------------------------------------------------------------------- next hops

  /** The next hops end the line. A bad one costs itself and all behind it, but not the route. */
  private nextHops(option: RoutingOption): boolean {
    const { line } = this;
    if (this.or) {
      return line.drop({
        rule: 'bad-value',
        word: line.at,
        message: `A route with 'or' takes no '${option.word}': write 'nexthop via …' for each gateway instead. ${line.drops}`,
      });
    }
    const { drops } = line;
    line.drops = 'keepalived drops this next hop and reads no further; the route stays.';
    line.inPart = true;
    while (line.more && line.option(this.options) === option) if (!this.readNextHop(option)) break;
    line.drops = drops;
    line.inPart = false;
    return !line.ended;
  }

  /** False: keepalived reads no further. */
  private readNextHop(option: RoutingOption): boolean {
    const { line } = this;
    const at = line.at++;
    const encapsulation = new Encapsulation();
    let leads = false;
    line.forget();
    for (let part; line.more && (part = line.option(NEXT_HOP_OPTIONS)) !== undefined;) {
      if (!this.readPart(part, encapsulation)) return false;
      leads ||= part.role === 'gateway' || part.role === 'device';
    }
    if (!leads) {
      line.complain({
        rule: 'missing-argument',
        word: at,
        keepalived: 'silent',
        message: `This '${option.word}' leads nowhere: it needs 'via' and a gateway, or 'dev' and an interface. The kernel will refuse the route.`,
      });
    }
    if (line.more && line.option(this.options) !== option) this.afterNextHops(option);
    return true;
  }

  private readPart(part: RoutingOption, encapsulation: Encapsulation): boolean {
    const { line } = this;
    if (part.role === 'encapsulation') return encapsulation.read(line, part);
    if (part.role === 'gateway') return gateway(line, part);
    if (part.role === 'nat') {
      nat(line, part, `keepalived knows '${part.word}' only to refuse it. ${line.drops}`);
      return false;
    }
    const reading = line.read(part);
    if (reading === null || !line.claim(part, reading.at)) return false;
    if (part.role === 'device') this.interfaces.push(reading.value);
    line.remember(part, reading.at);
    return true;
  }

  private afterNextHops(nextHop: RoutingOption): void {
    const { line } = this;
    const move =
      line.option(this.options) === undefined
        ? `'${line.word}' is not an option of a next hop`
        : `'${line.word}' must stand before the first '${nextHop.word}'`;
    line.complain({
      rule: 'unknown-option',
      word: line.at,
      ...(line.at < line.last ? { upTo: line.last } : {}),
      message: `${move}. keepalived ignores the rest of the line, from here on.`,
    });
  }

  // --------------------------------------------------------------------------------------------- the whole line

  protected whole(): void {
    const { line } = this;
    const { version } = line.context;
    if (this.destination === null) {
      line.drop({
        rule: 'missing-argument',
        word: line.last,
        message: `A route needs a destination: a network, an address or 'default'. ${line.drops}`,
      });
      return;
    }
    const tracks = this.tracked && !isBefore(version, '2.0.1');
    if (tracks && this.foreign !== null) {
      line.complain({
        rule: 'bad-value',
        word: this.foreign,
        message: `keepalived watches only routes of its own protocol (${OWN_PROTOCOL}), and uses that instead of '${line.words[this.foreign] ?? ''}'. Leave 'protocol' out, or add 'no_track'.`,
      });
    }
    if (this.device) return;
    if (this.trackGroup !== null) {
      line.complain({
        rule: 'missing-argument',
        word: this.trackGroup,
        upTo: this.trackGroup + 1,
        message: `'track_group' works only for a route with 'dev' and an interface: keepalived ignores it.`,
      });
    } else if (tracks && isBefore(version, '2.3.2')) {
      line.complain({
        rule: 'missing-argument',
        word: this.destination,
        message: `Before 2.3.2 keepalived watches a route by its interface, and this one names none, so it is not watched. Add ${this.refuses ? '' : "'dev' and the interface, or "}'no_track'.`,
      });
    }
  }
}

const isType = (word: string, context: ValueContext): boolean => {
  if (ROUTE_TYPES.some((type) => type.word === word && exists(type, context.version))) return true;
  const number = readInteger(word, 0);
  return number !== null && number >= 0 && number <= 255;
};

const protocolNumber = (word: string): number | null => {
  const table = nameTables['route-protocol'];
  return table === undefined ? null : numberOf(word, table);
};

/** `via [inet|inet6] ADDRESS`. False: the line is over. */
function gateway(line: Line, option: RoutingOption): boolean {
  const reading = line.read(option);
  if (reading === null) return false;
  const { at, picked, value, valueAt } = reading;
  const claimed = picked === null ? undefined : find(VIRTUAL_ROUTE_OPTIONS, picked, line.context);
  if (claimed !== undefined && !line.claim(claimed, at + 1)) return false;
  if (!line.join(value, valueAt)) return false;
  line.remember(option, at);
  return true;
}

/** `as [to] ADDRESS`. False: the line is over. */
function nat(line: Line, option: RoutingOption, message: string): boolean {
  const at = line.at++;
  if (!line.more) return line.missing(option, option.args?.[1], at);
  const to = option.args?.[0]?.type;
  if (to?.kind === 'enum' && to.values.some((value) => value.word === line.word)) line.at++;
  line.at++;
  line.complain({ rule: 'unknown-option', word: at, upTo: Math.min(line.at - 1, line.last), message });
  return true;
}

export const readRoute = (words: readonly string[], context: ValueContext, isStatic: boolean): RoutingReading =>
  new RouteLine(words, context, isStatic).read();

export const virtualRoute: StatementCheck = (words, context) => new RouteLine(words, context, false).check();
export const staticRoute: StatementCheck = (words, context) => new RouteLine(words, context, true).check();
