/**
 * Statements meet THE TABLE, as the author must have meant them.
 *
 * keepalived has no block grammar: after one unknown word or one lost brace it reads the rest on the wrong level. A person wants the
 * one mistake. So this walk over the tree repairs as it goes (an unknown block is read as the one that was meant, a lost brace is put
 * where the words ask for it) and says what it repaired; `as-read.ts` knows what keepalived makes of the same lines.
 */
import { headOf, type BraceBlock, type Statement, type Tree } from './ast.ts';
import { Binder, fixOf, related } from './binder.ts';
import { BoundStatement, labelsOf, placeOfWords, type BoundBlock } from './bound.ts';
import { TOP_LEVEL, wordsOf } from './language/index.ts';
import type { Block, Keyword, Version } from './language/types.ts';
import { firstWord, quotedBrace, splitWords, type LogicalLine } from './lines.ts';
import { isSafeMend } from './mend.ts';
import { braceOf, innermostOpen, leftOpen, spoken } from './lost-brace.ts';
import { placeholderAt, type Placeholder } from './placeholder.ts';
import type { Problem } from './problem.ts';
import { describeUnknown, type Unknown } from './unknown.ts';

export interface Bound {
  readonly root: BoundBlock;
  readonly problems: readonly Problem[];
  /** Mistakes after which keepalived reads on another level, or not at all: with none, it reads what is bound here. */
  readonly derailments: readonly Problem[];
  /** The keywords that were understood. */
  readonly keywords: ReadonlySet<string>;
}

/** What is known of a file besides the tree, where the tree is a part of it, or parts of it were bound before. */
export interface Known {
  /** dynamic_interfaces is set somewhere in the file. */
  readonly awaitsInterfaces: boolean;
  /** What these statements of the top level were bound to, each by itself. They are taken over, into the new whole. */
  readonly bound?: ReadonlyMap<Statement, Bound>;
}

export function bind(tree: Tree, version: Version, known: Known = { awaitsInterfaces: awaitsInterfaces(tree) }): Bound {
  return new MeantBinder(tree, version, known).run();
}

interface Frame {
  readonly block: BraceBlock;
  next: number;
  /** Its `}` ends a block of the table (a block that was not understood has nothing to end). */
  readonly ends: boolean;
  /** The value block that its lines belong to. */
  values: BoundStatement | null;
}

/** More unknown lines than this in a row are told once. */
const PROSE_ROW = 2;

class MeantBinder extends Binder {
  private readonly tree: Tree;
  private readonly boundBefore: ReadonlyMap<Statement, Bound> | undefined;
  private readonly root: BoundBlock = { table: TOP_LEVEL, owner: null, items: [] };
  private current: BoundBlock = this.root;
  private readonly derailments: Problem[] = [];
  private readonly keywords = new Set<string>();
  private readonly words = new Map<Block, ReadonlyMap<string, Keyword>>();
  /** `{` without `}` that no repair explains yet. */
  private lost: number;
  /** `}` that close nothing and that no repair explains yet. */
  private surplus: number;
  /** Blocks that a repair keeps open longer than the braces do. */
  private owed = 0;
  private lastClosed: BoundBlock | null = null;
  private prose: { problem: Problem & { cascade: number[] }; parent: BoundBlock; count: number } | null = null;
  private readonly frames: Frame[] = [];
  /** The rest of a line that a placeholder has torn apart. */
  private torn: Placeholder | null = null;

  constructor(tree: Tree, version: Version, known: Known) {
    super(version);
    if (known.awaitsInterfaces) this.context = { version, awaitsInterfaces: true };
    this.boundBefore = known.bound;
    this.tree = tree;
    this.lost = tree.unclosed.length;
    this.surplus = tree.extra.length;
  }

  run(): Bound {
    this.frames.push({ block: this.tree.root, next: 0, ends: false, values: null });
    for (let frame = this.frames[this.frames.length - 1]; frame !== undefined; frame = this.frames[this.frames.length - 1]) {
      const statement = frame.block.items[frame.next++];
      if (statement === undefined) {
        this.frames.pop();
        if (frame.ends && frame.block.close !== null) this.leave(frame.block.close);
      } else if (!this.adopt(statement) && (frame.values === null || !this.value(frame, frame.values, statement)))
        this.statement(frame, statement);
    }
    this.braces();
    return {
      root: this.root,
      problems: this.problems,
      derailments: this.derailments,
      keywords: this.keywords,
    };
  }

