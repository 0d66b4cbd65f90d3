/** Configs made from THE TABLE: blocks hold what they may hold, most values fit, and the layout is anybody's. They shrink by statement. */
import fc from 'fast-check';
import { TOP_LEVEL, wordsOf } from '../../grammar/language/index.ts';
import type { Block, Keyword, Lines } from '../../grammar/language/types.ts';
import { NEWEST } from '../../grammar/language/version.ts';
import { phrase, RUBBISH } from './values.ts';

/** A statement; `body` is null where it has no braces. */
interface Node {
  readonly head: string;
  readonly body: readonly Node[] | null;
}

/** Deeper than the table's blocks go. */
const DEPTH = 6;

const LEAF = fc.constant(null);

function linesOf({ entry }: Lines): fc.Arbitrary<Node[]> {
  const line = phrase(fc.constant(''), entry);
  return fc.array(
    line.map((head) => ({ head, body: null })),
    { maxLength: 3 },
  );
}

function statementOf(keyword: Keyword, depth: number): fc.Arbitrary<Node> {
  const head = phrase(fc.constant(keyword.name), keyword.args ?? []);
  const { block, lines } = keyword;
  const body = block !== undefined && depth > 0 ? bodyOf(block, depth - 1) : lines !== undefined ? linesOf(lines) : LEAF;
  return fc.record({ head, body });
}

const usually = (statement: fc.Arbitrary<Node>): fc.Arbitrary<Node[]> =>
  fc.oneof({ weight: 9, arbitrary: statement.map((node) => [node]) }, { weight: 1, arbitrary: fc.constant<Node[]>([]) });

const made = new Map<Block, Map<number, fc.Arbitrary<Node[]>>>();

function bodyOf(block: Block, depth: number): fc.Arbitrary<Node[]> {
  const known = made.get(block)?.get(depth);
  if (known !== undefined) return known;
  const keywords = [...new Set([...wordsOf(block, NEWEST).values(), ...block.keywords])];
  const weightOf = ({ block: inner, lines }: Keyword): number => (inner !== undefined || lines !== undefined ? 10 : 3);
  const any = keywords.map((keyword) => ({ weight: weightOf(keyword), arbitrary: statementOf(keyword, depth) }));
  const stray = { weight: 1, arbitrary: RUBBISH.map((head) => ({ head, body: null })) };
  const needed = keywords.filter(({ required }) => required).map((keyword) => usually(statementOf(keyword, depth)));
  const more = fc.array(fc.oneof(...any, stray), { maxLength: depth === DEPTH ? 8 : 6, size: 'max' });
  const body = fc.tuple(...needed, more).map((parts) => parts.flat());
  made.set(block, (made.get(block) ?? new Map<number, fc.Arbitrary<Node[]>>()).set(depth, body));
  return body;
}

/** Macros and what else stands before keepalived sees blocks. Each is a line, or lines that belong together. */
const DIRECTIVES = [
  ...['$A=10.0.0.9', '$A=VI_1', '$B=$A', '$M= \\\n priority 100 \\\n interface eth0', '$A', '$M', '${_RANDOM 1 9}', '$I=$I x'],
  ...[
    '~SEQ(i, 1, 3) router_id r$i',
    '~LST(v, a, b) weight $v',
    '~SEQ(i, 3, 1, -1) ~SEQ(j, 2) weight $i$j',
    '~SEQ(',
    '~LST({a, b}, {1, 2}) x',
  ],
  ...['@a priority 7', '@^a priority 8', '@', 'include other.conf', 'include *.conf', 'includem gone.conf', '# comment', '! comment', ''],
  ...['}', '{', '# kalint-disable-next-line unknown-keyword', '# kalint-disable', 'weight 1 \\', '"', '# kalint-enable'],
];

interface Style {
  readonly indent: string;
  readonly braceAlone: boolean;
  readonly comments: boolean;
  readonly lineEnd: string;
}

const STYLES: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom('    ', '\t', '', ' '),
  braceAlone: fc.constantFrom(false, false, true),
  comments: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n'),
});

function write(nodes: readonly Node[], style: Style, level: number, into: string[]): void {
  const margin = style.indent.repeat(level);
  for (const { head, body } of nodes) {
    const comment = style.comments && head.length % 3 === 0 ? ' # why' : '';
    if (body === null) into.push(margin + head + comment);
    else {
      if (style.braceAlone) into.push(margin + head + comment, `${margin}{`);
      else into.push(`${margin}${head} {${comment}`);
      write(body, style, level + 1, into);
      into.push(`${margin}}`);
    }
  }
}

/** Where a directive goes: a number for its place among the lines. */
const disturbances = fc.array(fc.tuple(fc.constantFrom(...DIRECTIVES), fc.nat({ max: 500 })), { maxLength: 3 });

/** A config as somebody might have written it, with a slip here and there. */
export const configs: fc.Arbitrary<string> = fc
  .tuple(bodyOf(TOP_LEVEL, DEPTH), STYLES, fc.oneof(fc.constant([]), disturbances))
  .map(([nodes, style, extra]) => {
    const lines: string[] = [];
    write(nodes, style, 0, lines);
    for (const [line, place] of extra) lines.splice(place % (lines.length + 1), 0, line);
    return lines.map((line) => line + style.lineEnd).join('');
  });
