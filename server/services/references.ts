/** Every place that names the thing under the cursor. */
import type { Document } from './document.ts';
import type { Project } from './project.ts';
import type { Occurrence } from './symbols.ts';
import type { Range, Span } from './types.ts';

export function references(project: Project, document: Document, offset: number, withDefinition: boolean): readonly Range[] {
  return occurrences(project, document, offset)
    .filter(({ defines }) => withDefinition || !defines)
    .map(({ file, start, end }) => ({ file, start, end }));
}

export interface Highlight extends Span {
  readonly kind: 'read' | 'write';
}

/** Those in the file itself. */
export function highlight(project: Project, document: Document, offset: number): readonly Highlight[] {
  return occurrences(project, document, offset)
    .filter(({ file }) => file === document.name)
    .map(({ start, end, defines }) => ({ start, end, kind: defines ? 'write' : 'read' }));
}

function occurrences(project: Project, document: Document, offset: number): readonly Occurrence[] {
  const symbol = project.symbols.at(document.name, offset);
  return symbol === null ? [] : project.symbols.of(symbol.kind, symbol.name);
}