  /** Takes over what was bound before; false: this was not. */
  private adopt(statement: Statement): boolean {
    const bound = this.boundBefore?.get(statement);
    if (bound === undefined) return false;
    for (const item of bound.root.items) {
      item.parent = this.current;
      this.current.items.push(item);
    }
    for (const name of bound.keywords) this.keywords.add(name);
    for (const problem of bound.problems) this.problems.push(problem);
    this.prose = null;
    return true;
  }

  private statement(frame: Frame, statement: Statement): void {
    const { line } = statement;
    if (line !== null && this.isTorn(line)) return;
    if (line === null) {
      this.strayOpen(statement);
      return;
    }
    const word = firstWord(line);
    const keyword = this.lookup(word) ?? this.otherLevel(word, statement);
    if (keyword === undefined) {
      this.unknown(statement, line, word);
      return;
    }
    this.prose = null;
    this.known(frame, statement, line, keyword);
  }

  private isTorn(line: LogicalLine): boolean {
    if (this.torn === null) return false;
    const { place, lineEnd } = this.torn;
    const { source, start } = line.place(line.start, line.end);
    return source === place.source && start > place.start && start < lineEnd;
  }

  private lookup(word: string): Keyword | undefined {
    const { table } = this.current;
    let words = this.words.get(table);
    if (words === undefined) this.words.set(table, (words = wordsOf(table, this.version)));
    return words.get(word);
  }

  private known(frame: Frame, statement: Statement, line: LogicalLine, keyword: Keyword): void {
    const bound = new BoundStatement(line, keyword, this.current);
    this.take(bound);
    const { block } = statement;
    if (block !== null && this.placeholder(bound, block)) return;
    if (block === null && keyword.lines !== undefined) {
      this.valuesWithoutBrace(frame, bound);
      return;
    }
    const { words } = bound;
    const outcome = this.checkWords(bound, words);
    if (outcome !== 'go on') this.derail();
    this.quotedBraces(line, words.texts);
    if (outcome === 'skip block') {
      bound.skipped = true;
      return;
    }
    if (keyword.block !== undefined) {
      if (block === null) this.lostOpen(frame, bound);
      this.enter(bound, keyword.block, block);
    } else if (keyword.lines !== undefined) {
      if (block === null) return;
      bound.values = [];
      bound.close = block.close;
      if (block.items.length === 0 && keyword.lines.empty === 'reported') this.emptyValues(bound, block);
      this.frames.push({ block, next: 0, ends: false, values: bound });
    } else if (block !== null) this.unwantedBlock(bound, block);
  }

  private take(statement: BoundStatement): void {
    this.current.items.push(statement);
    this.keywords.add(statement.keyword.name);
  }

  private enter(owner: BoundStatement, table: Block, block: BraceBlock | null): void {
    owner.block = { table, owner, items: [] };
    this.current = owner.block;
    if (block === null) return;
    owner.close = block.close;
    this.frames.push({ block, next: 0, ends: true, values: null });
  }

  private leave(close: LogicalLine): void {
    const { owner } = this.current;
    if (owner === null) return;
    owner.close = close;
    this.lastClosed = this.current;
    this.current = owner.parent;
    this.prose = null;
  }

  // --------------------------------------------------------------------------------------- values

  /** A line of a value block; false: the block must have ended before it. */
  private value(frame: Frame, owner: BoundStatement, statement: Statement): boolean {
    const { lines } = owner.keyword;
    if (lines === undefined) return false;
    const { line } = statement;
    if (line === null) {
      this.strayOpen(statement, owner);
      return true;
    }
    if (this.lost > 0 && this.wouldBeKeyword(firstWord(line), statement)) {
      frame.values = null;
      this.frames[this.frames.length - 1] = { ...frame, ends: true };
      this.lostClose(owner, statement);
      return false;
    }
    if (this.isTorn(line)) return true;
    owner.values?.push(line);
    const { block } = statement;
    if (block !== null && this.residue(block, 'a line of values without it, and braces', [...labelsOf(owner.parent), owner.label]))
      return true;
    if (this.checkValueLine(lines, line, this.current, owner) === 'end') this.derail();
    this.quotedBraces(line, splitWords(line).texts);
    if (block !== null) {
      this.report(
        'unexpected-brace',
        `A '{' has no place in the values of '${owner.keyword.name}': keepalived takes it for a value. Is the '}' of '${owner.label}' missing before this line?`,
        block.open ?? headOf(statement),
        this.current,
      );
      this.derail();
    }
    return true;
  }

