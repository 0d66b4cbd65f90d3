/** A virtual server that was read by itself, and where it stands now. */
import type { Statement, Tree } from './ast.ts';
import { bind, type Bound } from './bind.ts';
import type { BoundStatement } from './bound.ts';
import type { Version } from './language/types.ts';
import type { LogicalLine } from './lines.ts';
import { parseLines } from './parser.ts';
import { movedProblem, type Problem } from './problem.ts';
import { read, type Reading } from './reader.ts';
import type { Source } from './source.ts';

/** The block that large files are made of. */
export const PART = 'virtual_server';

/** Whole lines of a file, read as a file of their own; null: they mean that only together with the rest. */
export function readAlone(source: Source, version: Version): { readonly reading: Reading; readonly tree: Tree } | null {
  const reading = read(source, { version });
  if (reading.expanded || reading.differsForFirst) return null;
  const tree = parseLines(reading.lines);
  return tree.unclosed.length + tree.extra.length > 0 ? null : { reading, tree };
}

export class Part {
  /** Whole lines. */
  readonly text: string;
  readonly lines: readonly LogicalLine[];
  readonly head: Statement;
  readonly statement: BoundStatement;
  /** How many line ends are in it. */
  readonly lineEnds: number;
  /** What was told of it; whoever keeps anything here finds it where the part stands. */
  readonly told = new Map<string, readonly Problem[]>();
  /** Offset and 1-based line that it begins at. */
  start = 0;
  line = 1;
  /** How many lines of words stand before it in the file, other such parts not counted. */
  before = 0;
  private source: Source;
  private readonly bindings: Bound;

  private constructor(source: Source, lines: readonly LogicalLine[], head: Statement, bindings: Bound, statement: BoundStatement) {
    this.source = source;
    this.text = source.text;
    this.lines = lines;
    this.head = head;
    this.bindings = bindings;
    this.statement = statement;
    this.lineEnds = source.lineStarts.length - 1;
  }

  /** null: it can only be read together with the rest of the file. */
  static from(source: Source, version: Version, awaitsInterfaces: boolean): Part | null {
    const alone = readAlone(source, version);
    if (alone === null) return null;
    const { reading, tree } = alone;
    const [head] = tree.root.items;
    if (head === undefined || tree.root.items.length > 1) return null;
    const bindings = bind(tree, version, { awaitsInterfaces });
    const [statement] = bindings.root.items;
    if (statement?.keyword.name !== PART || bindings.derailments.length > 0) return null;
    const part = new Part(source, reading.lines, head, bindings, statement);
    part.told.set('reader', reading.problems);
    part.told.set('binder', bindings.problems);
    return part;
  }

  /** What binding made of it, to be taken over into a whole file. */
  get bound(): Bound {
    return { ...this.bindings, problems: this.told.get('binder') ?? [] };
  }

  /** Puts it where it stands in this version of the file. */
  moveTo(source: Source, start: number, line: number, before: number): void {
    const by = start - this.start;
    const lines = line - this.line;
    for (const one of this.lines) one.moveTo(source, by, lines);
    for (const [teller, problems] of this.told)
      if (problems.length > 0)
        this.told.set(
          teller,
          problems.map((problem) => movedProblem(problem, source, by, lines)),
        );
    this.source = source;
    this.start = start;
    this.line = line;
    this.before = before;
  }

  /** Keeps what somebody has to tell of it; false: it speaks of other parts of the file, too, and cannot be kept. */
  keep(teller: string, problems: readonly Problem[]): boolean {
    const isOwn = problems.every((problem) =>
      [problem.place, ...(problem.related ?? []), ...(problem.fixes ?? []).flatMap(({ edits }) => edits)].every(
        (place) => place.source === this.source && place.start >= this.start && place.end <= this.start + this.text.length,
      ),
    );
    if (isOwn) this.told.set(teller, problems);
    else this.told.delete(teller);
    return isOwn;
  }
}
