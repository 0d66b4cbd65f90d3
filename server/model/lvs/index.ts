/** What the checker process makes of a config: virtual servers, their groups, real servers and checkers. */
import type { BoundBlock } from '../../../grammar/bound.ts';
import type { Complaints } from '../complaints.ts';
import type { Globals } from '../globals.ts';
import { checkScripts, runnerOf, type Runner } from '../script-security.ts';
import type { Command } from '../scripts.ts';
import { CheckerReader } from './checkers.ts';
import { completeService } from './complete.ts';
import type { ServiceDraft } from './draft.ts';
import { tellEndless } from './endless.ts';
import { finishService } from './finish.ts';
import { readGroup } from './groups.ts';
import { linkGroups } from './link.ts';
import { Reader, type Mode } from './reader.ts';
import { readService } from './service.ts';
import { readSsl } from './ssl.ts';
import { Trackables } from './trackables.ts';
import type { Group, LvsModel, SslSettings, VirtualServer } from './types.ts';

export type { LvsModel } from './types.ts';

/** @param mode `run`: words as a running keepalived takes them, which is less strict with numbers than `keepalived -t` */
export function buildLvs(root: BoundBlock, complaints: Complaints, globals: Globals, mode: Mode = 'test'): LvsModel {
  const reader = new Reader(complaints, mode);
  const trackables = new Trackables(root, reader);
  const checkers = new CheckerReader(reader, trackables);
  const groups: Group[] = [];
  const services: ServiceDraft[] = [];
  let ssl: SslSettings | null = null;
  for (const statement of root.items) {
    switch (statement.keyword.name) {
      case 'SSL':
        ssl = readSsl(statement);
        break;
      case 'virtual_server_group': {
        const group = readGroup(statement, reader);
        if (group !== null) groups.push(group);
        break;
      }
      case 'virtual_server': {
        const service = readService(statement, reader, checkers);
        if (service !== null) services.push(service);
        break;
      }
      default:
        trackables.define(statement);
    }
  }
  const virtualServers: VirtualServer[] = [];
  for (const service of linkGroups(services, groups)) {
    if (completeService(service, reader, globals)) virtualServers.push(finishService(service, globals));
  }
  tellEndless(virtualServers, globals, complaints);
  if (virtualServers.length > 0) checkScripts(globals, complaints, runnersOf(virtualServers, globals));
  return { groups, virtualServers, ssl };
}

/** All scripts of the checker process, in the order in which keepalived looks at them. */
function runnersOf(virtualServers: readonly VirtualServer[], globals: Globals): Runner[] {
  const runners: Runner[] = [];
  for (const { realServers } of virtualServers) {
    for (const { checkers } of realServers) {
      for (const { command, userStatement } of checkers)
        if (command !== null)
          runners.push({ command, user: userStatement?.word(1) ?? null, group: userStatement?.word(2) ?? null, userFrom: userStatement });
    }
  }
  const add = (command: Command | null): void => {
    if (command !== null) runners.push(runnerOf(command));
  };
  for (const { quorumUp, quorumDown, realServers } of virtualServers) {
    add(quorumUp);
    add(quorumDown);
    for (const { notifyUp, notifyDown } of realServers) {
      add(notifyUp);
      add(notifyDown);
    }
  }
  add(globals.notifyFifo.script);
  add(globals.lvsNotifyFifo.script);
  return runners;
}