  /** Could this line of values be a statement of a block around? */
  private wouldBeKeyword(word: string, statement: Statement): boolean {
    for (let block: BoundBlock | undefined = this.current; block !== undefined; block = block.owner?.parent) {
      const keyword = wordsOf(block.table, this.version).get(word);
      if (keyword !== undefined && (statement.block !== null || block !== this.root)) return true;
    }
    return false;
  }

  private emptyValues(owner: BoundStatement, block: BraceBlock): void {
    owner.dropped = true;
    this.report(
      'empty-block',
      `'${owner.keyword.name}' has nothing between its braces. keepalived reports it and goes on without.`,
      block.close ?? owner.line,
      owner.parent,
    );
  }

  /** keepalived does not insist on the `{` of a value block: it takes all up to the next `}` for values. */
  private valuesWithoutBrace(frame: Frame, owner: BoundStatement): void {
    const { items } = frame.block;
    const { keyword, words } = owner;
    owner.values = [];
    const told = words.texts.length > 1;
    this.report(
      'missing-brace',
      told
        ? `'${keyword.name}' wants its values between braces: '${keyword.name} { ${words.texts.slice(1).join(' ')} }'. Without them keepalived drops '${words.texts.slice(1).join(' ')}' and takes all up to the next '}' for values.`
        : `The '{' of '${keyword.name}' is missing: keepalived takes all up to the next '}' for values, and loses count of the braces.`,
      owner.line,
      owner.parent,
      told ? 'reports' : 'silent',
    );
    this.derail();
    this.owed++;
    while (!told && frame.next < items.length) {
      const line = items[frame.next]?.line ?? null;
      if (line === null || this.lookup(firstWord(line)) !== undefined) break;
      frame.next++;
      owner.values.push(line);
      if (keyword.lines !== undefined) this.checkValueLine(keyword.lines, line, this.current, owner);
    }
  }

  // ------------------------------------------------------------------------------ unknown words

  private unknown(statement: Statement, line: LogicalLine, word: string): void {
    const words = splitWords(line);
    const path: Keyword[] = [];
    for (let { owner } = this.current; owner !== null; owner = owner.parent.owner) path.unshift(owner.keyword);
    const unknown = describeUnknown(word, words.texts.slice(1), this.current.table, path, this.version);
    const { block } = statement;
    if (unknown.foreign && block === null && this.continuesProse(line)) return;

    const place = placeOfWords(line, words, 0, 0);
    const problem: Problem & { cascade: number[] } = {
      rule: unknown.rule,
      message: unknown.message,
      place,
      line: line.at,
      keepalived: 'reports',
      block: labelsOf(this.current),
      cascade: [],
      ...related(place),
      ...fixOf(line, place, unknown.replacement, unknown.safe === true && this.isSafe(unknown, words.texts)),
    };
    this.problems.push(problem);
    this.prose = unknown.foreign && block === null ? { problem, parent: this.current, count: 1 } : null;
    if (block !== null || quotedBrace(line) !== null) this.derail();
    if (block === null) {
      this.quotedBraces(line, words.texts.slice(1));
      return;
    }
    const { as } = unknown;
    if (as?.block !== undefined) {
      const bound = new BoundStatement(line, as, this.current);
      if (unknown.rule !== 'misplaced-keyword') this.take(bound);
      this.enter(bound, as.block, block);
    } else if (as?.lines !== undefined) {
      const bound = new BoundStatement(line, as, this.current);
      if (unknown.rule !== 'misplaced-keyword') this.take(bound);
      bound.values = [];
      bound.close = block.close;
      this.frames.push({ block, next: 0, ends: false, values: bound });
    }
  }

