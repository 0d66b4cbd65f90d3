/** What a block comes to, over its first line. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { Instance } from '../model/vrrp/types.ts';
import type { Project } from './project.ts';
import type { Span } from './types.ts';

export interface CodeLens extends Span {
  readonly title: string;
  /** What a click asks for: the ipvsadm commands, or nothing. */
  readonly command: 'showIpvsadm' | null;
}

export function codeLenses(project: Project, file: string): readonly CodeLens[] {
  const { vrrp, lvs } = project.analysis.model;
  const others = [...project.otherAnalyses, ...project.partners.map(({ analysis }) => analysis)].flatMap(
    ({ model }) => model.vrrp.instances,
  );
  return [
    ...vrrp.instances.map((instance) => lensOn(instance.statement, titleOfInstance(instance, others), null)),
    ...lvs.virtualServers.map((server) => lensOn(server.statement, titleOfServer(server), 'showIpvsadm')),
  ]
    .filter((lens) => lens.file === file)
    .map(({ start, end, title, command }) => ({ start, end, title, command }));
}

function lensOn(statement: BoundStatement, title: string, command: CodeLens['command']): CodeLens & { readonly file: string } {
  const { source, start, end } = statement.place();
  return { file: source.name, start, end, title, command };
}

function titleOfServer({ realServers, sorryServer }: VirtualServer): string {
  const parts = [count(realServers.length, 'real server'), ...(sorryServer === null ? [] : ['sorry server'])];
  return `${parts.join(' + ')} · show ipvsadm`;
}

function titleOfInstance(instance: Instance, others: readonly Instance[]): string {
  const { vrid, interface: own, vips, excludedVips, basePriority } = instance;
  const where = [vrid === null ? null : String(vrid.value), own === null ? null : `on ${own.value}`].filter((part) => part !== null);
  const gap = gapTo(instance, others);
  return [where.join(' '), count(vips.length + excludedVips.length, 'VIP'), gap === null ? `priority ${basePriority}` : `gap ${gap}`]
    .filter((part) => part !== '')
    .join(' · ');
}

/** How far the nearest priority of another node is; null: no other node is known. */
function gapTo(instance: Instance, others: readonly Instance[]): number | null {
  const same = others.filter(({ vrid, family }) => vrid !== null && vrid.value === instance.vrid?.value && family === instance.family);
  const gaps = same.map(({ basePriority }) => Math.abs(basePriority - instance.basePriority));
  return gaps.length === 0 ? null : Math.min(...gaps);
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
