/** Statements that have met THE TABLE. */
import type { Block, Keyword } from './language/types.ts';
import type { LogicalLine, Words } from './lines.ts';
import { splitIn } from './words.ts';
import type { Place } from './problem.ts';

/** A statement whose keyword is known. */
export class BoundStatement {
  readonly line: LogicalLine;
  readonly keyword: Keyword;
  parent: BoundBlock;
  /** Its block of keywords, if it has one. */
  block: BoundBlock | null = null;
  /** Its lines of values, if it is a value block. */
  values: LogicalLine[] | null = null;
  /** The `}` of its block. */
  close: LogicalLine | null = null;
  /** keepalived skips its block: it has no name, a bad address, a name that is taken. */
  skipped = false;
  /** Its words (or its empty block) are such that keepalived takes it for one that is not there. */
  dropped = false;
  /** keepalived left its block in the middle: it skipped a block in it, and with that block's end went on one level too high. */
  abandoned = false;

  private split: Words | null = null;

  constructor(line: LogicalLine, keyword: Keyword, parent: BoundBlock) {
    this.line = line;
    this.keyword = keyword;
    this.parent = parent;
  }

  get words(): Words {
    return (this.split ??= splitIn(this.line, this.keyword.name));
  }

  /** The n-th word after the keyword, from 1; undefined where there is none. */
  word(n: number): string | undefined {
    return this.words.texts[n];
  }

  /** Where words from…to (0: the keyword) were written. */
  place(from = 0, to = from): Place {
    return placeOfWords(this.line, this.words, from, to);
  }

  /** `vrrp_instance VI_1`: how people call this block. */
  get label(): string {
    return this.words.texts.join(' ');
  }
}

export interface BoundBlock {
  /** What its statements are looked up in. */
  readonly table: Block;
  /** null: the file itself. */
  readonly owner: BoundStatement | null;
  readonly items: BoundStatement[];
}

/** The labels of the blocks around, outermost first. */
export function labelsOf(block: BoundBlock): string[] {
  const labels: string[] = [];
  for (let owner = block.owner; owner !== null; owner = owner.parent.owner) labels.unshift(owner.label);
  return labels;
}

export function placeOfWords(line: LogicalLine, words: Words, from: number, to: number): Place {
  // each is worked out when it is asked for
  const { starts, ends } = words;
  const last = starts.length - 1;
  const first = Math.min(from, last);
  return line.place(starts[first] ?? line.start, ends[Math.min(Math.max(to, first), last)] ?? line.end);
}
