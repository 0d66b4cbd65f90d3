/** One file as it stands in the editor, with what can be said of it alone. All of it is worked out when first asked for, once. */
import type { Keyword, Version } from '../../grammar/language/types.ts';
import { LogicalLine, WORDS } from '../../grammar/lines.ts';
import { Source } from '../../grammar/source.ts';
import { piecesOf, stretchesOf, type Piece, type Stretch } from '../../grammar/written.ts';
import { lastBefore, Node, outline, Scope, scopeAt } from './outline.ts';

export class Document {
  readonly source: Source;
  readonly keepalived: Version;
  /** The blocks around the `include` that brings this file in, outermost first. */
  private readonly around: readonly Keyword[];
  private piecesOnce: readonly Piece[] | undefined;
  private outlineOnce: Scope | undefined;
  /** The stretch that was asked about last: what one asks of a place after a keystroke needs no look at the rest of the file. */
  private near: Near | undefined;

  constructor(source: Source, keepalived: Version, around: readonly Keyword[] = []) {
    this.source = source;
    this.keepalived = keepalived;
    this.around = around;
  }

  get name(): string {
    return this.source.name;
  }

  get text(): string {
    return this.source.text;
  }

  get pieces(): readonly Piece[] {
    return (this.piecesOnce ??= piecesOf(this.source));
  }

  /** The statements as written, macros not replaced. */
  get outline(): Scope {
    return (this.outlineOnce ??= outline(linesOf(this.pieces), this.keepalived, rootIn(this.around, this.source)));
  }

  /** The piece that an offset is in, or that ends there. */
  pieceAt(offset: number): Piece | undefined {
    const pieces = this.piecesOnce ?? this.nearTo(offset).pieces;
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return pieces[Math.max(low - 1, 0)];
  }

  isComment(offset: number): boolean {
    const piece = this.pieceAt(offset);
    return piece?.kind === 'comment' && piece.start < offset;
  }

  scopeAt(offset: number): Scope {
    const scope = this.scopeNear(offset);
    // who asks for the file itself asks for all that is in it
    return scope.owner === null ? scopeAt(this.outline, offset) : scope;
  }

  private scopeNear(offset: number): Scope {
    if (this.outlineOnce !== undefined || this.around.length > 0) return scopeAt(this.outline, offset);
    const near = this.nearTo(offset);
    near.outline ??= outline(linesOf(near.pieces), this.keepalived);
    return scopeAt(near.outline, offset);
  }

  /** The stretch around an offset; where two meet, the one before. */
  private nearTo(offset: number): Near {
    if (this.near === undefined || !isIn(this.near.stretch, offset)) {
      const stretch = stretchAt(this.source, offset);
      this.near = { stretch, pieces: piecesOf(this.source, stretch), outline: null };
    }
    return this.near;
  }

  /** The statement or line of values on whose line an offset is. */
  nodeAt(offset: number): Node | null {
    const { stretch } = this.nearTo(offset);
    // right behind a '}' a statement can begin, and that is in the next stretch
    const beginsHere = offset === stretch.end && /^\S/.test(this.text.slice(offset, offset + 1));
    const scope = this.scopeNear(beginsHere ? offset + 1 : offset);
    const node = lastBefore(scope.items, offset) ?? null;
    if (node === null || node.line.source !== this.source) return null;
    return offset <= node.line.end || /^[ \t]*$/.test(this.text.slice(node.line.end, offset)) ? node : null;
  }

  /** The word of a statement that an offset touches; -1: none. */
  wordAt(node: Node, offset: number): number {
    const { starts, ends } = node.words;
    return starts.findIndex((start, index) => start <= offset && offset <= (ends[index] ?? start));
  }
}

interface Near {
  readonly stretch: Stretch;
  readonly pieces: readonly Piece[];
  outline: Scope | null;
}

const isIn = ({ start, end }: Stretch, offset: number): boolean => (start < offset || start === 0) && offset <= end;

function stretchAt(source: Source, offset: number): Stretch {
  for (const stretch of stretchesOf(source)) if (isIn(stretch, offset)) return stretch;
  return { start: 0, end: source.text.length, line: 1 };
}

function linesOf(pieces: readonly Piece[]): LogicalLine[] {
  const lines: LogicalLine[] = [];
  // there are hundreds of thousands
  for (const { kind, line } of pieces) if (line !== null && kind !== 'definition') lines.push(line);
  return lines;
}

/** The scope that an included file begins in: that of the block around the include. */
function rootIn(around: readonly Keyword[], source: Source): Scope {
  let scope = new Scope(null, null);
  for (const keyword of around) {
    const line = new LogicalLine(WORDS, 0, keyword.name.length, new Source(source.name, keyword.name), 0, null);
    scope = new Scope(new Node(line, keyword, scope, 0), null);
  }
  return scope;
}
