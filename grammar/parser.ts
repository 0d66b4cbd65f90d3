/**
 * The Chevrotain grammar: logical lines to a tree.
 *
 *     config := ( Word | OpenBrace | CloseBrace )*
 *
 * The rule is flat and the nesting is kept by embedded actions on a stack of our own: a hundred thousand nested braces cost no call
 * stack, and a missing or surplus brace is an observation, not a syntax error. Which words mean what is not the grammar's business.
 */
import { EmbeddedActionsParser } from 'chevrotain';
import type { BraceBlock, Tree } from './ast.ts';
import type { LogicalLine } from './lines.ts';
import { CloseBrace, OpenBrace, tokens, Word } from './tokens.ts';

class ConfigParser extends EmbeddedActionsParser {
  private root: BraceBlock = newBlock(null);
  private block: BraceBlock = this.root;
  private stack: BraceBlock[] = [];
  private extra: LogicalLine[] = [];
  /** The line that a `{` right here would belong to. */
  private last: LogicalLine | null = null;
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
    this.root = this.block = newBlock(null);
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
    this.last = line;
    this.block.items.push(line);
  }

  private open(open: LogicalLine): void {
    if (this.RECORDING_PHASE) return;
    const block = newBlock(open);
    // with a block it is more than its line
    if (this.last !== null) this.block.items.pop();
    this.block.items.push((block.owner = { line: this.last, block }));
    this.stack.push(this.block);
    this.block = block;
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

const newBlock = (open: LogicalLine | null): BraceBlock => ({ open, close: null, items: [], owner: null });

let parser: ConfigParser | undefined;

/** The tree of these lines; braces that do not match are told in it. Never throws. */
export function parseLines(lines: readonly LogicalLine[]): Tree {
  parser ??= new ConfigParser();
  return parser.tree(lines);
}
