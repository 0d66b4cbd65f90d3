/** One file as it stands in the editor, with what can be said of it alone. All of it is worked out when first asked for, once. */
import type { Keyword, Version } from '../../grammar/language/types.ts';
import { LogicalLine, WORDS } from '../../grammar/lines.ts';
import type { Source } from '../../grammar/source.ts';
import { piecesOf, type Piece } from '../../grammar/written.ts';
import { lastBefore, Node, outline, Scope, scopeAt } from './outline.ts';

export class Document {
  readonly source: Source;
  readonly keepalived: Version;
  /** The blocks around the `include` that brings this file in, outermost first. */
  private readonly around: readonly Keyword[];
  private piecesOnce: readonly Piece[] | undefined;
  private outlineOnce: Scope | undefined;

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
    if (this.outlineOnce === undefined) {
      const lines = this.pieces.flatMap(({ kind, line }) => (line === null || kind === 'definition' ? [] : [line]));
      this.outlineOnce = outline(lines, this.keepalived, rootIn(this.around, this.source));
    }
    return this.outlineOnce;
  }

  /** The piece that an offset is in, or that ends there. */
  pieceAt(offset: number): Piece | undefined {
    const { pieces } = this;
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
    return scopeAt(this.outline, offset);
  }

  /** The statement or line of values on whose line an offset is. */
  nodeAt(offset: number): Node | null {
    const scope = this.scopeAt(offset);
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

/** The scope that an included file begins in: that of the block around the include. */
function rootIn(around: readonly Keyword[], source: Source): Scope {
  let scope = new Scope(null, null);
  for (const keyword of around) {
    const line = new LogicalLine(WORDS, keyword.name, 0, keyword.name.length, source, 0, null);
    scope = new Scope(new Node(line, keyword, scope, 0), null);
  }
  return scope;
}
