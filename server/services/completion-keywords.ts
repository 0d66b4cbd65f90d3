/** The keywords of a block, as snippets with their arguments. */
import { placesOf, wordsOf } from '../../grammar/language/index.ts';
import { keywordPage, signature } from '../../grammar/language/page.ts';
import type { Arg, Keyword, ValueType, Version } from '../../grammar/language/types.ts';
import { exists } from '../../grammar/language/version.ts';
import { typeAt } from '../../grammar/values/check.ts';
import type { CompletionItem, CompletionOptions } from './completion.ts';
import type { Document } from './document.ts';
import type { Node, Scope } from './outline.ts';
import type { Span } from './types.ts';

export function keywordItems(
  scope: Scope,
  replaces: Span,
  document: Document,
  options: CompletionOptions,
  current: Node | null,
): CompletionItem[] {
  if (scope.table === null) return [];
  const present = new Set(scope.items.filter((item) => item !== current).map(({ keyword }) => keyword?.name));
  const isAlone = /^[ \t]*(?:$|\n|\r|#|!|\})/.test(document.text.slice(replaces.end, replaces.end + 200));
  const items: CompletionItem[] = [];
  for (const keyword of wordsOf(scope.table, document.keepalived).values()) {
    if (present.has(keyword.name) && !mayRepeat(keyword)) continue;
    items.push(itemOf(keyword, scope, replaces, { ...options, snippets: options.snippets && isAlone }, document.keepalived));
  }
  return items;
}

/** What a keyword does: made when an editor shows it, not for all that it lists. */
export function pageOf({ path, name }: NonNullable<CompletionItem['page']>): string | null {
  const entry = placesOf(name).find(
    (place) => place.path.length === path.length && place.path.every((block, index) => block.name === path[index]),
  );
  return entry === undefined ? null : keywordPage(entry, 3);
}

/** A second one adds to the first: not offered where it only replaces it or is reported. */
const mayRepeat = ({ repeat, block, lines }: Keyword): boolean =>
  repeat === undefined ? block !== undefined || lines !== undefined : repeat === 'adds';

function itemOf(keyword: Keyword, scope: Scope, replaces: Span, options: CompletionOptions, version: Version): CompletionItem {
  const isBlock = keyword.block !== undefined || keyword.lines !== undefined;
  const deprecated = keyword.deprecated !== undefined;
  return {
    label: keyword.name,
    kind: isBlock ? 'block' : 'keyword',
    detail: signature(keyword),
    page: { path: scope.path.map(({ name }) => name), name: keyword.name },
    insert: options.snippets ? keywordSnippet(keyword, options.indent, version) : keyword.name,
    isSnippet: options.snippets,
    replaces,
    ...(deprecated ? { deprecated } : {}),
    rank: deprecated ? 3 : keyword.required ? 0 : 1,
    ...(isBlock || keyword.args === undefined ? {} : { goesOn: true }),
  };
}

/** `virtual_router_id ${1:vrid}`, `virtual_ipaddress {\n\t$0\n}`. */
export function keywordSnippet(keyword: Keyword, indent: string, version: Version): string {
  let stop = 1;
  const placeholder = (arg: Arg): string => placeholderOf(arg, typeAt(arg, version), stop++);
  const words = [escaped(keyword.name)];
  for (const arg of keyword.args ?? []) if (!arg.optional && exists(arg, version)) words.push(placeholder(arg));
  if (keyword.lines !== undefined) return `${words.join(' ')} {\n${indent}$0\n}`;
  if (keyword.block === undefined) return words.join(' ');
  const required = keyword.block.keywords.filter((inner) => inner.required && inner.deprecated === undefined && exists(inner, version));
  const inner = required.map((statement) => {
    if (statement.block !== undefined || statement.lines !== undefined)
      return `${indent}${statement.name} {\n${indent}${indent}$${stop++}\n${indent}}`;
    return [`${indent}${escaped(statement.name)}`, ...(statement.args ?? []).filter((arg) => !arg.optional).map(placeholder)].join(' ');
  });
  return `${words.join(' ')} {\n${inner.length === 0 ? '' : `${inner.join('\n')}\n`}${indent}$0\n}`;
}

function placeholderOf(arg: Arg, type: ValueType, stop: number): string {
  if (type.kind === 'enum' && type.values.length <= 20) {
    return `\${${stop}|${type.values.map(({ word }) => word.replace(/[,|\\$}]/g, '\\$&')).join(',')}|}`;
  }
  if (type.kind === 'boolean') return `\${${stop}|on,off|}`;
  if (type.kind === 'script') return `"\${${stop}:${escaped(arg.name)}}"`;
  return `\${${stop}:${escaped(arg.name)}}`;
}

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
