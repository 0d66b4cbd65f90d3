/** How the model tells what keepalived would report of blocks and of the whole, once their words are known. */
import { labelsOf, placeOfWords, type BoundBlock, type BoundStatement } from '../../grammar/bound.ts';
import type { Version } from '../../grammar/language/types.ts';
import { isBefore } from '../../grammar/language/version.ts';
import { splitWords, type LogicalLine } from '../../grammar/lines.ts';
import type { Place, Problem, ProblemFix } from '../../grammar/problem.ts';
import type { HostFacts } from './host.ts';

export interface Complaint {
  readonly rule: string;
  readonly message: string;
  /**
   * Where keepalived says it: while it reads the statement (`statement`: its line), at the end of the block (`close`: the line of
   * the `}`), or after the whole file (`nowhere`: it names no line). Default `statement`.
   */
  readonly told?: 'statement' | 'close' | 'nowhere';
  readonly keepalived?: Problem['keepalived'];
  readonly host?: boolean;
  /** keepalived has given up before it would come to this. */
  readonly masked?: boolean;
  readonly related?: Problem['related'];
  readonly fixes?: readonly ProblemFix[];
  /** Further lines that keepalived names because of this one mistake. */
  readonly cascade?: readonly number[];
  /** First and last word of the statement that the mistake is in; default: the keyword and all its words. */
  readonly words?: readonly [from: number, to: number];
}

export class Complaints {
  readonly version: Version;
  /** undefined: the host has what the config names. */
  readonly host: HostFacts | undefined;
  readonly problems: Problem[] = [];
  /** keepalived ended, crashed or hung: a process that comes later reads nothing. */
  ended = false;

  constructor(version: Version, host?: HostFacts) {
    this.version = version;
    this.host = host;
  }

  /** Is the release to judge by this one or a newer one? */
  since(version: Version): boolean {
    return !isBefore(this.version, version);
  }

  /** Complains of a statement. */
  of(statement: BoundStatement, complaint: Complaint): void {
    const [from, to] = complaint.words ?? [0, Infinity];
    const told = complaint.told ?? 'statement';
    const line = told === 'nowhere' ? 0 : told === 'close' ? (statement.close?.at ?? 0) : statement.line.at;
    // what keepalived says at the closing brace is about the block: the finding stands there only where the line says so
    const place = told === 'close' && statement.close !== null ? closePlace(statement.close) : statement.place(from, to);
    this.push(place, line, labelsOf(statement.parent), complaint);
  }

  /** Complains of a line of a value block. */
  ofValue(owner: BoundStatement, value: LogicalLine, complaint: Complaint): void {
    const [from, to] = complaint.words ?? [0, Infinity];
    const place = placeOfWords(value, splitWords(value), from, to);
    this.push(place, complaint.told === 'nowhere' ? 0 : value.at, [...labelsOf(owner.parent), owner.label], complaint);
  }

  private push(place: Place, line: number, block: readonly string[], complaint: Complaint): void {
    const { via } = place;
    const origin =
      via === undefined ? [] : [{ source: via.source, start: via.start, end: via.end, message: `the text comes from ${via.name}` }];
    if (!complaint.masked && (complaint.keepalived === 'fatal' || complaint.keepalived === 'crashes' || complaint.keepalived === 'hangs'))
      this.ended = true;
    const related = [...origin, ...(complaint.related ?? [])];
    this.problems.push({
      rule: complaint.rule,
      message: complaint.message,
      place,
      line,
      keepalived: complaint.keepalived ?? 'reports',
      block,
      ...(complaint.host ? { host: true } : {}),
      ...(complaint.masked ? { masked: true } : {}),
      ...(complaint.cascade === undefined ? {} : { cascade: complaint.cascade }),
      ...(related.length === 0 ? {} : { related }),
      ...(complaint.fixes === undefined ? {} : { fixes: complaint.fixes }),
    });
  }
}

const closePlace = (close: LogicalLine): Place => close.place(close.start, close.end);

/** The statements of a block with this keyword. */
export const all = (block: BoundBlock | null, keyword: string): BoundStatement[] =>
  block === null ? [] : block.items.filter((item) => item.keyword.name === keyword);

/** The last statement with this keyword: the one that counts. */
export const last = (block: BoundBlock | null, keyword: string): BoundStatement | undefined =>
  block?.items.findLast((item) => item.keyword.name === keyword);
