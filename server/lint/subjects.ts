/** What rules look at: every thing of a kind that a config has, in file order. */
import { readNotifyCommand, type Command } from '../model/scripts.ts';
import type { Cluster } from '../model/cluster/types.ts';
import type { CheckerOf, ClusterKind, Config, ServerOf, SubjectKind, Subjects } from './rule.ts';

const serversOf = ({ model }: Config): ServerOf[] =>
  model.lvs.virtualServers.flatMap((service) => service.realServers.map((server) => ({ service, server })));

const checkersOf = (config: Config): CheckerOf[] =>
  serversOf(config).flatMap(({ service, server }) => server.checkers.map((checker) => ({ service, server, checker })));

function commandsOf({ model: { globals, vrrp, lvs }, version }: Config): Command[] {
  const { startupScript, shutdownScript, notifyFifo, vrrpNotifyFifo, lvsNotifyFifo } = globals;
  const notified = [...vrrp.syncGroups, ...vrrp.instances].flatMap(({ notify }) => [...notify.values()]);
  const found: (Command | null)[] = [
    startupScript,
    shutdownScript,
    ...[notifyFifo, vrrpNotifyFifo, lvsNotifyFifo].map(({ script }) => script),
    ...vrrp.definitions.allScripts.map(({ command }) => command),
    ...notified.map((statement) => readNotifyCommand(statement, version)),
  ];
  // a file can have tens of thousands of servers, nearly all without a command
  for (const { quorumUp, quorumDown, realServers } of lvs.virtualServers) {
    found.push(quorumUp, quorumDown);
    for (const { notifyUp, notifyDown, checkers } of realServers) {
      found.push(notifyUp, notifyDown);
      for (const { command } of checkers) found.push(command);
    }
  }
  return found.filter((command) => command !== null);
}

export const subjectsOf: {
  readonly [Kind in Exclude<SubjectKind, 'statement' | ClusterKind>]: (config: Config) => readonly Subjects[Kind][];
} = {
  config: (config) => [config],
  instance: ({ model }) => model.vrrp.instances,
  'sync group': ({ model }) => model.vrrp.syncGroups,
  script: ({ model }) => model.vrrp.definitions.allScripts,
  command: commandsOf,
  'virtual server': ({ model }) => model.lvs.virtualServers,
  'real server': serversOf,
  checker: checkersOf,
};

export const clusterSubjectsOf: { readonly [Kind in ClusterKind]: (cluster: Cluster) => readonly Subjects[Kind][] } = {
  cluster: (cluster) => [cluster],
  'virtual router': ({ routers }) => routers.filter(({ members }) => members.length > 1),
};