  private isSafe({ replacement = '' }: Unknown, words: readonly string[]): boolean {
    return isSafeMend(replacement, words.slice(1), this.current, this.version);
  }

  /** A row of lines that are no config at all is one mistake. */
  private continuesProse(line: LogicalLine): boolean {
    const { prose } = this;
    if (prose === null || prose.parent !== this.current || prose.problem.place.source !== line.source) return false;
    prose.count++;
    prose.problem.cascade.push(line.at);
    if (prose.count === PROSE_ROW) {
      const merged = { ...prose.problem, message: `${prose.problem.message} The lines after it are no configuration either.` };
      this.problems[this.problems.indexOf(prose.problem)] = merged;
      prose.problem = merged;
    }
    return true;
  }

  // -------------------------------------------------------------------------------------- braces

  /** The word is not known here, but braces are lost or surplus: is it known where they would have put us? */
  private otherLevel(word: string, statement: Statement): Keyword | undefined {
    if (this.lost > 0 || this.owed > 0) {
      for (let block = this.current; block.owner !== null; block = block.owner.parent) {
        const outer = block.owner.parent;
        const keyword = wordsOf(outer.table, this.version).get(word);
        if (keyword === undefined) continue;
        while (this.current !== outer && this.current.owner !== null) {
          if (this.owed > 0) this.owed--;
          else this.lostClose(this.current.owner, statement);
          this.current = this.current.owner.parent;
        }
        return keyword;
      }
    }
    if (this.surplus > 0 && this.lastClosed !== null && this.lastClosed.owner?.parent === this.current) {
      const keyword = wordsOf(this.lastClosed.table, this.version).get(word);
      const { owner } = this.lastClosed;
      if (keyword !== undefined && owner.close !== null) {
        this.surplus--;
        this.report(
          'extra-brace',
          `This '}' ends '${owner.label}' too early: '${word}' and what follows still belong to it. keepalived reads them one level too high.`,
          owner.close,
          this.current,
          'silent',
        );
        this.derail();
        this.current = this.lastClosed;
        this.owed++;
        return keyword;
      }
    }
    return undefined;
  }

  /** A block was never closed; the words say that it must have ended before this statement. */
  private lostClose(owner: BoundStatement, before: Statement): void {
    if (this.lost > 0) this.lost--;
    const left = leftOpen(owner, headOf(before));
    const place = left.line.place(left.line.start, left.line.end);
    const head = headOf(before);
    this.problems.push({
      rule: 'missing-brace',
      message: `The '{' of '${left.label}' is never closed: a '}' is missing before line ${head.at}. keepalived reads all that follows as part of this block.`,
      place,
      line: 0,
      keepalived: 'reports',
      block: labelsOf(left.parent),
      related: [...(related(place).related ?? []), { ...head.place(head.start, head.end), message: "a '}' is missing before this" }],
    });
    this.derail();
  }

  /** `vrrp_instance VI_1` without `{`: keepalived complains of the next line and reads on as if it were there. */
  private lostOpen(frame: Frame, owner: BoundStatement): void {
    const next = frame.block.items[frame.next];
    const head = next === undefined ? null : headOf(next);
    this.report(
      'missing-brace',
      `A '{' is missing before this: '${owner.label}' opens a block. keepalived reads on as if it stood there, and is then one '}' ahead.`,
      head ?? frame.block.close ?? owner.line,
      owner.parent,
    );
    this.derail();
    this.owed++;
    if (this.surplus > 0) this.surplus--;
  }

  /** To those who step over a block, a brace in quotes counts like any other. */
  private quotedBraces(line: LogicalLine, words: readonly string[]): void {
    if (!words.includes('{') && !words.includes('}')) return;
    this.report(
      'unexpected-brace',
      "There is a brace in quotes on this line. Those of keepalived's processes that step over this block count it all the same, and lose their place. Leave it out.",
      line,
      this.current,
      'silent',
    );
    this.derail();
  }

