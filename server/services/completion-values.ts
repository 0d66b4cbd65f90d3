/** Values that an argument can take: words of THE TABLE, names of the config, interfaces that it mentions. */
import { describeType } from '../../grammar/language/page.ts';
import type { EnumType, OptionsType, ValueType } from '../../grammar/language/types.ts';
import { exists } from '../../grammar/language/version.ts';
import { PREDEFINED } from '../../grammar/predefined.ts';
import type { Role } from './arguments.ts';
import type { CompletionItem } from './completion.ts';
import type { Document } from './document.ts';
import type { Project } from './project.ts';
import type { SymbolKind } from './symbols.ts';
import { titleOf } from './titles.ts';
import type { Span } from './types.ts';

export interface Asked {
  readonly project: Project;
  readonly document: Document;
  /** The words before. */
  readonly words: readonly string[];
  readonly replaces: Span;
}

export function valueItems({ type, arg }: Role, asked: Asked): CompletionItem[] {
  if (type === null) return [];
  const items = [...ofType(type, asked)];
  const { default: initial } = arg ?? {};
  if (items.length === 0 && initial !== undefined && /^\S+$/.test(initial)) {
    items.push(plain(initial, 'value', asked.replaces, { detail: 'the default', documentation: describeType(type) }));
  }
  return items;
}

function ofType(type: ValueType, asked: Asked): CompletionItem[] {
  const { replaces } = asked;
  switch (type.kind) {
    case 'enum':
      return enumItems(type, asked);
    case 'boolean':
      return ['on', 'off', 'true', 'false', 'yes', 'no'].map((word, rank) => plain(word, 'value', replaces, { rank }));
    case 'reference':
      return names(type.to, asked);
    case 'interface':
      return names('interface', asked);
    case 'options':
      return optionItems(type, asked);
    case 'address':
      return [...(type.words ?? []).map((word) => plain(word, 'value', replaces, {})), ...addresses(asked)];
    default:
      return [];
  }
}

const enumItems = (type: EnumType, { document, replaces }: Asked): CompletionItem[] =>
  type.values
    .filter((value) => exists(value, document.keepalived))
    .map(({ word, doc }, rank) => plain(word, 'value', replaces, { rank, ...(doc === undefined ? {} : { documentation: doc }) }));

function optionItems(type: OptionsType, { document, words, replaces }: Asked): CompletionItem[] {
  const given = new Set(words);
  return type.options
    .filter((option) => exists(option, document.keepalived) && ![option.word, ...(option.aliases ?? [])].some((word) => given.has(word)))
    .map((option) => ({
      ...plain(option.word, 'option', replaces, { documentation: option.doc, rank: option.deprecated === undefined ? 1 : 3 }),
      ...(option.args === undefined ? {} : { detail: option.args.map((arg) => `<${arg.name}>`).join(' '), goesOn: true }),
      ...(option.deprecated === undefined ? {} : { deprecated: true }),
    }));
}

function names(kind: SymbolKind, { project, words, replaces }: Asked): CompletionItem[] {
  const given = new Set(words);
  return project.symbols
    .names(kind)
    .filter((name) => !given.has(name))
    .map((name) => {
      const [definition] = project.symbols.definitions(kind, name);
      const documentation = definition === undefined || definition.node === null ? null : titleOf(definition.node);
      return plain(quoted(name), kind === 'interface' ? 'interface' : 'name', replaces, {
        detail: kind,
        ...(documentation === null ? {} : { documentation }),
      });
    });
}

/** Addresses that stand in the file already: a peer, a virtual server on a virtual address. */
function addresses({ project, replaces }: Asked): CompletionItem[] {
  const { vrrp } = project.analysis.model;
  const found = new Map<string, string>();
  for (const { name, vips, excludedVips, peers } of vrrp.instances) {
    for (const { text } of [...vips, ...excludedVips]) found.set(text, `virtual address of ${name}`);
    for (const { text } of peers) found.set(text, `peer of ${name}`);
  }
  return Array.from(found, ([text, detail]) => plain(text, 'value', replaces, { detail, rank: 2 }));
}

/** `$NAME` and what keepalived brings along. */
export function macroItems(project: Project, replaces: Span, braced: boolean): CompletionItem[] {
  const written = (name: string): string => (braced || name.startsWith('_') ? `\${${name}}` : `$${name}`);
  const defined = new Map(project.allReadings.flatMap(({ definitions }) => definitions.map((definition) => [definition.name, definition])));
  return [
    ...Array.from(defined.values(), ({ name, lines }) =>
      plain(written(name), 'macro', replaces, {
        detail: lines
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 80),
      }),
    ),
    ...Array.from(PREDEFINED(project.options.keepalived).values(), ({ name, doc }) =>
      plain(written(name), 'macro', replaces, { documentation: doc, rank: 2 }),
    ),
  ];
}

const quoted = (name: string): string => (/\s/.test(name) ? `"${name}"` : name);

const plain = (
  label: string,
  kind: CompletionItem['kind'],
  replaces: Span,
  more: Partial<Pick<CompletionItem, 'detail' | 'documentation' | 'rank'>>,
): CompletionItem => ({ label, kind, insert: label, isSnippet: false, replaces, rank: 1, ...more });
