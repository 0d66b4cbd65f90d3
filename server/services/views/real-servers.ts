/** The real servers of a config: their names, and what they need for their forwarding methods. */
import { formatEndpoint } from '../../lower/address.ts';
import { load } from '../../lower/load.ts';
import { realServers, realServerScript } from '../../lower/realserver.ts';
import { comment } from '../../lower/shell.ts';
import type { Project } from '../project.ts';
import { plain, type View } from './view.ts';

/** As a shell script for all of them. */
export function realServerView(project: Project): View {
  const plan = realServers(load(project.reading, project.options.keepalived), {});
  const name = project.name.slice(project.name.lastIndexOf('/') + 1);
  const script = realServerScript(plan, name).trimEnd().split('\n');
  return { lines: [...plan.open.map((text) => plain(comment(text))), ...script.map(plain)] };
}

/** `ADDRESS:PORT` of each, once. */
export function realServerNames(project: Project): string[] {
  const servers = load(project.reading, project.options.keepalived)?.lvs.virtualServers ?? [];
  return [...new Set(servers.flatMap(({ realServers: reals }) => reals.map(({ address, port }) => formatEndpoint(address, port))))];
}
