/** `encap TYPE …` of a route or a next hop. */
import type { RoutingOption } from '../language/routing.ts';
import type { Option } from '../language/types.ts';
import { exists } from '../language/version.ts';
import { onlyNearest, orList } from '../nearest.ts';
import { find, roleOf, type Line } from './routing-line.ts';
import { judge } from './routing-words.ts';

/** What a route or a next hop has been told of its encapsulation; keepalived keeps all types in one place. */
export class Encapsulation {
  private id = false;
  /** The far end. After MPLS labels keepalived finds their number in its place, and takes that for an address. */
  private far: 'none' | 'set' | 'labels' = 'none';

  /** Reads `encap` and what belongs to it. False: the line is over. */
  read(line: Line, option: RoutingOption): boolean {
    const at = line.at++;
    const type = option.args?.[0];
    if (type?.type.kind !== 'options') return true;
    if (!line.more) {
      line.complain({
        rule: 'missing-argument',
        word: at,
        message: `'encap' needs a type after it: ${kinds(type.type.options, line)}. keepalived ignores it.`,
      });
      return true;
    }
    const kindAt = line.at++;
    const word = line.words[kindAt] ?? '';
    const kind = find(type.type.options, word, line.context);
    if (kind === undefined) {
      const meant = onlyNearest(
        word,
        type.type.options.map((known) => known.word),
      );
      const also = line.at <= line.last ? `, and skips '${line.word}' unread` : '';
      line.complain({
        rule: 'unknown-value',
        word: kindAt,
        ...(meant === null ? {} : { replacement: meant }),
        message: `'${word}' is not a type of encapsulation: it must be ${kinds(type.type.options, line)}. keepalived ignores it${also}.`,
      });
      line.at++;
      line.mute();
      return true;
    }
    const inner = kind.args?.[0];
    return inner?.type.kind === 'options' ? this.tunnel(line, kind, inner.type.options, kindAt) : this.single(line, kind, kindAt);
  }

  /** MPLS or ILA: one value. */
  private single(line: Line, kind: Option, kindAt: number): boolean {
    const arg = kind.args?.[0];
    if (arg === undefined) return true;
    const labels = arg.type.kind === 'special' && arg.type.notation === 'route-mpls';
    if (!line.more) {
      line.complain({
        rule: 'missing-argument',
        word: kindAt,
        message: `'${kind.word}' needs a ${arg.name} after it. keepalived ignores the encapsulation.`,
      });
      return true;
    }
    const fault = judge(arg.type, line.word, line.context);
    const good = line.accept(fault, line.at++, 'keepalived ignores the encapsulation.');
    if (labels) this.far = good ? 'labels' : 'none';
    return true;
  }

  /** IPv4 or IPv6: pairs of a word and a value, up to a word that is none of them. */
  private tunnel(line: Line, kind: Option, options: readonly Option[], kindAt: number): boolean {
    while (line.at < line.last) {
      const option = find(options, line.word, line.context);
      if (option === undefined) break;
      const arg = option.args?.[0];
      const far = roleOf(option) === 'far-end';
      if (far && this.far === 'labels') return this.crash(line);
      if (arg !== undefined) {
        const fault = judge(arg.type, line.words[line.at + 1] ?? '', line.context);
        if (fault !== null && fault.taken === undefined) {
          line.accept(fault, line.at + 1, 'keepalived stops reading the encapsulation here, and refuses what is left.');
          line.mute();
          if (this.far === 'labels') return this.crash(line);
          this.far = 'none';
          return true;
        }
        line.accept(fault, line.at + 1, null);
      }
      if (far) this.far = 'set';
      if (roleOf(option) === 'tunnel-id') this.id = true;
      line.at += 2;
    }
    if (line.at === line.last && find(options, line.word, line.context) !== undefined) {
      line.complain({
        rule: 'missing-argument',
        word: line.at,
        message: `'${line.word}' needs a value after it. keepalived does not take it for a part of the encapsulation, and refuses it.`,
      });
      line.mute();
    }
    if (this.far === 'none' && !this.id) {
      line.complain({
        rule: 'missing-argument',
        word: kindAt,
        message: `'encap ${kind.word}' needs the far end of the tunnel ('dst') or an 'id'. keepalived ignores the encapsulation.`,
      });
      line.mute();
    }
    return true;
  }

  private crash(line: Line): boolean {
    return line.end(
      {
        rule: 'bad-value',
        word: line.at,
        message: `A tunnel behind MPLS labels on the same line makes keepalived crash: it takes the number of labels for an address. Keep only one encapsulation.`,
      },
      'crashes',
    );
  }
}

const kinds = (options: readonly Option[], line: Line): string =>
  orList(options.filter((option) => exists(option, line.context.version)).map((option) => option.word));
