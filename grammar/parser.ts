/**
 * The Chevrotain grammar: logical lines to a tree.
 *
 *     config := ( Word | OpenBrace | CloseBrace )*
 *
 * The rule is flat and the nesting is kept by embedded actions on a stack of our own: a hundred thousand nested braces cost no call
 * stack, and a missing or surplus brace is an observation, not a syntax error. Which words mean what is not the grammar's business.
 */
import { EmbeddedActionsParser } from 'chevrotain';
import type { BraceBlock, Statement, Tree } from './ast.ts';
import type { LogicalLine } from './lines.ts';
import { CloseBrace, OpenBrace, tokens, Word } from './tokens.ts';

class ConfigParser extends EmbeddedActionsParser {
  private root: BraceBlock = newBlock(null, null);
  private block: BraceBlock = this.root;
  private stack: BraceBlock[] = [];
  private extra: LogicalLine[] = [];
  /** The statement that a `{` right here would belong to. */
  private last: Statement | null = null;
  private alternatives: { ALT: () => void }[] | undefined;

  constructor() {
    super(tokens, { maxLookahead: 1, recoveryEnabled: false, outputCst: false, skipValidations: true } as ConstructorParameters<
      typeof EmbeddedActionsParser
    >[1]);
    this.performSelfAnalysis();
  }

  readonly config = this.RULE('config', () => {
    this.MANY(() => {
      this.OR(
        (this.alternatives ??= [
          { ALT: () => this.words(this.CONSUME(Word) as LogicalLine) },
          { ALT: () => this.open(this.CONSUME(OpenBrace) as LogicalLine) },
          { ALT: () => this.close(this.CONSUME(CloseBrace) as LogicalLine) },
        ]),
      );
    });
  });

  tree(lines: readonly LogicalLine[]): Tree {
    this.root = this.block = newBlock(null, null);
    this.stack = [];
    this.extra = [];
    this.last = null;
    this.input = lines as LogicalLine[];
    this.config();
    const error = this.errors[0];
    if (error !== undefined) throw error;
    return { root: this.root, unclosed: this.block === this.root ? [] : [...this.stack.slice(1), this.block], extra: this.extra };
  }

  private words(line: LogicalLine): void {
    // while Chevrotain records the grammar there is no line
    if (this.RECORDING_PHASE) return;
    this.last = { line, block: null };
    this.block.items.push(this.last);
  }

  private open(line: LogicalLine): void {
    if (this.RECORDING_PHASE) return;
    let owner = this.last;
    if (owner === null) {
      owner = { line: null, block: null };
      this.block.items.push(owner);
    }
    owner.block = newBlock(line, owner);
    this.stack.push(this.block);
    this.block = owner.block;
    this.last = null;
  }

  private close(line: LogicalLine): void {
    if (this.RECORDING_PHASE) return;
    this.last = null;
    const outer = this.stack.pop();
    if (outer === undefined) {
      this.extra.push(line);
      return;
    }
    this.block.close = line;
    this.block = outer;
  }
}

const newBlock = (open: LogicalLine | null, owner: Statement | null): BraceBlock => ({ open, close: null, items: [], owner });

let parser: ConfigParser | undefined;

/** The tree of these lines; braces that do not match are told in it. Never throws. */
export function parseLines(lines: readonly LogicalLine[]): Tree {
  parser ??= new ConfigParser();
  return parser.tree(lines);
}
