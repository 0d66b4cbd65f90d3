/** Placeholders of template languages: to keepalived their braces are braces. */
import type { LogicalLine } from './lines.ts';
import type { Place } from './problem.ts';
import type { Source } from './source.ts';

/** What stands in quotes or in a comment is left out; only the group is a placeholder. */
const PLACEHOLDER = /"[^"\n]*"|[#!][^\n]*|(\{\{[ \t]*[^\s{}][^\n{}]*\}\}|\{%[^\n{}]*%\})/g;

/** The first one in a file; null: there is none. */
export function placeholderIn({ text }: Source): { readonly start: number; readonly end: number } | null {
  if (!text.includes('{{') && !text.includes('{%')) return null;
  for (const { index, 0: whole, 1: found } of text.matchAll(PLACEHOLDER))
    if (found !== undefined) return { start: index, end: index + whole.length };
  return null;
}

/** What stands where a `{` was taken for that of a block. */
export interface Placeholder {
  readonly text: string;
  readonly place: Place;
  /** `{{ … }}`, as templates have it; else `${NAME}`, of a name that is not defined. */
  readonly isTemplate: boolean;
  /** Where the written line ends. */
  readonly lineEnd: number;
}

/** null: the brace is one. */
export function placeholderAt(open: LogicalLine): Placeholder | null {
  const { source, start, via } = open.place(open.start, open.end);
  const { text } = source;
  const isTemplate = text.charAt(start + 1) === '{';
  const isMacro = text.charAt(start - 1) === '$';
  // what a macro has put there was not written here
  if ((!isTemplate && !isMacro) || via !== undefined) return null;
  const end = text.indexOf(isTemplate ? '}}' : '}', start);
  const newline = text.indexOf('\n', start);
  const lineEnd = newline === -1 ? text.length : newline;
  if (end === -1 || end > lineEnd) return null;
  const place = { source, start: isMacro ? start - 1 : start, end: end + (isTemplate ? 2 : 1) };
  return { text: text.slice(place.start, place.end), place, isTemplate, lineEnd };
}
