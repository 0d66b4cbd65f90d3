/** What each word is, for colours: keywords that the block knows, names, values, macros. */
import { exists } from '../../grammar/language/version.ts';
import type { ValueType } from '../../grammar/language/types.ts';
import { rolesOf, type Role } from './arguments.ts';
import type { Document } from './document.ts';
import { nodes, type Node } from './outline.ts';
import type { Span } from './types.ts';

export const TOKEN_TYPES = [
  'keyword',
  'class',
  'property',
  'enumMember',
  'number',
  'string',
  'variable',
  'macro',
  'comment',
  'parameter',
] as const;
export const TOKEN_MODIFIERS = ['declaration', 'deprecated'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface Token extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** In the order of the text, none over another, none over several lines. */
export function semanticTokens(document: Document, range: Span = { start: 0, end: document.text.length }): readonly Token[] {
  const tokens: Token[] = [];
  const add = (token: Token): void => {
    if (token.end >= range.start && token.start <= range.end && token.end > token.start) tokens.push(token);
  };
  for (const node of nodes(document.outline)) {
    if (node.line.end < range.start || node.line.start > range.end) continue;
    addWords(node, document, (token) => {
      if (document.text.slice(token.start, token.end).includes('$')) for (const piece of aroundMacros(token, document)) add(piece);
      else add(token);
    });
    if (node.from > node.line.start) add({ start: node.line.start, end: prefixEnd(node, document), type: 'macro', modifiers: [] });
  }
  for (const { kind, start, end } of document.pieces) {
    if (start > range.end) break;
    if (kind === 'comment') add({ start, end, type: 'comment', modifiers: [] });
    else if (kind === 'definition') add({ start, end: document.text.indexOf('=', start), type: 'macro', modifiers: ['declaration'] });
  }
  return tokens.sort((a, b) => a.start - b.start);
}

const prefixEnd = ({ line, from }: Node, { text }: Document): number => line.start + text.slice(line.start, from).trimEnd().length;

function addWords(node: Node, document: Document, add: (token: Token) => void): void {
  const { words, keyword, parent } = node;
  const { starts, ends } = words;
  const [start, end] = [starts[0], ends[0]];
  if (start === undefined || end === undefined) return;
  if (keyword !== null && exists(keyword, document.keepalived)) {
    const type = keyword.block === undefined && keyword.lines === undefined ? 'property' : 'keyword';
    add({ start, end, type, modifiers: keyword.deprecated === undefined ? [] : ['deprecated'] });
  } else if (keyword === null && parent.lines === null) {
    if (/^include[rmwba]?$/.test(words.texts[0] ?? '')) add({ start, end, type: 'keyword', modifiers: [] });
    return;
  }
  const roles = rolesOf(node, document.keepalived);
  for (let index = parent.lines === null ? 1 : 0; index < starts.length; index++) {
    const token = tokenOf(roles[index], starts[index] ?? 0, ends[index] ?? 0);
    if (token !== null) add(token);
  }
}

function tokenOf(role: Role | undefined, start: number, end: number): Token | null {
  if (role === undefined || role.type === null) return null;
  if (role.namesOption) {
    return role.option === null
      ? null
      : { start, end, type: 'parameter', modifiers: role.option.deprecated === undefined ? [] : ['deprecated'] };
  }
  const type = OF_VALUE[role.type.kind];
  return type === null ? null : { start, end, type, modifiers: role.type.kind === 'name' ? ['declaration'] : [] };
}

const OF_VALUE: Readonly<Record<ValueType['kind'], TokenType | null>> = {
  integer: 'number',
  decimal: 'number',
  timer: 'number',
  port: 'number',
  boolean: 'enumMember',
  enum: 'enumMember',
  address: 'number',
  interface: 'variable',
  name: 'class',
  reference: 'class',
  text: 'string',
  script: 'string',
  special: 'string',
  options: null,
};

/** Without braces a name ends at a blank, a comma or a closing parenthesis; anywhere else keepalived does not replace it. */
const MACRO = /\$(?:\{[^}]*\}|[A-Za-z_]\w*(?=[\s,)]|$))/g;

/** The macros in a word are tokens of their own. */
function* aroundMacros(token: Token, { text }: Document): Generator<Token> {
  const word = text.slice(token.start, token.end);
  let at = token.start;
  for (const match of word.matchAll(MACRO)) {
    const start = token.start + match.index;
    if (start > at) yield { ...token, start: at, end: start };
    at = start + match[0].length;
    yield { start, end: at, type: 'macro', modifiers: [] };
  }
  if (at < token.end) yield { ...token, start: at };
}
