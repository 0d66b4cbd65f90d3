/** Words that are files: includes, scripts, tracked files. */
import { nodes, type Node } from './outline.ts';
import { rolesOf } from './arguments.ts';
import type { Document } from './document.ts';
import { directoryOf, resolvePath } from './paths.ts';
import type { Project } from './project.ts';
import type { Span } from './types.ts';

export interface Link extends Span {
  /** Absolute path. */
  readonly path: string;
}

export function links(project: Project, document: Document): readonly Link[] {
  return [...includes(project, document), ...paths(document)];
}

function includes(project: Project, document: Document): Link[] {
  const found = new Map<number, Link>();
  for (const {
    place,
    paths: [path],
  } of project.allReadings.flatMap((reading) => reading.includes)) {
    if (place.source.name !== document.name || path === undefined) continue;
    found.set(place.start, { start: place.start, end: place.end, path: resolvePath(directoryOf(document.name), path) });
  }
  return [...found.values()];
}

/** Only absolute ones: what others count from, keepalived alone knows. */
function* paths(document: Document): Generator<Link> {
  for (const node of nodes(document.outline)) {
    if (!document.text.startsWith('/', firstSlash(node))) continue;
    const roles = rolesOf(node, document.keepalived);
    for (const [index, role] of roles.entries()) {
      const { type } = role;
      const start = node.words.starts[index];
      if (start === undefined || type === null) continue;
      if (type.kind !== 'script' && !(type.kind === 'text' && (type.is === 'path' || type.is === 'directory'))) continue;
      const lead = /^["']*/.exec(document.text.slice(start, node.line.end))?.[0].length ?? 0;
      const path = /^\/[^\s"'{}$#!]+/.exec(document.text.slice(start + lead, node.line.end))?.[0];
      if (path !== undefined) yield { start: start + lead, end: start + lead + path.length, path };
    }
  }
}

const firstSlash = ({ line }: Node): number => {
  const slash = line.text.indexOf('/', line.start);
  return slash === -1 || slash >= line.end ? line.end + 1 : slash;
};
