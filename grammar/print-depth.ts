/** How deep each written line stands, by what keepalived reads: macros and `@id` lines may open and close blocks, too. */
import { CLOSE, OPEN, type LogicalLine } from './lines.ts';
import { read } from './reader.ts';
import type { Source } from './source.ts';

export interface Depths {
  /** Blocks that are open before a line; by its index, as all of these. */
  before(line: number): number;
  /** It closes a block before anything else. */
  closes(line: number): boolean;
}

/** A brace without a partner. */
export interface Unbalanced {
  readonly brace: LogicalLine;
  readonly kind: 'never closed' | 'closes nothing';
}

/** Ids beyond these are laid out like the others. */
const MOST_IDS = 32;

/** Every id that the text names, and none (''). */
export function readAs(source: Source): string[] {
  return ['', ...[...read(source).ids].sort().slice(0, MOST_IDS)];
}

/** The depths, or the first brace without a partner where no id makes the braces match. */
export function depthsOf(source: Source, ids: readonly string[]): Depths | Unbalanced {
  const walks = ids.map((id) => walk(read(source, { id: id === '' ? null : id }).lines, source.lineStarts.length));
  const balanced = walks.filter(({ unbalanced }) => unbalanced === null);
  const [first] = walks;
  if (balanced.length === 0 && first?.unbalanced) return first.unbalanced;
  const closes = (line: number): boolean => balanced.some(({ own }) => own[line] === CLOSES);
  return { closes, before: (line) => deepest(balanced, line) };
}

const NOTHING = 0,
  SOMETHING = 1,
  CLOSES = 2;

interface Walk {
  readonly before: Int32Array;
  /** What the line comes to: nothing, something, or something that begins with a `}`. */
  readonly own: Uint8Array;
  readonly unbalanced: Unbalanced | null;
}

function walk(lines: readonly LogicalLine[], count: number): Walk {
  const before = new Int32Array(count);
  const own = new Uint8Array(count);
  const open: LogicalLine[] = [];
  let unbalanced: Unbalanced | null = null;
  let next = 0;
  for (const line of lines) {
    const index = line.at - 1;
    while (next <= index) before[next++] = open.length;
    if (own[index] === NOTHING) own[index] = line.kind === CLOSE ? CLOSES : SOMETHING;
    if (line.kind === OPEN) open.push(line);
    else if (line.kind === CLOSE && open.pop() === undefined) unbalanced ??= { brace: line, kind: 'closes nothing' };
  }
  while (next < count) before[next++] = open.length;
  const [outermost] = open;
  if (outermost !== undefined) unbalanced ??= { brace: outermost, kind: 'never closed' };
  return { before, own, unbalanced };
}

/** A line that some ids drop stands where those see it that keep it. */
function deepest(walks: readonly Walk[], line: number): number {
  const keeping = walks.filter(({ own }) => own[line] !== NOTHING);
  return Math.max(...(keeping.length > 0 ? keeping : walks).map(({ before }) => before[line] ?? 0));
}
