/**
 * The formatter. It moves blanks, line ends and braces; words and comments stay as they are, and so does everything that keepalived
 * reads. That is not believed but looked at: the result is read again, as every kind of release reads it.
 */
import { depthsOf, readAs, type Unbalanced } from './print-depth.ts';
import { closes, groupsOf, opens, type Group, type PlacedRow } from './print-layout.ts';
import { isTooLong } from './print-rows.ts';
import { placeholderIn } from './placeholder.ts';
import { differs } from './print-proof.ts';
import { Source } from './source.ts';

export interface PrintOptions {
  readonly indent: 'space' | 'tab';
  /** Spaces that a level is indented by, 1 to 16; of no account for tabs. */
  readonly size: number;
  /** How many empty lines may follow each other, 0 or more. */
  readonly blankLines: number;
}

export const PRINT_DEFAULTS: PrintOptions = { indent: 'space', size: 4, blankLines: 1 };

/** Puts `text` in place of start…end (offsets in the text as it was, end exclusive). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why a text is left as it is. */
export interface Refusal {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Formatted {
  /** The formatted text; where it is refused, the text as it was. */
  readonly text: string;
  /** What leads there: in order, apart from each other, each within its own lines. */
  readonly edits: readonly TextEdit[];
  readonly refused: Refusal | null;
}

/** Formats a config. Never throws; a text whose braces do not match, or that is a template, is refused. */
export function format(text: string, options: PrintOptions = PRINT_DEFAULTS): Formatted {
  const source = new Source('', text);
  const ids = readAs(source);
  const edits = layOut(source, ids, options);
  if (!('length' in edits)) return { text, edits: [], refused: edits };
  const result = applied(text, edits);
  const difference = edits.length === 0 ? null : differs(text, result, ids);
  return difference === null ? { text: result, edits, refused: null } : { text, edits: [], refused: difference };
}

/** The edits of the lines that start…end touches. What they leave is read as before, too, but may be indented otherwise than the rest. */
export function formatRange(text: string, start: number, end: number, options: PrintOptions = PRINT_DEFAULTS): readonly TextEdit[] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const to = newline === -1 ? text.length : newline + 1;
  return format(text, options).edits.filter((edit) => edit.start >= from && edit.end <= to && (edit.start < to || to === text.length));
}

export function applied(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/** The edits before they are proved. */
export function layOut(source: Source, ids: readonly string[], options: PrintOptions): readonly TextEdit[] | Refusal {
  const placeholder = placeholderIn(source);
  if (placeholder !== null) return { message: OF_A_TEMPLATE, ...placeholder };
  const depths = depthsOf(source, ids);
  if ('brace' in depths) return refusalOf(depths);
  const indents = indentation(options);
  const groups = groupsOf(source, depths);
  return groups.flatMap((group, index) => {
    const old = source.text.slice(group.start, group.end);
    const fresh = group.blanks > 0 ? blankLines(group, groups[index - 1], groups[index + 1], options, old) : rendered(group, indents, old);
    return fresh === old ? [] : [smallest(group.start, old, fresh)];
  });
}

const OF_A_TEMPLATE =
  'This is a placeholder of a template, which formatting would take apart, so the file is left as it is. Format what comes out of the template.';

function refusalOf({ brace, kind }: Unbalanced): Refusal {
  const { start, end } = brace.place(brace.start, brace.end);
  const message =
    kind === 'never closed'
      ? "This '{' is never closed, so nobody can say which line belongs where, and the file is left as it is. Add the missing '}'."
      : "This '}' closes nothing, so nobody can say which line belongs where, and the file is left as it is. Remove it, or add the '{' that is missing.";
  return { message, start, end };
}

/** Deeper blocks than these exist only in attacks; they are not indented any further. */
const DEEPEST = 40;

const indentation = ({ indent, size }: PrintOptions): ((depth: number) => string) => {
  const level = indent === 'tab' ? '\t' : ' '.repeat(size);
  const known = Array.from({ length: DEEPEST + 1 }, (_, depth) => level.repeat(depth));
  return (depth) => known[Math.max(0, Math.min(depth, DEEPEST))] ?? '';
};

function rendered({ rows, ending }: Group, indent: (depth: number) => string, old: string): string {
  if (rows === null) return old.endsWith('\n') || old.includes('\0') ? old : old + ending;
  const lines = rows.map(({ depth, text, comment }) => indent(depth) + text + comment);
  // what would outgrow keepalived's line buffer stays as it is
  return lines.some(isTooLong) ? old : lines.map((line) => line + ending).join('');
}

/** Empty lines are kept between two statements, not at the ends of a block or a file. */
function blankLines(group: Group, before: Group | undefined, after: Group | undefined, options: PrintOptions, old: string): string {
  if (group.rows === null) return old;
  if (before === undefined || after === undefined) return '';
  const isEdge = isAtEdge(before.rows?.[before.rows.length - 1], after.rows?.[0]);
  return isEdge ? '' : group.ending.repeat(Math.min(group.blanks, options.blankLines));
}

const isAtEdge = (before: PlacedRow | undefined, after: PlacedRow | undefined): boolean =>
  (before !== undefined && opens(before)) || (after !== undefined && closes(after));

/** The edit without what both have in common on the left and on the right. */
function smallest(start: number, old: string, fresh: string): TextEdit {
  const most = Math.min(old.length, fresh.length);
  let left = 0;
  while (left < most && old[left] === fresh[left]) left++;
  let right = 0;
  while (right < most - left && old[old.length - 1 - right] === fresh[fresh.length - 1 - right]) right++;
  return { start: start + left, end: start + old.length - right, text: fresh.slice(left, fresh.length - right) };
}
