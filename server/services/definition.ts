/** Where the name under the cursor is defined, or the file that an include names. */
import type { Document } from './document.ts';
import type { Project } from './project.ts';
import type { Range, Span } from './types.ts';

/** A place to go to. */
export interface Target extends Range {
  /** The name at the target, within its range. */
  readonly name: Span;
}

export function definition(project: Project, document: Document, offset: number): readonly Target[] {
  const symbol = project.symbols.at(document.name, offset);
  if (symbol !== null) {
    return project.symbols.definitions(symbol.kind, symbol.name).map(({ file, start, end, node }) => {
      const whole = node?.line.origin === null ? { start: node.line.start, end: Math.max(node.end, end) } : { start, end };
      return { file, ...whole, name: { start, end } };
    });
  }
  return project.allReadings
    .flatMap(({ includes }) => includes)
    .filter(({ place }) => place.source.name === document.name && place.start <= offset && offset <= place.end)
    .flatMap(({ paths }) => paths)
    .filter((path, index, all) => all.indexOf(path) === index)
    .map((file) => ({ file, start: 0, end: 0, name: { start: 0, end: 0 } }));
}
