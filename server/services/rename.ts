/** Gives a thing another name, wherever it is named, in all files of the config. */
import type { Version } from '../../grammar/language/types.ts';
import { baseOf } from './paths.ts';
import type { Document } from './document.ts';
import type { Project } from './project.ts';
import { rolesOf } from './arguments.ts';
import type { Occurrence } from './symbols.ts';
import type { Edit, Span } from './types.ts';

/** Why a name cannot be changed; the message is for the user. */
export class RenameError extends Error {}

export interface Renamable extends Span {
  readonly placeholder: string;
}

/** The name under the cursor, if it can be changed; null: there is none. */
export function prepareRename(project: Project, document: Document, offset: number): Renamable | null {
  const symbol = project.symbols.at(document.name, offset);
  if (symbol === null || symbol.kind === 'interface') return null;
  if (!symbol.literal || (symbol.kind === 'macro' && project.symbols.definitions('macro', symbol.name).length === 0)) return null;
  return { start: symbol.start, end: symbol.end, placeholder: symbol.name };
}

/** @throws RenameError where the new name would break the config */
export function rename(project: Project, document: Document, offset: number, newName: string): readonly Edit[] | null {
  if (prepareRename(project, document, offset) === null) return null;
  const symbol = project.symbols.at(document.name, offset);
  if (symbol === null) return null;
  const places = project.symbols.of(symbol.kind, symbol.name);
  check(symbol, places, newName, project);
  return places.map(({ file, start, end }) => ({ file, start, end, text: newName }));
}

function check(symbol: Occurrence, places: readonly Occurrence[], newName: string, project: Project): void {
  const hidden = places.find(({ literal }) => !literal);
  if (hidden !== undefined) {
    const line = project.sources.get(hidden.file)?.lineOf(hidden.start) ?? 0;
    throw new RenameError(`A macro makes the name '${symbol.name}' in ${baseOf(hidden.file)}, line ${line}: change it there first.`);
  }
  if (symbol.kind === 'macro' && !/^[A-Za-z_]\w*$/.test(newName)) {
    throw new RenameError(`'${newName}' cannot be the name of a definition: it takes letters, digits and '_', and begins with no digit.`);
  }
  if (!/^[^\s{}"'#!$@]+$/.test(newName)) {
    throw new RenameError(`'${newName}' cannot be a name: it must be one word without quotes, braces, '#', '!', '$' and '@'.`);
  }
  const longest = Math.min(...places.map((place) => longestOf(place, project.options.keepalived)));
  if (newName.length > longest) throw new RenameError(`'${newName}' is too long: keepalived takes ${longest} characters here.`);
  if (newName !== symbol.name && symbol.kind !== 'id' && project.symbols.definitions(symbol.kind, newName).length > 0) {
    throw new RenameError(`There is a ${symbol.kind} '${newName}' already.`);
  }
}

function longestOf({ node, defines, name }: Occurrence, version: Version): number {
  if (node === null || !defines) return Infinity;
  const type = rolesOf(node, version)[node.words.texts.indexOf(name)]?.type;
  return (type?.kind === 'name' ? type.maxLength : undefined) ?? Infinity;
}
