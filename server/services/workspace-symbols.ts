/** Named blocks of all configs, by a part of their name. */
import type { Project } from './project.ts';
import type { Occurrence, SymbolKind } from './symbols.ts';
import type { Range } from './types.ts';

export interface WorkspaceSymbol extends Range {
  readonly name: string;
  readonly kind: SymbolKind | 'virtual_server';
}

/** More than anyone scrolls through. */
const MOST = 500;

export function workspaceSymbols(projects: readonly Project[], query: string): readonly WorkspaceSymbol[] {
  const found = new Map<string, WorkspaceSymbol>();
  for (const project of projects) {
    for (const symbol of [...project.symbols.all.filter(isDefinition), ...servers(project)]) {
      if (found.size >= MOST) return [...found.values()];
      const { name, kind, file, start, end } = symbol;
      if (matches(name, query)) found.set(`${file}\0${start}\0${kind}`, { name, kind, file, start, end });
    }
  }
  return [...found.values()];
}

const isDefinition = ({ defines }: Occurrence): boolean => defines;

function servers(project: Project): WorkspaceSymbol[] {
  return project.analysis.bound.root.items
    .filter(({ keyword }) => keyword.name === 'virtual_server')
    .map((statement) => {
      const { source, start, end } = statement.place(0, Infinity);
      return { name: statement.label, kind: 'virtual_server', file: source.name, start, end };
    });
}

/** The letters of the query stand in the name, in this order; upper and lower case are the same. */
function matches(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
