/** What both ways of reading share: looking at a statement's words, and telling what is wrong with them. */
import { labelsOf, placeOfWords, type BoundBlock, type BoundStatement } from './bound.ts';
import type { Keyword, Lines, Version } from './language/types.ts';
import { isBefore } from './language/version.ts';
import type { LogicalLine, Words } from './lines.ts';
import { splitWords } from './lines.ts';
import { isSpellingOf, isSafeMend } from './mend.ts';
import type { Place, Problem, ProblemFix } from './problem.ts';
import { hasInvisible, isResidue } from './unknown.ts';
import { checkStatement, checkValues } from './values/check.ts';
import { readInteger } from './values/number.ts';
import type { Complaint, ValueContext } from './values/types.ts';

export class Binder {
  readonly version: Version;
  readonly problems: Problem[] = [];
  protected context: ValueContext;
  /** Names given so far, by kind of block: a second use is reported and skipped. */
  private readonly names = new Map<string, Map<string, BoundStatement>>();
  private readonly traits = new Map<Keyword, Traits>();

  constructor(version: Version) {
    this.version = version;
    this.context = { version };
  }

  /**
   * Looks at a statement's words.
   * @returns how keepalived goes on: reads the block, skips it, or ends
   */
  protected checkWords(statement: BoundStatement, words: Words): 'go on' | 'skip block' | 'end' {
    const { keyword, line } = statement;
    let outcome: 'go on' | 'skip block' | 'end' = 'go on';
    if (words.unmatched !== -1) this.unmatchedQuote(statement, line, words);
    const repetition = this.repetition(statement);
    for (const complaint of checkStatement(
      keyword,
      words.texts,
      keyword.raw === undefined ? this.context : { ...this.context, raw: line.image },
    )) {
      if (complaint.dropped) statement.dropped = true;
      // keepalived does not look at the words of a statement that comes too late
      if (repetition?.how === 'reported-first' && (complaint.keepalived !== 'fatal' || words.texts.length > 1)) continue;
      if (complaint.untold) continue;
      this.complain(complaint, line, words, statement.parent);
      if (complaint.keepalived === 'fatal' || complaint.keepalived === 'crashes') outcome = 'end';
      else if (outcome === 'go on' && complaint.keepalived !== 'silent' && this.refuses(keyword, complaint)) outcome = 'skip block';
    }
    if (keyword.noneIs !== undefined && readInteger(statement.word(1) ?? '') === keyword.noneIs) statement.dropped = true;
    if (keyword.deprecated !== undefined) this.deprecated(statement);
    if (outcome === 'go on' && this.isTaken(statement)) outcome = 'skip block';
    if (repetition !== null && outcome !== 'end') {
      this.repeated(statement, repetition);
      if (keyword.skipsBlock?.includes('duplicate') === true) outcome = 'skip block';
    }
    return outcome;
  }

  /** Looks at a line of a value block. */
  protected checkValueLine(lines: Lines, line: LogicalLine, parent: BoundBlock, owner: BoundStatement): 'go on' | 'end' {
    const words = splitWords(line);
    let outcome: 'go on' | 'end' = 'go on';
    if (words.unmatched !== -1) this.unmatchedQuote(owner, line, words);
    if (words.texts.length === 0) return outcome;
    for (const complaint of checkValues(lines, words.texts, this.context)) {
      this.complain(complaint, line, words, parent, owner);
      if (complaint.keepalived === 'fatal' || complaint.keepalived === 'crashes') outcome = 'end';
    }
    return outcome;
  }

  protected complain(complaint: Complaint, line: LogicalLine, words: Words, parent: BoundBlock, owner?: BoundStatement): void {
    const place = placeOfWords(line, words, complaint.word, complaint.upTo ?? complaint.word);
    const word = words.texts[complaint.word] ?? '';
    const block = labelsOf(parent);
    if (owner !== undefined) block.push(owner.label);
    const odd = complaint.rule === 'missing-argument' ? null : oddity(word);
    this.problems.push({
      rule: odd?.rule ?? complaint.rule,
      message: odd === null ? complaint.message : `${odd.text} ${complaint.message}`,
      place,
      line: line.at,
      keepalived: complaint.keepalived ?? 'reports',
      block,
      ...related(place),
      ...(complaint.host ? { host: true } : {}),
      ...fixOf(line, place, complaint.replacement, true),
    });
  }

