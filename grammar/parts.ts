/**
 * A file that is read again and again, each time a little different: an editor's.
 *
 * Nearly all of a large file is virtual servers, and an edit changes one of them. As long as nothing in the file is a macro or an include, and
 * braces match, each can be read by itself: then those that have not changed are moved to where they stand now, and no more.
 */
import type { BraceBlock } from './ast.ts';
import { awaitsInterfaces, bind, type Bound } from './bind.ts';
import type { BoundStatement } from './bound.ts';
import { cutParts, type Cut } from './cut-parts.ts';
import type { Version } from './language/types.ts';
import type { LogicalLine } from './lines.ts';
import { Part, readAlone } from './part.ts';
import { movedProblem, type Problem } from './problem.ts';
import { MOST_LINES, type Reading } from './reader.ts';
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
    const whole = this.cut(source);
    if (whole.isTorn || whole.length > MOST_LINES) {
      // what could be read is worth keeping: the mistake may be gone with the next keystroke
      this.known = whole.parts;
      return null;
    }
    const awaits = awaitsInterfaces(whole);
    if (awaits !== this.awaitsInterfaces) {
      this.awaitsInterfaces = awaits;
      this.known = [];
      return this.read(source);
    }
    for (const { part, at, before } of whole.placed) part.moveTo(source, at.start, at.line, before);
    this.known = whole.parts;
    return this.bound(source, whole);
  }

  private cut(source: Source): Whole {
    const whole = new Whole();
    for (const cut of cutParts(source, this.known)) {
      if (cut.is === 'other') whole.takeOther(cut, source, this.version);
      else whole.takePart(cut.is === 'new' ? this.newPart(cut, source) : cut.is, cut);
    }
    return whole;
  }

  /** A copy of its own, or else all versions of a file would stay in memory, each for the sake of the one part that was read of it. */
  private newPart({ start, end }: Cut, { name, text }: Source): Part | null {
    const own = text.slice(start, end);
    return Part.from(new Source(name, this.known.length === 0 ? own : copyOf(own)), this.version, this.awaitsInterfaces);
  }

  private bound(source: Source, whole: Whole): ReadInParts | null {
    const { root, parts, others } = whole;
    const before = new Map(parts.map((part) => [part.head, part.bound]));
    const bound = bind({ root, unclosed: [], extra: [] }, this.version, { awaitsInterfaces: this.awaitsInterfaces, bound: before });
    if (bound.derailments.length > 0) return null;
    return {
      reading: readingOf(source, whole),
      bound,
      parts: new Map(parts.map((part) => [part.statement, part])),
      others: others.map(({ image }) => image).join('\n'),
    };
  }
}

/** The only way to a string that keeps no other alive. Half a surrogate pair survives it. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** A file as its parts and what stands between them make it up. */
class Whole {
  /** The tree; of each part the head. */
  readonly root: BraceBlock = { open: null, close: null, items: [], owner: null };
  /** Where each part stands, and behind how many of the other lines. */
  readonly placed: { readonly part: Part; readonly at: Cut; readonly before: number }[] = [];
  /** The lines that are in no part. */
  readonly others: LogicalLine[] = [];
  /** What is wrong with those. */
  readonly problems: Problem[] = [];
  /** All lines, in order. */
  readonly pieces: (readonly LogicalLine[])[] = [];
  /** Some of it cannot be read by itself. */
  isTorn = false;

  get parts(): readonly Part[] {
    return this.placed.map(({ part }) => part);
  }

  /** In lines. */
  get length(): number {
    return this.pieces.reduce((sum, { length }) => sum + length, 0);
  }

  takePart(part: Part | null, at: Cut): void {
    if (part === null) {
      this.isTorn = true;
      return;
    }
    this.root.items.push(part.head);
    this.placed.push({ part, at, before: this.others.length });
    this.pieces.push(part.lines);
  }

  takeOther({ start, end, line }: Cut, source: Source, version: Version): void {
    const own = new Source(source.name, source.text.slice(start, end));
    const alone = readAlone(own, version);
    if (alone === null) {
      this.isTorn = true;
      return;
    }
    const { reading, tree } = alone;
    for (const one of reading.lines) {
      one.moveTo(source, start, line - 1);
      this.others.push(one);
    }
    for (const problem of reading.problems) this.problems.push(movedProblem(problem, source, start, line - 1));
    for (const statement of tree.root.items) this.root.items.push(statement);
    this.pieces.push(reading.lines);
  }
}

function readingOf(source: Source, { parts, problems, pieces }: Whole): Reading {
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
