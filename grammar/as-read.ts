/**
 * Statements as keepalived itself reads them, mistakes and all.
 *
 * keepalived looks at one line after the other. An unknown word that opens a block is skipped as a line, its inner lines are then
 * read as lines of the block in hand and its `}` closes that block; each of its processes reads the whole file and steps over the
 * blocks of the others by counting braces. Facts observed, and checked against the real program in `test/oracle`.
 */
import { Binder } from './binder.ts';
import { BoundStatement, type BoundBlock } from './bound.ts';
import { TOP_LEVEL, wordsOf } from './language/index.ts';
import type { Keyword, Process, Version } from './language/types.ts';
import { isBefore } from './language/version.ts';
import { CLOSE, firstWord, hasQuote, OPEN, quotedBrace, splitWords, WORDS, type LineKind, type LogicalLine } from './lines.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reader.ts';
import type { Complaint } from './values/types.ts';

/** The order in which `keepalived -t` lets its processes read the file. */
export const PROCESSES: readonly Process[] = ['parent', 'checker', 'vrrp', 'bfd'];

export interface AsRead {
  /** What each process ends up with, up to the one that ended. */
  readonly roots: readonly BoundBlock[];
  /** What each process finds wrong, in reading order. */
  readonly problems: readonly (readonly Problem[])[];
  /** keepalived ended here, in that process. */
  readonly ended: { readonly process: Process; readonly line: LogicalLine } | null;
}

/** As much of a reading as keepalived's processes need. */
export type ForProcesses = Pick<Reading, 'lines' | 'firstLines' | 'failsInclude'>;

/** @param running as a keepalived that runs: in some places it is less strict than `keepalived -t` */
export function bindAsRead(reading: ForProcesses, version: Version, running = false): AsRead {
  const roots: BoundBlock[] = [];
  const problems: (readonly Problem[])[] = [];
  for (const process of PROCESSES) {
    const lines = process === 'parent' ? reading.firstLines() : reading.lines;
    const pass = new Pass(lines, version, process, { running, waits: awaitsInterfaces(roots[0]) });
    const line = pass.run();
    roots.push(pass.root);
    problems.push(process === 'parent' ? pass.problems.map(asFirstRead) : pass.problems);
    if (line !== null) return { roots, problems, ended: { process, line } };
    if (reading.failsInclude) break;
  }
  return { roots, problems, ended: null };
}

/** The first process reads the file itself, and counts the line ends: a last line without one has the number of the line before. */
export function asFirstRead(problem: Problem): Problem {
  if (!isUnended(problem)) return problem;
  const { source } = problem.place;
  const line = problem.line - 1;
  return { ...problem, line, ...(line === 0 ? {} : { place: { source, ...source.lineRange(line) } }) };
}

/** Is it said of a last line that has no line end? */
export const isUnended = ({ line, place: { source } }: Problem): boolean =>
  line > 0 && !source.text.endsWith('\n') && line === source.lineStarts.length;

class Pass extends Binder {
  readonly root: BoundBlock = { table: TOP_LEVEL, owner: null, items: [] };
  private readonly lines: readonly LogicalLine[];
  private readonly process: Process;
  private readonly running: boolean;
  private at = 0;
  private depth = 0;

  constructor(lines: readonly LogicalLine[], version: Version, process: Process, { running, waits }: { running: boolean; waits: boolean }) {
    super(version);
    if (waits) this.context = { version, awaitsInterfaces: true };
    this.lines = lines;
    this.process = process;
    this.running = running;
  }

  protected override isForgotten(first: BoundStatement): boolean {
    const has = (name: string): boolean =>
      first.block?.items.some((item) => item.keyword.name === name && !item.dropped && !item.skipped) === true;
    const forgets = first.keyword.forgottenBy?.some(
      ({ process, has: one, lacks }) => process === this.process && (one === undefined || has(one)) && !lacks.some(has),
    );
    return forgets === true || super.isForgotten(first);
  }

  protected override refuses(keyword: Keyword, complaint: Complaint): boolean {
    if (this.running && complaint.onlyTested === true) return false;
    return super.refuses(keyword, complaint) && keyword.refusedBy?.includes(this.process) !== false;
  }

  /** Reads it all; gives the line at which keepalived ended, if it did. */
  run(): LogicalLine | null {
    let block: BoundBlock = this.root;
    /** The block's `{` has not come yet. */
    let wantsOpen = false;
    /** Braces deep in a part that is stepped over; -1: its `{` has not come yet. */
    let skipping = 0;
    for (let line = this.next(); line !== undefined; line = this.next()) {
      const kind = kindOf(line);
      if (skipping === -1) {
        if (kind === OPEN) {
          skipping = 1;
          wantsOpen = false;
          continue;
        }
        skipping = 0;
        const heir = this.heirOf(block);
        if (heir === null) {
          this.problems.push({ ...problemOf('missing-brace', line), message: HEADLESS, keepalived: 'crashes' });
          return line;
        }
        block = heir;
      }
      if (skipping > 0) {
        const before = skipping;
        skipping = depthBehind(line, skipping);
        if (skipping === 0 && before > 0 && block.owner !== null) {
          // the keyword had blocks of its own: back to the words around it
          block.owner.abandoned = true;
          block = block.owner.parent;
          wantsOpen = false;
        }
        continue;
      }
      if (wantsOpen) {
        wantsOpen = false;
        if (kind === OPEN) continue;
        this.report('missing-brace', line);
      } else if (kind === OPEN) {
        this.report('unexpected-brace', line);
        continue;
      }
      if (kind === CLOSE) {
        if (block.owner !== null) {
          block.owner.close = line;
          block = block.owner.parent;
        } else this.report('extra-brace', line);
        continue;
      }
      const keyword: Keyword | undefined = wordsOf(block.table, this.version).get(firstWord(line));
      if (keyword === undefined) {
        this.report('unknown-keyword', line);
        continue;
      }
      const concerned = keyword.processes?.includes(this.process) !== false;
      if (block.owner === null && !concerned) {
        skipping = -1;
        continue;
      }
      const statement: BoundStatement = new BoundStatement(line, keyword, block);
      block.items.push(statement);
      if (!concerned) continue;
      const isLost = isInRefused(block);
      const outcome = isLost ? 'go on' : this.checkWords(statement, statement.words);
      if (outcome === 'end') return line;
      if (keyword.block !== undefined) {
        statement.block = { table: keyword.block, owner: statement, items: [] };
        block = statement.block;
        wantsOpen = true;
      } else if (keyword.lines !== undefined && outcome === 'go on' && !isLost && this.values(statement) === 'end') return line;
      if (outcome === 'skip block') {
        statement.skipped = true;
        // a word without a block of its own makes it skip the rest of the block around
        skipping = keyword.block === undefined && keyword.lines === undefined ? 1 : -1;
      }
    }
    if (this.depth > 0) this.missingBraces();
    return null;
  }