  private unmatchedQuote(statement: BoundStatement, line: LogicalLine, words: Words): void {
    const place = line.place(words.unmatched, line.end);
    // a quote that is open at the end of the written line has been told of by who read it
    if (place.via === undefined && endsQuoted(line.image)) return;
    this.problems.push({
      rule: 'unmatched-quote',
      message:
        'This quote has no partner: keepalived drops it and the rest of the line. A backslash does not protect a quote when keepalived splits words.',
      place,
      line: line.at,
      keepalived: 'reports',
      block: labelsOf(statement.parent),
      ...related(place),
    });
  }

  private deprecated(statement: BoundStatement): void {
    const { deprecated, name } = statement.keyword;
    if (deprecated?.since !== undefined && isBefore(this.version, deprecated.since)) return;
    const reported = deprecated?.reported;
    const told =
      typeof reported === 'object'
        ? (reported.since === undefined || !isBefore(this.version, reported.since)) &&
          (reported.until === undefined || isBefore(this.version, reported.until))
        : reported === true;
    const use = deprecated?.use;
    const successor = use?.includes(' ') ? undefined : statement.parent.table.keywords.find((keyword) => keyword.name === use);
    const single = use !== undefined && successor !== undefined;
    const isSafe = successor !== undefined && isSpellingOf(statement.keyword, successor) && this.isFree(statement, successor);
    const place = statement.place();
    this.problems.push({
      rule: 'deprecated-keyword',
      message: `'${name}' is deprecated and will go in a later release.${use === undefined ? '' : ` Write ${single ? `'${use}'` : use} instead.`}`,
      place,
      line: statement.line.at,
      keepalived: told ? 'reports' : 'silent',
      ...(deprecated?.host ? { host: true } : {}),
      block: labelsOf(statement.parent),
      ...related(place),
      ...fixOf(statement.line, place, single ? use : undefined, isSafe),
    });
  }

  private isFree({ parent, words }: BoundStatement, keyword: Keyword): boolean {
    return isSafeMend(keyword.name, words.texts.slice(1), parent, this.version);
  }

  /** Is the name that this statement gives taken? */
  private isTaken(statement: BoundStatement): boolean {
    const { keyword } = statement;
    const { position } = this.traitsOf(keyword);
    const name = position === -1 ? undefined : statement.word(position + 1);
    if (name === undefined) return false;
    let names = this.names.get(keyword.name);
    if (names === undefined) this.names.set(keyword.name, (names = new Map<string, BoundStatement>()));
    const first = names.get(name);
    if (first === undefined || this.isForgotten(first)) {
      names.set(name, statement);
      return false;
    }
    const skips = keyword.skipsBlock?.includes('duplicate-name') === true;
    const place = statement.place(position + 1);
    this.problems.push({
      rule: 'duplicate-name',
      message: `There is a ${keyword.name} '${name}' already. ${skips ? 'keepalived keeps the first and skips this one, with everything in it.' : 'keepalived takes both in silence, and finds the one or the other by the name.'}`,
      place,
      line: statement.line.at,
      keepalived: skips ? 'reports' : 'silent',
      block: labelsOf(statement.parent),
      related: [...(related(place).related ?? []), { ...first.place(position + 1), message: 'the first one' }],
    });
    return skips;
  }

  /** Does keepalived skip a block whose head it complains of so? */
  protected refuses({ skipsBlock }: Keyword, complaint: Complaint): boolean {
    if (skipsBlock === undefined) return false;
    if (complaint.rule === 'missing-argument' || complaint.rule === 'surplus-argument')
      return skipsBlock.includes('no-name') || skipsBlock.includes('bad-value');
    return skipsBlock.includes('bad-value');
  }

