/** The blocks of a file as a tree. */
import type { Document } from './document.ts';
import type { Node, Scope } from './outline.ts';
import { titleOf } from './titles.ts';
import type { Span } from './types.ts';

export interface DocumentSymbol extends Span {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'instance' | 'group' | 'server' | 'check' | 'settings' | 'values' | 'macro';
  /** The words that name it. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** Deeper braces than any config has: what is below is left out, not recursed into. */
const DEEPEST = 50;

export function documentSymbols(document: Document): readonly DocumentSymbol[] {
  return [...macros(document), ...symbolsIn(document.outline, 0)].sort((a, b) => a.start - b.start);
}

function symbolsIn(scope: Scope, depth: number): DocumentSymbol[] {
  if (depth > DEEPEST) return [];
  return scope.items.flatMap((node) => (node.block === null ? [] : [symbolOf(node, node.block, depth)]));
}

function symbolOf(node: Node, block: Scope, depth: number): DocumentSymbol {
  const { start } = node.line;
  const isValues = node.keyword?.lines !== undefined;
  const end = Math.max(node.end, node.line.end);
  return {
    name: node.label === '' ? '{' : node.label,
    detail: (isValues ? values(block) : (titleOf(node) ?? '')).replaceAll('`', ''),
    kind: isValues ? 'values' : kindOf(node),
    start,
    end,
    selection: { start, end: Math.min(node.line.end, end) },
    children: isValues ? [] : symbolsIn(block, depth + 1),
  };
}

const values = ({ items }: Scope): string =>
  items
    .slice(0, 4)
    .map(({ label }) => label)
    .join(', ') + (items.length > 4 ? ', …' : '');

/** By what THE TABLE says of it: what gives a name, what is grouped, where it stands. */
function kindOf({ keyword, parent }: Node): DocumentSymbol['kind'] {
  if (keyword === null) return 'settings';
  if (/_group$/.test(keyword.name)) return 'group';
  if (/_server$/.test(keyword.name)) return 'server';
  if (/_(?:CHECK|GET)$/.test(keyword.name)) return 'check';
  return parent.owner === null && keyword.args !== undefined ? 'instance' : 'settings';
}

const macros = ({ pieces, source }: Document): DocumentSymbol[] =>
  pieces.filter(({ kind }) => kind === 'definition').map(({ start, end }) => macroOf(source.text.slice(start, end), start));

function macroOf(text: string, start: number): DocumentSymbol {
  const equals = text.indexOf('=');
  return {
    name: text.slice(0, equals),
    detail: text.slice(equals + 1, equals + 60).replace(/\s+/g, ' '),
    kind: 'macro',
    start,
    end: start + text.length,
    selection: { start, end: start + equals },
    children: [],
  };
}
