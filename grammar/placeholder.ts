/** Placeholders of template languages: to keepalived their braces are braces. */
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
