/** What rules look at: every thing of a kind that a config has, in file order. */
import { readNotifyCommand, type Command } from '../model/scripts.ts';
import type { Cluster } from '../model/cluster/types.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { CheckerOf, ClusterKind, Config, SubjectKind, Subjects } from './rule.ts';

/** The kinds of things that are in virtual servers. */
export type ServiceKind = 'virtual server' | 'real server' | 'checker' | 'command';

/** Those of one virtual server. */
export const subjectsIn: { readonly [Kind in ServiceKind]: (service: VirtualServer) => readonly Subjects[Kind][] } = {
  'virtual server': (service) => [service],
  'real server': (service) => service.realServers.map((server) => ({ service, server })),
  checker: (service) =>
    service.realServers.flatMap((server) => server.checkers.map((checker): CheckerOf => ({ service, server, checker }))),
  command: commandsIn,
};

function commandsIn({ quorumUp, quorumDown, realServers }: VirtualServer): Command[] {
  // a file can have tens of thousands of servers, nearly all without a command
  const found: (Command | null)[] = [quorumUp, quorumDown];
  for (const { notifyUp, notifyDown, checkers } of realServers) {
    found.push(notifyUp, notifyDown);
    for (const { command } of checkers) found.push(command);
  }
  return found.filter((command) => command !== null);
}

/** The kinds of things that stand outside of virtual servers. */
export type OutsideKind = 'config' | 'instance' | 'sync group' | 'script' | 'command';

export const subjectsOutside: { readonly [Kind in OutsideKind]: (config: Config) => readonly Subjects[Kind][] } = {
  config: (config) => [config],
  instance: ({ model }) => model.vrrp.instances,
  'sync group': ({ model }) => model.vrrp.syncGroups,
  script: ({ model }) => model.vrrp.definitions.allScripts,
  command: commandsOutside,
};

function commandsOutside({ model: { globals, vrrp }, version }: Config): Command[] {
  const { startupScript, shutdownScript, notifyFifo, vrrpNotifyFifo, lvsNotifyFifo } = globals;
  const notified = [...vrrp.syncGroups, ...vrrp.instances].flatMap(({ notify }) => [...notify.values()]);
  const found: (Command | null)[] = [
    startupScript,
    shutdownScript,
    ...[notifyFifo, vrrpNotifyFifo, lvsNotifyFifo].map(({ script }) => script),
    ...vrrp.definitions.allScripts.map(({ command }) => command),
    ...notified.map((statement) => readNotifyCommand(statement, version)),
  ];
  return found.filter((command) => command !== null);
}

export const clusterSubjectsOf: { readonly [Kind in ClusterKind]: (cluster: Cluster) => readonly Subjects[Kind][] } = {
  cluster: (cluster) => [cluster],
  'virtual router': ({ routers }) => routers.filter(({ members }) => members.length > 1),
};

export const isInServices = (kind: SubjectKind): kind is ServiceKind => Object.hasOwn(subjectsIn, kind);
export const isOutside = (kind: SubjectKind): kind is OutsideKind => Object.hasOwn(subjectsOutside, kind);
export const isOfCluster = (kind: SubjectKind): kind is ClusterKind => Object.hasOwn(clusterSubjectsOf, kind);