  private strayOpen(statement: Statement, values: BoundStatement | null = null): void {
    const { block } = statement;
    if (block === null || (block.open !== null && this.isTorn(block.open)) || this.residue(block, 'only braces', labelsOf(this.current)))
      return;
    this.report(
      'unexpected-brace',
      "This '{' belongs to no word. keepalived ignores it, and its '}' then closes the block around. Remove both.",
      block.open ?? headOf(statement),
      this.current,
    );
    this.derail();
    this.frames.push({ block, next: 0, ends: false, values });
  }

  private unwantedBlock(owner: BoundStatement, block: BraceBlock): void {
    this.report(
      'unexpected-brace',
      `'${owner.keyword.name}' opens no block. keepalived ignores the '{', reads what is inside as if it stood outside, and takes the '}' for that of the block around.`,
      block.open ?? owner.line,
      owner.parent,
    );
    this.derail();
  }

  /** `priority {{ prio }}`, `router_id ${NAME}`: the braces are a template's, or those of a name that is not defined. */
  private placeholder(owner: BoundStatement, block: BraceBlock): boolean {
    if (owner.keyword.block !== undefined) return false;
    const isBare = owner.words.texts.length === 1;
    return this.residue(block, `'${owner.keyword.name}' without a value, and braces`, labelsOf(owner.parent), isBare);
  }

  /** @param seen what keepalived sees in place of what a template would have put there, and maybe `ends` at */
  private residue({ open }: BraceBlock, seen: string, around: readonly string[], ends = false): boolean {
    const found = open && placeholderAt(open);
    if (open === null || found === null) return false;
    const { text, place, isTemplate } = found;
    this.problems.push({
      rule: 'template-residue',
      message: isTemplate
        ? `'${text}' is a placeholder that was never filled in: keepalived sees ${seen}. Run the template first, or lint its output.`
        : `'${text}' is not defined here, so keepalived takes its braces for those of a block, and its '}' ends the block around. Define it before this line, for this config id, too.`,
      place,
      line: open.at,
      keepalived: isTemplate && ends ? 'fatal' : 'reports',
      block: around,
    });
    this.derail();
    // what stands behind it on the line belongs to it
    this.torn = found;
    return true;
  }

  /** Braces that no statement explained. */
  private braces(): void {
    // the repairs have explained the outer ones: what is left is the innermost
    for (const block of this.lost > 0 ? this.tree.unclosed.slice(-this.lost) : []) {
      const outer = block.owner?.line ?? block.open;
      const suspect = innermostOpen(block);
      const head = suspect.owner?.line ?? suspect.open;
      if (head === null || outer === null) continue;
      const place = head.place(head.start, head.end);
      this.problems.push({
        rule: 'missing-brace',
        message:
          suspect.close === null
            ? `${braceOf(head)} is never closed: the file ends before its '}'.`
            : `${braceOf(head)} is never closed: the '}' in line ${suspect.close.at} stands where that of '${spoken(outer)}' should, and the file ends before another one.`,
        place,
        line: 0,
        keepalived: 'reports',
        block: [],
        ...related(place),
      });
      this.derail();
    }
    for (const line of this.surplus > 0 ? this.tree.extra.slice(-this.surplus) : []) {
      this.report(
        'extra-brace',
        "This '}' closes nothing. Remove it, or look above for a '{' that is missing or a '}' too many.",
        line,
        this.root,
      );
      this.derail();
    }
  }

  private report(
    rule: string,
    message: string,
    line: LogicalLine,
    parent: BoundBlock,
    keepalived: Problem['keepalived'] = 'reports',
  ): void {
    const place = line.place(line.start, line.end);
    this.problems.push({ rule, message, place, line: line.at, keepalived, block: labelsOf(parent), ...related(place) });
  }

  /** The last problem is one after which keepalived goes another way. */
  private derail(): void {
    const problem = this.problems[this.problems.length - 1];
    if (problem !== undefined) this.derailments.push(problem);
  }
}

/** Is dynamic_interfaces set, which counts for the whole file? */
export function awaitsInterfaces({ root }: Pick<Tree, 'root'>): boolean {
  const named = (items: readonly Statement[], word: string): readonly Statement[] =>
    items.filter(({ line }) => line !== null && firstWord(line) === word);
  return named(root.items, 'global_defs').some(({ block }) => block !== null && named(block.items, DYNAMIC).length > 0);
}

const DYNAMIC = 'dynamic_interfaces';
