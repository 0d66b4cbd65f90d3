/** What is there to know about the word under the cursor. Markdown. */
import type { Arg, Keyword, ValueType, Version } from '../../grammar/language/types.ts';
import { describeType, keywordPage } from '../../grammar/language/page.ts';
import { exists } from '../../grammar/language/version.ts';
import { PREDEFINITIONS } from '../../grammar/predefined.ts';
import { rolesOf, type Role } from './arguments.ts';
import { describeAddress } from './address-text.ts';
import type { Document } from './document.ts';
import { effectiveValue } from './effective.ts';
import type { Node } from './outline.ts';
import type { Project } from './project.ts';
import type { Occurrence } from './symbols.ts';
import { titleOf } from './titles.ts';
import type { Span } from './types.ts';

export interface Hover extends Span {
  readonly markdown: string;
}

export function hover(project: Project, document: Document, offset: number): Hover | null {
  if (document.isComment(offset)) return null;
  const macro = macroHover(project, document, offset);
  if (macro !== null) return macro;
  const node = document.nodeAt(offset);
  if (node === null) return null;
  const index = document.wordAt(node, offset);
  const [start, end] = [node.words.starts[index], node.words.ends[index]];
  if (start === undefined || end === undefined) return null;
  const markdown =
    index === 0 && node.keyword !== null
      ? keywordHover(node, node.keyword, document, project)
      : valueHover(node, rolesOf(node, document.keepalived)[index], node.words.texts[index] ?? '', document, project, offset);
  return markdown === null ? null : { start, end, markdown };
}

function keywordHover(node: Node, keyword: Keyword, document: Document, project: Project): string {
  const page = keywordPage({ path: node.parent.path, keyword }, 3);
  const warning = lifetimeWarning(keyword, document.keepalived);
  const holds = effectiveValue(project, document, node);
  return [warning, page.trimEnd(), holds === null ? null : `In effect here: \`${holds}\``].filter((part) => part !== null).join('\n\n');
}

function lifetimeWarning(keyword: Keyword, version: Version): string | null {
  if (exists(keyword, version)) return null;
  return keyword.removed !== undefined && !exists({ removed: keyword.removed }, version)
    ? `**keepalived ${version} no longer knows this word.**`
    : `**keepalived ${version} does not know this word yet.**`;
}

function valueHover(node: Node, role: Role | undefined, word: string, document: Document, project: Project, offset: number): string | null {
  if (role?.namesOption && role.option !== null) {
    const args = (role.option.args ?? []).map((arg) => `<${arg.name}>`).join(' ');
    return [`\`${[role.option.word, args].filter(Boolean).join(' ')}\``, role.option.doc].join('\n\n');
  }
  if (role === undefined || role.type === null || role.arg === null) return null;
  const symbol = mayBeName(role.type, word) ? project.symbols.at(document.name, offset) : null;
  const parts = [
    `**${role.arg.name}**: ${describeType(role.type)}`,
    role.arg.doc,
    valueDoc(role.type, word),
    describeAddress(word, role.type),
    symbol === null ? null : symbolText(symbol, project),
    facts(role.arg),
    node.keyword === null ? node.parent.lines?.doc : null,
  ];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n\n');
}

/** Names are looked for in all of the project; most values are none. */
const mayBeName = ({ kind }: ValueType, word: string): boolean =>
  kind === 'name' || kind === 'reference' || kind === 'interface' || word.includes('$');

function valueDoc(type: ValueType, word: string): string | null {
  if (type.kind !== 'enum') return null;
  const value = type.values.find((known) => (type.ignoreCase ? known.word.toLowerCase() === word.toLowerCase() : known.word === word));
  return value?.doc === undefined ? null : `\`${value.word}\`: ${value.doc}`;
}

const facts = (arg: Arg): string =>
  [arg.default === undefined ? '' : `default: \`${arg.default}\``, arg.consequence === undefined ? '' : `if it is bad, ${arg.consequence}`]
    .filter(Boolean)
    .join(' · ');

/** Where a name is defined, and as what. */
function symbolText(symbol: Occurrence, project: Project): string | null {
  if (symbol.kind === 'interface') return null;
  const [definition] = project.symbols.definitions(symbol.kind, symbol.name);
  const uses = project.symbols.of(symbol.kind, symbol.name).filter(({ defines }) => !defines).length;
  if (definition === undefined) return `There is no \`${symbol.kind}\` of this name.`;
  const where = `${definition.file.slice(definition.file.lastIndexOf('/') + 1)}:${lineOf(project, definition)}`;
  const used = uses === 0 ? 'not used' : uses === 1 ? 'used once' : `used ${uses} times`;
  return [`\`${definition.node?.label ?? symbol.name}\` (${where}), ${used}`, definition.node === null ? null : titleOf(definition.node)]
    .filter((part) => part !== null)
    .join('\n\n');
}

const lineOf = (project: Project, { file, start }: Occurrence): number => project.sources.get(file)?.lineOf(start) ?? 0;

/** `$NAME`: what it stands for here. */
function macroHover(project: Project, document: Document, offset: number): Hover | null {
  const line = document.source.lineRange(document.source.lineOf(offset));
  if (!document.text.slice(line.start, line.end).includes('$')) return null;
  for (const reading of project.allReadings) {
    const isHere = ({ source, start, end }: Span & { readonly source: { readonly name: string } }): boolean =>
      source.name === document.name && start <= offset && offset <= end;
    const use = reading.macroUses.find(({ place }) => isHere(place));
    const definition = use?.definition ?? reading.definitions.find(({ place }) => isHere(place));
    const place = use?.place ?? definition?.place;
    if (place === undefined) continue;
    const name = use?.name ?? definition?.name ?? '';
    const value = definition?.lines.map(({ text }) => text).join('\n') ?? use?.value ?? '';
    const known = PREDEFINITIONS.find((predefined) => predefined.name === name)?.doc;
    const from = definition === undefined ? known : `defined in line ${definition.place.source.lineOf(definition.place.start)}`;
    return { start: place.start, end: place.end, markdown: [`\`$${name}\``, from, fenced(value)].filter(Boolean).join('\n\n') };
  }
  return null;
}

const fenced = (text: string): string => `\`\`\`keepalived\n${text}\n\`\`\``;
