/** Placeholders of template languages: to keepalived their braces are braces. */
import type { LogicalLine } from './lines.ts';
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
  /** Offsets in the text of the line. */
  readonly from: number;
  readonly to: number;
  /** `{{ … }}`, as templates have it; else `${NAME}`, of a name that is not defined. */
  readonly isTemplate: boolean;
  /** Where the written line ends. */
  readonly lineEnd: number;
}

/** null: the brace is one. */
export function placeholderAt({ text, start }: LogicalLine): Placeholder | null {
  const isTemplate = text.charAt(start + 1) === '{';
  const isMacro = text.charAt(start - 1) === '$';
  const end = text.indexOf(isTemplate ? '}}' : '}', start);
  const newline = text.indexOf('\n', start);
  const lineEnd = newline === -1 ? text.length : newline;
  if ((!isTemplate && !isMacro) || end === -1 || end > lineEnd) return null;
  const from = isMacro ? start - 1 : start;
  const to = end + (isTemplate ? 2 : 1);
  return { text: text.slice(from, to), from, to, isTemplate, lineEnd };
}
