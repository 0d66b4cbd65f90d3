/** Which configs belong together, as `kalint.clusters` says. */
import type { Project } from '../services/index.ts';
import type { Session } from './session.ts';

/** The configs of the other nodes. */
export function partners({ workspace, settings }: Session, project: Project): readonly Project[] {
  const { clusters } = settings.for(project.name);
  const around = clusters.find((globs) => globs.some((glob) => matches(project.name, glob)));
  if (around === undefined) return [];
  return workspace.allProjects.filter(({ name }) => name !== project.name && around.some((glob) => matches(name, glob)));
}

/** `*`, `**` and `?`; a glob that begins with no `/` may stand anywhere below. */
export function matches(path: string, glob: string): boolean {
  const pattern = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) => (wild === '**/' ? '(?:.*/)?' : wild === '**' ? '.*' : wild === '*' ? '[^/]*' : '[^/]'));
  return new RegExp(`${glob.startsWith('/') ? '^' : '(?:^|/)'}${pattern}$`).test(path);
}
