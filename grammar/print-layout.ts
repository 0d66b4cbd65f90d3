/** Groups of written lines and the rows that they become: each group can be replaced without the others. */
import type { Depths } from './print-depth.ts';
import { apart, endsInBackslash, isBlankLine, isFragile, linesOf, rowsOf, type Row } from './print-rows.ts';
import { Source } from './source.ts';
import { piecesOf } from './written.ts';

export interface PlacedRow extends Row {
  readonly depth: number;
}

export interface Group {
  readonly start: number;
  /** Behind its last line end. */
  readonly end: number;
  /** null: it stays as it is. */
  readonly rows: readonly PlacedRow[] | null;
  /** More than 0: so many empty lines, and nothing else. */
  readonly blanks: number;
  readonly ending: string;
}

export function groupsOf(source: Source, depths: Depths): Group[] {
  const { text } = source;
  const lines = linesOf(text);
  const ending = lines[0]?.ending === '\r\n' ? '\r\n' : '\n';
  const hangs = definitionHangs(source);
  const groups: Group[] = [];
  let previous = '';
  // before 2.2.0 a line of blanks did not end a definition
  let continues = false;
  lines.forEach((line, index) => {
    const written = text.slice(line.start, line.end);
    const blanks = isBlankLine(written) ? 1 : 0;
    const stays = blanks > 0 ? continues : isFragile(written);
    const rows = stays ? null : blanks > 0 ? [] : placed(written, index, { depths, hangs, continues, previous });
    add(groups, {
      start: line.start,
      end: line.end + line.ending.length,
      ending: line.ending.endsWith('\n') ? line.ending : ending,
      rows,
      blanks,
    });
    previous = written;
    continues = endsInBackslash(written) || (blanks > 0 && continues);
  });
  return groups;
}

/** Empty lines in a row are one group, and so are words and the `{` that follows. */
function add(groups: Group[], group: Group): void {
  const before = groups[groups.length - 1];
  const isGap = before !== undefined && before.blanks > 0 && before.rows !== null;
  const owner = isGap ? groups[groups.length - 2] : before;
  const headed = owner === undefined ? null : withBrace(owner, group);
  if (headed !== null) groups.splice(isGap ? -2 : -1, 2, headed);
  else if (isGap && group.blanks > 0 && group.rows !== null) groups.splice(-1, 1, { ...before, end: group.end, blanks: before.blanks + 1 });
  else groups.push(group);
}

interface Surroundings {
  readonly depths: Depths;
  readonly hangs: ReadonlyMap<number, number>;
  /** The line before ends in a backslash. */
  readonly continues: boolean;
  readonly previous: string;
}

function placed(written: string, index: number, { depths, hangs, continues, previous }: Surroundings): PlacedRow[] {
  const rows = rowsOf(written, !continues && !/^[ \t]*[#!].*kalint-/.test(previous));
  let depth = depths.before(index) + (hangs.get(index) ?? 0);
  return rows.map((row) => {
    if (!row.plain) return { ...row, depth: depth - (depths.closes(index) ? 1 : 0) };
    if (row.text === '}') depth--;
    const own = depth;
    if (opens(row)) depth++;
    return { ...row, depth: own };
  });
}

export const opens = ({ text }: Row): boolean => text.endsWith('{');
export const closes = ({ text }: Row): boolean => text.startsWith('}');

/** A `{` on a line of its own goes behind the words that it belongs to; null: it stays. */
function withBrace(before: Group, group: Group): Group | null {
  const [brace, ...others] = group.rows ?? [];
  const owner = before.rows?.[before.rows.length - 1];
  if (brace?.text !== '{' || !brace.plain || owner === undefined || !owner.plain || /[{}]$/.test(owner.text)) return null;
  if (owner.comment !== '' && brace.comment !== '') return null;
  const head: PlacedRow = { ...owner, text: `${owner.text} {`, comment: apart(owner.comment || brace.comment) };
  return { ...group, start: before.start, rows: [...(before.rows ?? []).slice(0, -1), head, ...others] };
}

/** The further lines of definitions, by their index: how much deeper than the definition they stand. */
function definitionHangs(source: Source): Map<number, number> {
  const hangs = new Map<number, number>();
  for (const { kind, start, end } of piecesOf(source)) {
    if (kind !== 'definition') continue;
    const [first = '', ...further] = source.text.slice(start, end).split('\n');
    if (further.length === 0) continue;
    let open = bracesIn(first.slice(first.indexOf('=') + 1));
    const hang = open > 0 ? 0 : 1;
    const line = source.lineOf(start);
    further.forEach((body, index) => {
      const closing = body.trimStart().startsWith('}') ? 1 : 0;
      hangs.set(line + index, hang + Math.max(open - closing, 0));
      open = Math.max(open + bracesIn(body), 0);
    });
  }
  return hangs;
}

/** How many blocks a piece of text opens more than it closes. */
function bracesIn(text: string): number {
  let open = 0;
  for (const { kind } of piecesOf(new Source('', text))) open += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
  return open;
}
