/**
 * The statements of a file by its braces, each with its keyword of THE TABLE, without a look at the values: cheap enough for every keystroke.
 *
 * `bind` says what is wrong; this only says where one is. It takes the file as written or the lines that keepalived reads, and puts a block
 * that only an outer level knows there, so that one lost brace does not blind the rest of the file.
 */
import { TOP_LEVEL, wordsOf } from '../../grammar/language/index.ts';
import type { Block, Keyword, Lines, Version } from '../../grammar/language/types.ts';
import { CLOSE, OPEN, type LogicalLine } from '../../grammar/lines.ts';
import type { Place } from '../../grammar/problem.ts';
import { splitText, type Words } from '../../grammar/words.ts';

/** `@id ` and `~SEQ(…) ` before the words that count. */
const PREFIX = /(?:@\^?\S*[ \t]+|~(?:SEQ|LST)\([^)]*\)[ \t]*)+/y;

/** What stands between two braces, or the whole file. */
export class Scope {
  /** null: the file itself. */
  readonly owner: Node | null;
  /** The keywords that it knows; null: lines of values, or a block that nobody knows. */
  readonly table: Block | null;
  readonly lines: Lines | null;
  readonly open: LogicalLine | null;
  close: LogicalLine | null = null;
  /** Where it ends, also where no brace closes it. */
  end = 0;
  readonly items: Node[] = [];

  constructor(owner: Node | null, open: LogicalLine | null) {
    this.owner = owner;
    this.open = open;
    this.table = owner === null ? TOP_LEVEL : (owner.keyword?.block ?? null);
    this.lines = owner?.keyword?.lines ?? null;
  }

  /** The keywords of the blocks around, outermost first; unknown blocks are left out. */
  get path(): readonly Keyword[] {
    const path: Keyword[] = [];
    for (let owner = this.owner; owner !== null; owner = owner.parent.owner) if (owner.keyword !== null) path.unshift(owner.keyword);
    return path;
  }
}

/** A statement, or a line of values. */
export class Node {
  readonly line: LogicalLine;
  /** null: a line of values, an unknown word, an include. */
  readonly keyword: Keyword | null;
  readonly parent: Scope;
  block: Scope | null = null;
  /** Where the words begin that count. */
  readonly from: number;
  private split: Words | null = null;

  constructor(line: LogicalLine, keyword: Keyword | null, parent: Scope, from: number) {
    this.line = line;
    this.keyword = keyword;
    this.parent = parent;
    this.from = from;
  }

  get words(): Words {
    return (this.split ??= splitText(this.line.text, this.from, this.line.end));
  }

  /** Where a word was written. */
  place(index: number): Place {
    const { starts, ends } = this.words;
    return this.line.place(starts[index] ?? this.line.start, ends[index] ?? this.line.end);
  }

  /** The name behind the keyword, as people call it: `vrrp_instance VI_1`. */
  get label(): string {
    return this.words.texts.join(' ');
  }

  /** End of the statement, with its block. */
  get end(): number {
    return this.block === null ? this.line.end : Math.max(this.line.end, this.block.end);
  }
}

/** Braces around a lost brace are looked through this far out. */
const FARTHEST = 20;

/** @param root where the lines stand: the file itself, or for an included file the block that includes it */
export function outline(lines: readonly LogicalLine[], version: Version, root = new Scope(null, null)): Scope {
  let scope = root;
  let last: Node | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.kind === OPEN) {
      const owner: Node = last ?? new Node(line, null, scope, line.start);
      const home = last === null ? null : homeOf(last, scope, version);
      const adopted = home === null ? owner : adopt(owner, home, version);
      // the line before holds the words of this block
      if (home !== null) abandon(scope, home, lines[index - 2]?.end ?? 0);
      adopted.block = new Scope(adopted, line);
      scope = adopted.block;
      last = null;
    } else if (line.kind === CLOSE) {
      last = null;
      if (scope.owner === null || scope === root) continue;
      scope.close = line;
      scope.end = line.end;
      scope = scope.owner.parent;
    } else {
      last = nodeOf(line, scope, version);
      scope.items.push(last);
    }
  }
  abandon(scope, root, lines.at(-1)?.end ?? 0);
  return root;
}

function nodeOf(line: LogicalLine, scope: Scope, version: Version): Node {
  let from = line.start;
  const first = line.text.charCodeAt(from);
  if (first === 64 || first === 126) {
    PREFIX.lastIndex = from;
    if (PREFIX.test(line.text) && PREFIX.lastIndex <= line.end) from = PREFIX.lastIndex;
  }
  const keyword = scope.table === null ? null : keywordOf(wordAt(line, from), scope.table, version);
  return new Node(line, keyword, scope, from);
}

function wordAt({ text, end }: LogicalLine, from: number): string {
  if (text.charCodeAt(from) === 34) return splitText(text, from, end).texts[0] ?? '';
  let at = from;
  while (at < end && text.charCodeAt(at) > 32 && text.charCodeAt(at) !== 34) at++;
  return text.slice(from, at);
}

/** The keyword of that name: that of the release, else the one of another release. */
export const keywordOf = (word: string, table: Block, version: Version): Keyword | null =>
  wordsOf(table, version).get(word) ?? table.keywords.find(({ name }) => name === word) ?? null;

/** An outer level that knows this unknown block. */
function homeOf(node: Node, scope: Scope, version: Version): Scope | null {
  if (node.keyword !== null) return null;
  const word = node.words.texts[0] ?? '';
  let outer = scope.owner?.parent;
  for (let level = 0; outer !== undefined && level < FARTHEST; level++, outer = outer.owner?.parent) {
    const keyword = outer.table === null ? null : keywordOf(word, outer.table, version);
    if (keyword?.block !== undefined) return outer;
  }
  return null;
}

/** Nothing closes these blocks. */
function abandon(from: Scope, to: Scope, end: number): void {
  for (let scope = from; scope !== to && scope.owner !== null; scope = scope.owner.parent) scope.end = end;
}

function adopt(node: Node, home: Scope, version: Version): Node {
  node.parent.items.pop();
  const moved = nodeOf(node.line, home, version);
  home.items.push(moved);
  return moved;
}

/** Every statement and line of values, a block's own after the statement that opens it. */
export function* nodes(scope: Scope): Generator<Node> {
  const stack: { items: readonly Node[]; next: number }[] = [{ items: scope.items, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const node = top.items[top.next++];
    if (node === undefined) {
      stack.pop();
      continue;
    }
    yield node;
    if (node.block !== null) stack.push({ items: node.block.items, next: 0 });
  }
}

/** The innermost braces around an offset of the file as written. */
export function scopeAt(root: Scope, offset: number): Scope {
  for (let scope = root; ;) {
    const inner: Scope | null | undefined = lastBefore(scope.items, offset)?.block;
    if (
      inner === null ||
      inner === undefined ||
      inner.open === null ||
      inner.open.end > offset ||
      (inner.close !== null && inner.close.start < offset)
    )
      return scope;
    scope = inner;
  }
}

/** The last statement of a list that begins at or before an offset. */
export function lastBefore(items: readonly Node[], offset: number): Node | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.line.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
