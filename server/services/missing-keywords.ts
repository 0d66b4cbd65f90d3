/** Keywords without which a block is useless, and that are not there. */
import { wordsOf } from '../../grammar/language/index.ts';
import type { Arg, Keyword } from '../../grammar/language/types.ts';
import { action, type CodeAction } from './code-action.ts';
import type { Document } from './document.ts';
import type { Scope } from './outline.ts';

export function missingKeywords(document: Document, offset: number): CodeAction[] {
  const scope = scopeFor(document, offset);
  if (scope.table === null || scope.open === null || scope.owner === null) return [];
  const present = new Set(scope.items.map(({ keyword }) => keyword?.name));
  const { table, open, owner } = scope;
  const missing = [...wordsOf(table, document.keepalived).values()].filter(
    ({ required, deprecated, name }) => required && deprecated === undefined && !present.has(name),
  );
  const base = indentAt(document, owner.line.start);
  const step = indentStep(document, scope, base);
  return missing.map((keyword) =>
    action({
      title: `Add '${keyword.name}'`,
      kind: 'refactor.rewrite',
      edits: [
        {
          file: document.name,
          start: open.end,
          end: open.end,
          text: `\n${statement(keyword, base + step, step)}${rest(document, open.end)}`,
        },
      ],
    }),
  );
}

/** The block that the cursor is in, or whose first line it is on. */
function scopeFor(document: Document, offset: number): Scope {
  const node = document.nodeAt(offset);
  return node?.block ?? document.scopeAt(offset);
}

const indentAt = ({ source, text }: Document, offset: number): string => {
  const { start } = source.lineRange(source.lineOf(offset));
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
};

/** As the block does it already, else four blanks. */
function indentStep(document: Document, { items }: Scope, base: string): string {
  const [first] = items;
  const inner = first === undefined ? '' : indentAt(document, first.line.start);
  return inner.startsWith(base) && inner.length > base.length ? inner.slice(base.length) : '    ';
}

/** What follows the brace on its line must not come to stand behind the new statement. */
function rest({ text, source }: Document, at: number): string {
  const { end } = source.lineRange(source.lineOf(at));
  return /^[ \t]*(?:[#!]|$)/.test(text.slice(at, end)) ? '' : '\n';
}

function statement(keyword: Keyword, indent: string, step: string): string {
  const words = [keyword.name, ...(keyword.args ?? []).filter(({ optional }) => !optional).map(example)].join(' ');
  return keyword.block === undefined && keyword.lines === undefined ? indent + words : `${indent}${words} {\n${indent}${step}\n${indent}}`;
}

/** A value that can stand there until the right one is put in. */
function example({ type, default: initial, name }: Arg): string {
  if (initial !== undefined && /^\S+$/.test(initial)) return initial;
  if (type.kind === 'enum') return type.values[0]?.word ?? name;
  if (type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'timer') return String(Math.max(type.min, 1));
  if (type.kind === 'interface') return 'eth0';
  if (type.kind === 'boolean') return 'on';
  return name.toUpperCase();
}
