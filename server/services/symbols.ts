/** Every name in a config: where it is given and where it is used. What is a name, THE TABLE says. */
import type { SymbolKind as TableKind } from '../../grammar/language/types.ts';
import type { Place } from '../../grammar/problem.ts';
import type { Reading } from '../../grammar/reader.ts';
import { rolesOf } from './arguments.ts';
import { nodes, outline, type Node } from './outline.ts';
import type { Project } from './project.ts';
import type { Range } from './types.ts';

/** Besides the things of THE TABLE: `$NAME`, `@id`, and interfaces, which the host defines. */
export type SymbolKind = TableKind | 'macro' | 'id' | 'interface';

export interface Occurrence extends Range {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly defines: boolean;
  /** The name stands there letter by letter; else a macro makes it. */
  readonly literal: boolean;
  /** The statement; null for macros and ids. */
  readonly node: Node | null;
}

export class SymbolIndex {
  readonly all: readonly Occurrence[];
  private readonly byKey = new Map<string, Occurrence[]>();
  private readonly byFile = new Map<string, Occurrence[]>();

  constructor(project: Project) {
    const seen = new Map<string, Occurrence>();
    for (const reading of project.allReadings) {
      for (const occurrence of occurrencesIn(reading, project.options.keepalived)) {
        const { kind, name, file, start, end, literal } = occurrence;
        const key = `${file}\0${start}\0${end}\0${kind}\0${literal ? '' : name}`;
        if (!seen.has(key)) seen.set(key, occurrence);
      }
    }
    this.all = [...seen.values()];
    for (const occurrence of this.all) {
      push(this.byKey, keyOf(occurrence.kind, occurrence.name), occurrence);
      push(this.byFile, occurrence.file, occurrence);
    }
  }

  /** The innermost name at an offset. */
  at(file: string, offset: number): Occurrence | null {
    const here = (this.byFile.get(file) ?? []).filter(({ start, end }) => start <= offset && offset <= end);
    return here.sort((a, b) => a.end - a.start - (b.end - b.start) || Number(b.literal) - Number(a.literal))[0] ?? null;
  }

  /** Definition and uses of one name. */
  of(kind: SymbolKind, name: string): readonly Occurrence[] {
    return this.byKey.get(keyOf(kind, name)) ?? [];
  }

  definitions(kind: SymbolKind, name: string): readonly Occurrence[] {
    return this.of(kind, name).filter(({ defines }) => defines);
  }

  /** The names of a kind that are defined; of interfaces and ids, that are used. */
  names(kind: SymbolKind): readonly string[] {
    const isDefined = kind !== 'interface' && kind !== 'id';
    const names = this.all.filter((occurrence) => occurrence.kind === kind && (occurrence.defines || !isDefined)).map(({ name }) => name);
    return [...new Set(names)];
  }
}

const keyOf = (kind: SymbolKind, name: string): string => `${kind}\0${name}`;

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function* occurrencesIn(reading: Reading, version: string): Generator<Occurrence> {
  for (const node of nodes(outline(reading.lines, version))) {
    const { texts } = node.words;
    const roles = rolesOf(node, version);
    for (const [index, name] of texts.entries()) {
      const type = roles[index]?.namesOption === true ? null : roles[index]?.type;
      const kind =
        type?.kind === 'name' ? type.defines : type?.kind === 'reference' ? type.to : type?.kind === 'interface' ? type.kind : null;
      if (kind !== null && name !== '') yield occurrence(kind, name, type?.kind === 'name', node.place(index), node);
    }
  }
  for (const { name, place } of reading.definitions) yield occurrence('macro', name, true, place, null);
  for (const { name, place } of reading.macroUses) yield occurrence('macro', name, false, nameIn(place, name), null);
  for (const source of reading.sources) yield* idsIn(source.text, source.name);
}

function occurrence(kind: SymbolKind, name: string, defines: boolean, place: Place, node: Node | null): Occurrence {
  const inner = nameIn(place, name);
  const { source, start, end } = inner;
  return { kind, name, defines, file: source.name, start, end, literal: source.text.slice(start, end) === name, node };
}

/** The name without what stands around it: `"NAME"`, `${NAME}`. */
function nameIn(place: Place, name: string): Place {
  const { source, start, end } = place;
  const written = source.text.slice(start, end);
  const lead = /^(?:"|\$\{?\s*)/.exec(written)?.[0].length ?? 0;
  return lead > 0 && source.text.startsWith(name, start + lead)
    ? { ...place, start: start + lead, end: start + lead + name.length }
    : place;
}

const ID = /^[ \t]*@\^?([^\s{}]+)/gm;

/** `@id` and `@^id` at the beginning of lines. */
function* idsIn(text: string, file: string): Generator<Occurrence> {
  if (!text.includes('@')) return;
  for (const match of text.matchAll(ID)) {
    const name = match[1] ?? '';
    const end = match.index + match[0].length;
    yield { kind: 'id', name, defines: false, file, start: end - name.length, end, literal: true, node: null };
  }
}