  /**
   * What gets the words of this block, after its header. Where that was refused and its `{` is missing, old releases give them to the last block
   * of its kind; null: there is none, and keepalived crashes.
   */
  private heirOf(block: BoundBlock): BoundBlock | null {
    const { owner } = block;
    if (owner === null || !owner.skipped || !isBefore(this.version, DROPS_WORDS)) return block;
    const before = owner.parent.items.findLast(({ keyword, skipped }) => keyword === owner.keyword && !skipped);
    if (before?.block) return before.block;
    return owner.keyword.headlessCrashesBefore === undefined ? block : null;
  }

  /** The next line; keepalived counts braces as it reads, wherever it is. */
  private next(): LogicalLine | undefined {
    const line = this.lines[this.at++];
    if (line === undefined) return undefined;
    if (line.kind === WORDS) {
      if (this.hasUnmatchedQuote(line)) {
        if (this.process !== 'parent' || isBefore(this.version, '2.4.0')) this.report('unmatched-quote', line);
        // a line without words is none
        if (firstWord(line) === '' && splitWords(line).texts.length === 0) return this.next();
      }
    } else if (line.kind === OPEN) this.depth++;
    else if (--this.depth < 0) {
      this.depth = 0;
      this.report('extra-brace', line);
    }
    return line;
  }

  /** Reads lines of values up to the next `}`. */
  private values(owner: BoundStatement): 'go on' | 'end' {
    const { lines } = owner.keyword;
    if (lines === undefined) return 'go on';
    owner.values = [];
    let wantsOpen = true;
    for (let line = this.next(); line !== undefined; line = this.next()) {
      const first = wantsOpen;
      wantsOpen = false;
      const kind = kindOf(line);
      if (kind === OPEN && first) continue;
      if (first && lines.withoutBrace === 'fatal') {
        this.problems.push({ ...problemOf('missing-brace', line), keepalived: 'fatal' });
        return 'end';
      }
      if (kind === CLOSE) {
        owner.close = line;
        if (owner.values.length === 0 && lines.empty === 'reported') {
          owner.dropped = true;
          this.report('empty-block', line);
        }
        break;
      }
      owner.values.push(line);
      if (this.checkValueLine(lines, line, owner.parent, owner) === 'end') return 'end';
    }
    return 'go on';
  }

  /** It looks for pairs of quotes in every line that it splits, also in those that it steps over; since 2.4.0 the first process does not. */
  private hasUnmatchedQuote(line: LogicalLine): boolean {
    return hasQuote(line) && splitWords(line).unmatched !== -1;
  }

  private missingBraces(): void {
    const line = this.lines[this.lines.length - 1];
    if (line !== undefined) this.problems.push({ ...problemOf('missing-brace', line), line: 0 });
  }

  private report(rule: string, line: LogicalLine): void {
    this.problems.push(problemOf(rule, line));
  }
}

/** From this release on keepalived does not look at the words of a refused block whose `{` is missing. */
const DROPS_WORDS = '2.3.0';

/** Words are only read there when the `{` of the refused block is missing. */
function isInRefused(block: BoundBlock): boolean {
  for (let { owner } = block; owner !== null; owner = owner.parent.owner) if (owner.skipped) return true;
  return false;
}

const HEADLESS = "The '{' of a refused block is missing: keepalived crashes when it comes to its words.";

/** Has the first process found dynamic_interfaces? */
const awaitsInterfaces = (root: BoundBlock | undefined): boolean =>
  root?.items.some(({ block }) => block?.items.some(({ keyword }) => keyword.name === 'dynamic_interfaces')) === true;

const kindOf = (line: LogicalLine): LineKind => quotedBrace(line) ?? line.kind;

/** How deep braces stand behind a line of a part that is stepped over: each word counts, quoted or not. */
function depthBehind(line: LogicalLine, depth: number): number {
  if (line.kind === OPEN) return depth + 1;
  if (line.kind === CLOSE) return depth - 1;
  if (!hasQuote(line)) return depth;
  let behind = depth;
  for (const word of splitWords(line).texts) {
    if (word === '{') behind++;
    else if (word === '}' && --behind === 0) break;
  }
  return behind;
}

const problemOf = (rule: string, line: LogicalLine): Problem => ({
  rule,
  message: rule,
  place: line.place(line.start, line.end),
  line: line.at,
  keepalived: 'reports',
});