  /** Has keepalived, at the end of that block, dropped it? */
  protected isForgotten({ keyword, block, abandoned }: BoundStatement): boolean {
    const { forgottenWithout } = keyword;
    if (forgottenWithout === undefined || isBefore(this.version, forgottenWithout.since)) return false;
    return abandoned || !block?.items.some((item) => item.keyword.name === forgottenWithout.keyword && !item.dropped);
  }

  /** The statement that this one stands beside for a second time, and what keepalived makes of it. */
  private repetition(statement: BoundStatement): Repetition | null {
    const { keyword, parent } = statement;
    const { how } = this.traitsOf(keyword);
    if (how === 'adds') return null;
    for (const item of parent.items) {
      if (item === statement) return null;
      if (item.keyword === keyword && (how === 'replaces' || !item.dropped)) return { how, first: item };
    }
    return null;
  }

  private traitsOf(keyword: Keyword): Traits {
    let traits = this.traits.get(keyword);
    if (traits === undefined) {
      const past = keyword.olderRepeat?.find(({ before }) => isBefore(this.version, before))?.repeat;
      const how = past ?? keyword.repeat ?? (keyword.block === undefined && keyword.lines === undefined ? 'replaces' : 'adds');
      const position = keyword.args?.findIndex((arg) => arg.type.kind === 'name') ?? -1;
      this.traits.set(keyword, (traits = { how, position }));
    }
    return traits;
  }

  private repeated(statement: BoundStatement, { how, first }: Repetition): void {
    const { keyword, parent } = statement;
    const place = statement.place();
    const kept =
      how === 'reported-first'
        ? 'keeps the first and ignores this one'
        : how === 'reported-last'
          ? 'takes this one'
          : 'takes this one in silence';
    this.problems.push({
      rule: 'duplicate-statement',
      message: `'${keyword.name}' stands here for the second time in this block; keepalived ${kept}. Remove one of the two.`,
      place,
      line: statement.line.at,
      keepalived: how === 'replaces' ? 'silent' : 'reports',
      block: labelsOf(parent),
      related: [...(related(place).related ?? []), { ...first.place(0, Infinity), message: 'the first one' }],
    });
  }
}

/** What of a keyword is asked again for each of its statements. */
interface Traits {
  readonly how: NonNullable<Keyword['repeat']>;
  /** Of the argument that is a name; -1: it has none. */
  readonly position: number;
}

interface Repetition {
  readonly how: NonNullable<Keyword['repeat']>;
  readonly first: BoundStatement;
}

/** Is a double quote open at the end, where a backslash protects what follows it? */
function endsQuoted(text: string): boolean {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '"') quoted = !quoted;
  }
  return quoted;
}

function oddity(word: string): { rule: string; text: string } | null {
  if (hasInvisible(word))
    return { rule: 'invisible-character', text: 'There is an invisible character in this word: delete it and type the word anew.' };
  if (isResidue(word)) return { rule: 'template-residue', text: `'${word}' looks like a placeholder that was never filled in.` };
  return null;
}

/** "comes from $NAME", where text was put in. */
export function related(place: Place): { related?: (Place & { message: string })[] } {
  const { via } = place;
  return via === undefined
    ? {}
    : { related: [{ source: via.source, start: via.start, end: via.end, message: `the text comes from ${via.name}` }] };
}

/** A fix that puts another word in place of one that was written as it stands. */
export function fixOf(line: LogicalLine, place: Place, replacement: string | undefined, safe: boolean): { fixes?: ProblemFix[] } {
  if (replacement === undefined || line.origin !== null || place.via !== undefined) return {};
  return {
    fixes: [
      {
        title: replacement === '' ? 'Delete it' : `Write '${replacement}'`,
        safe,
        edits: [{ source: place.source, start: place.start, end: place.end, text: replacement }],
      },
    ],
  };
}
