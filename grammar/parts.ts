/**
 * A file that is read again and again, each time a little different: an editor's.
 *
 * Nearly all of a large file is virtual servers, and an edit changes one of them. As long as nothing in the file is a macro or an include, and
 * braces match, each can be read by itself: then those that have not changed are moved to where they stand now, and no more.
 */
import type { BraceBlock, Statement } from './ast.ts';
import { awaitsInterfaces, bind, type Bound } from './bind.ts';
import type { BoundStatement } from './bound.ts';
import { cutParts, type Cut } from './cut-parts.ts';
import type { Version } from './language/types.ts';
import type { LogicalLine } from './lines.ts';
import { parseLines } from './parser.ts';
import { Part } from './part.ts';
import { movedProblem, type Problem } from './problem.ts';
import { MOST_LINES, read, type Reading } from './reader.ts';
import { Source } from './source.ts';

export interface ReadInParts {
  readonly reading: Reading;
  readonly bound: Bound;
  readonly parts: ReadonlyMap<BoundStatement, Part>;
  /** The lines of words and braces between the parts: as long as they are the same, what they say of the parts is. */
  readonly others: string;
}

export class Parts {
  private readonly version: Version;
  private known: readonly Part[] = [];
  private awaitsInterfaces = false;

  constructor(version: Version) {
    this.version = version;
  }

  /** null: this text has to be read as a whole. Whatever was read of an earlier one is moved: it belongs to this one now. */
  read(source: Source): ReadInParts | null {
    const cuts = cutParts(source, this.known);
    const between = new Between();
    const parts: Part[] = [];
    let readable = true;
    for (const cut of cuts) {
      if (cut.is === 'other') {
        between.take(cut, source, this.version);
        continue;
      }
      const part = cut.is === 'new' ? this.newPart(cut, source) : cut.is;
      if (part !== null) parts.push(part);
      if (part === null) readable = false;
      else between.pass(part);
    }
    if (!readable || between.isTorn || linesIn(parts, between) > MOST_LINES) {
      // what could be read is worth keeping: the mistake may be gone with the next keystroke
      this.known = parts;
      return null;
    }
    const awaits = awaitsInterfaces(between);
    if (awaits !== this.awaitsInterfaces) {
      this.awaitsInterfaces = awaits;
      this.known = [];
      return this.read(source);
    }
    const places = cuts.filter(({ is }) => is !== 'other');
    for (const [index, part] of parts.entries()) {
      const { start, line } = places[index] ?? part;
      part.moveTo(source, start, line);
      part.before = between.linesBefore[index] ?? 0;
    }
    this.known = parts;
    return this.whole(source, parts, between);
  }

  /** A copy of its own, or else all versions of a file would stay in memory, each for the sake of the one part that was read of it. */
  private newPart({ start, end }: Cut, { name, text }: Source): Part | null {
    const own = text.slice(start, end);
    return Part.from(new Source(name, this.known.length === 0 ? own : copyOf(own)), this.version, this.awaitsInterfaces);
  }

  private whole(source: Source, parts: readonly Part[], between: Between): ReadInParts | null {
    const before = new Map(parts.map((part) => [part.head, part.bound]));
    const tree = { root: between.root, unclosed: [], extra: [] };
    const bound = bind(tree, this.version, { awaitsInterfaces: this.awaitsInterfaces, bound: before });
    if (bound.derailments.length > 0) return null;
    return {
      reading: readingOf(source, parts, between),
      bound,
      parts: new Map(parts.map((part) => [part.statement, part])),
      others: between.lines.map(({ image }) => image).join('\n'),
    };
  }
}

const linesIn = (parts: readonly Part[], { lines }: Between): number => parts.reduce((sum, part) => sum + part.lines.length, lines.length);

/** The only way to a string that keeps no other alive. Half a surrogate pair survives it. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** What stands between the parts, and the tree of the whole file. */
class Between {
  readonly root: BraceBlock = { open: null, close: null, items: [], owner: null };
  readonly lines: LogicalLine[] = [];
  readonly problems: Problem[] = [];
  /** Some of it cannot be read by itself. */
  isTorn = false;
  /** For each part, how many lines there are before it. */
  readonly linesBefore: number[] = [];
  /** All lines of the file, in order. */
  readonly pieces: (readonly LogicalLine[])[] = [];

  pass({ head, lines }: Part): void {
    this.root.items.push(head satisfies Statement);
    this.linesBefore.push(this.lines.length);
    this.pieces.push(lines);
  }

  take({ start, end, line }: Cut, source: Source, version: Version): void {
    const own = new Source(source.name, source.text.slice(start, end));
    const reading = read(own, { version });
    const { root, unclosed, extra } = parseLines(reading.lines);
    if (reading.expanded || reading.differsForFirst || unclosed.length + extra.length > 0) {
      this.isTorn = true;
      return;
    }
    for (const one of reading.lines) {
      one.moveTo(source, start, line - 1);
      this.lines.push(one);
    }
    for (const problem of reading.problems) this.problems.push(movedProblem(problem, source, start, line - 1));
    for (const statement of root.items) this.root.items.push(statement);
    this.pieces.push(reading.lines);
  }
}

function readingOf(source: Source, parts: readonly Part[], { problems, pieces }: Between): Reading {
  let lines: readonly LogicalLine[] | undefined;
  const allLines = (): readonly LogicalLine[] => (lines ??= pieces.flat());
  return {
    get lines() {
      return allLines();
    },
    firstLines: allLines,
    differsForFirst: false,
    problems: [...problems, ...parts.flatMap(({ told }) => told.get('reader') ?? [])],
    sources: [source],
    ids: new Set(),
    definitions: [],
    macroUses: [],
    includes: [],
    failsInclude: false,
    expanded: false,
  };
}
