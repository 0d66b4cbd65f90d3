/** What may be written at the cursor. */
import type { Document } from './document.ts';
import { keywordItems } from './completion-keywords.ts';
import { includeItems, isIncludeLine, type ListDirectory } from './completion-paths.ts';
import { macroItems, valueItems } from './completion-values.ts';
import { rolesOfWords, argsOf } from './arguments.ts';
import type { Project } from './project.ts';
import type { Span } from './types.ts';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'block' | 'keyword' | 'option' | 'value' | 'name' | 'interface' | 'macro' | 'file' | 'folder';
  /** Beside the label: the arguments, the kind of thing. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Of a keyword: where its page is, for `pageOf`. */
  readonly page?: { readonly path: readonly string[]; readonly name: string };
  /** What is put in place of `replaces`: plain text, or with `isSnippet` a snippet with `$1`, `${2:text}`. */
  readonly insert: string;
  readonly isSnippet: boolean;
  readonly replaces: Span;
  readonly deprecated?: boolean;
  /** Smaller comes first. */
  readonly rank: number;
  /** The next word is worth an offer at once. */
  readonly goesOn?: boolean;
}

export interface CompletionOptions {
  /** The editor can fill in snippets. */
  readonly snippets: boolean;
  /** The names in a directory; absent: there is no file system. */
  readonly list?: ListDirectory;
  /** One level of indentation. */
  readonly indent: string;
}

export function completion(project: Project, document: Document, offset: number, options: CompletionOptions): readonly CompletionItem[] {
  if (document.isComment(offset)) return [];
  const { source, text } = document;
  const lineStart = source.lineRange(source.lineOf(offset)).start;
  const before = text.slice(lineStart, offset);
  if (isIncludeLine(before)) return includeItems(before, offset, document, options);
  const macro = /\$\{?\w*$/.exec(before);
  if (macro !== null) return macroItems(project, ...macroPlace(macro[0], offset, text));

  const replaces = { start: startOfWord(text, offset, lineStart), end: endOfWord(text, offset) };
  const scope = document.scopeAt(offset);
  const node = document.nodeAt(offset);
  // behind a closing brace, and before the first word, a statement begins
  const isFirst = node === null || replaces.start <= (node.words.starts[0] ?? node.line.start);
  if (isFirst && scope.lines === null) return keywordItems(scope, replaces, document, options, node);
  if (node !== null && node.block !== null && (node.block.open?.start ?? Infinity) < offset) return [];

  const words = node === null ? [] : node.words.texts.filter((_, index) => (node.words.ends[index] ?? 0) < replaces.start);
  const { args, from } = node === null || isFirst ? argsOfLines(scope) : argsOf(node);
  const role = rolesOfWords(words, args, from, document.keepalived)[words.length];
  return role === undefined ? [] : valueItems(role, { project, document, words, replaces });
}

/** What a macro replaces, and whether it must have braces: without them keepalived takes only what stands alone. */
function macroPlace(typed: string, offset: number, text: string): [Span, boolean] {
  let end = offset;
  while (/\w/.test(text.charAt(end))) end++;
  const isBraced = typed.startsWith('${');
  if (isBraced && text.charAt(end) === '}') end++;
  return [{ start: offset - typed.length, end }, isBraced || /[^\s,)]/.test(text.charAt(end))];
}

function argsOfLines({ lines }: ReturnType<Document['scopeAt']>): ReturnType<typeof argsOf> {
  const [first] = lines?.entry ?? [];
  return { args: lines?.pooled && first !== undefined ? [{ ...first, rest: true }] : (lines?.entry ?? []), from: 0 };
}

const isWordPart = (char: string): boolean => /[^\s{}"'#]/.test(char);

function startOfWord(text: string, offset: number, floor: number): number {
  let at = offset;
  while (at > floor && isWordPart(text.charAt(at - 1))) at--;
  return at;
}

function endOfWord(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && isWordPart(text.charAt(at))) at++;
  return at;
}
