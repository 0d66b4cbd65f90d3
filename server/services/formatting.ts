/** Formats a file, the lines of a range, or what a closing brace has just ended. */
import { format, formatRange, PRINT_DEFAULTS, type PrintOptions } from '../../grammar/print.ts';
import type { Document } from './document.ts';
import type { Span, TextEdit } from './types.ts';

/** What the editor says of tabs and blanks. */
export interface Indentation {
  readonly insertSpaces: boolean;
  readonly tabSize: number;
}

/** Settings of the user go over those of the editor; what they leave open (`editor`, null) or say wrongly is as the editor has it. */
export function printOptions(editor: Partial<Indentation>, settings: Readonly<Record<string, unknown>>): PrintOptions {
  const { indent, size, blankLines } = settings;
  const given = size ?? editor.tabSize;
  return {
    indent: indent === 'tab' || indent === 'space' ? indent : editor.insertSpaces === false ? 'tab' : 'space',
    size: isWhole(given) && given >= 1 && given <= 16 ? given : PRINT_DEFAULTS.size,
    blankLines: isWhole(blankLines) && blankLines >= 0 ? blankLines : PRINT_DEFAULTS.blankLines,
  };
}

const isWhole = (value: unknown): value is number => Number.isInteger(value);

/** No edits where the braces do not match: nobody could say what belongs where. */
export const formatDocument = (document: Document, options: PrintOptions): readonly TextEdit[] => format(document.text, options).edits;

export const formatLines = (document: Document, { start, end }: Span, options: PrintOptions): readonly TextEdit[] =>
  formatRange(document.text, start, end, options);

/** After a `}`: its block. After a line end: the line before. */
export function formatOnType(document: Document, offset: number, options: PrintOptions): readonly TextEdit[] {
  const { source, text } = document;
  if (text.charAt(offset - 1) === '}') {
    const owner = document.scopeAt(offset - 1).owner;
    const start = owner !== null && owner.line.source === source ? owner.line.start : offset - 1;
    return formatLines(document, { start, end: offset }, options);
  }
  const line = source.lineOf(offset);
  return line < 2 ? [] : formatLines(document, source.lineRange(line - 1), options);
}
