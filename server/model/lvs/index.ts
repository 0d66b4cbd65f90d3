/** What the checker process makes of a config: virtual servers, their groups, real servers and checkers. */
import type { BoundBlock, BoundStatement } from '../../../grammar/bound.ts';
import type { Problem } from '../../../grammar/problem.ts';
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
import { linkTo } from './link.ts';
import type { KeptService, ServiceKeeper } from './keep.ts';
import { Reader, type Mode } from './reader.ts';
import { readService } from './service.ts';
import { readSsl } from './ssl.ts';
import { Trackables } from './trackables.ts';
import type { Group, LvsModel, SslSettings, VirtualServer } from './types.ts';

export type { LvsModel } from './types.ts';

/**
 * @param mode `run`: words as a running keepalived takes them, which is less strict with numbers than `keepalived -t`
 * @param keeper knows virtual servers that were read before, and gets to know the others
 */
export function buildLvs(
  root: BoundBlock,
  complaints: Complaints,
  globals: Globals,
  mode: Mode = 'test',
  keeper?: ServiceKeeper,
): LvsModel {
  const reader = new Reader(complaints, mode);
  const trackables = new Trackables(root, reader);
  const checkers = new CheckerReader(reader, trackables);
  const groups: Group[] = [];
  const services: (Draft | KeptService)[] = [];
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
        const service = keptOf(statement, checkers, complaints, keeper) ?? draftOf(statement, reader, checkers);
        if (service !== null) services.push(service);
        break;
      }
      default:
        trackables.define(statement);
    }
  }
  const link = linkTo(groups);
  const virtualServers: VirtualServer[] = [];
  for (const one of services) {
    const service = 'service' in one ? one.service : finished(one, link, reader, globals, keeper);
    if (service !== null) virtualServers.push(service);
  }
  tellEndless(virtualServers, globals, complaints);
  if (virtualServers.length > 0) checkScripts(globals, complaints, runnersOf(virtualServers, globals));
  return { groups, virtualServers, ssl };
}

/** A virtual server that is being read. */
interface Draft {
  readonly draft: ServiceDraft;
  /** It comes to the same wherever it stands among the others. */
  readonly isByItself: boolean;
  /** What has been told of it so far. */
  readonly problems: readonly Problem[];
}

function keptOf(statement: BoundStatement, checkers: CheckerReader, complaints: Complaints, keeper?: ServiceKeeper): KeptService | null {
  const kept = checkers.isSettled ? keeper?.recall(statement) : undefined;
  if (kept === undefined) return null;
  for (const { checkers: passed } of kept.service.realServers) checkers.pass(passed);
  for (const problem of kept.problems) complaints.problems.push(problem);
  return kept;
}

/** null: keepalived skips it. */
function draftOf(statement: BoundStatement, reader: Reader, checkers: CheckerReader): Draft | null {
  const { problems } = reader.complaints;
  const from = problems.length;
  const isByItself = checkers.begin();
  const draft = readService(statement, reader, checkers);
  return draft && { draft, isByItself: isByItself(), problems: problems.slice(from) };
}

/** null: keepalived drops it. */
function finished(
  { draft, isByItself, problems }: Draft,
  link: (service: ServiceDraft) => boolean,
  reader: Reader,
  globals: Globals,
  keeper?: ServiceKeeper,
): VirtualServer | null {
  const { problems: told } = reader.complaints;
  const from = told.length;
  if (!link(draft) || !completeService(draft, reader, globals)) return null;
  const service = finishService(draft, globals);
  if (isByItself && draft.form !== 'group' && draft.droppedServers.length === 0)
    keeper?.remember({ service, problems: [...problems, ...told.slice(from)] });
  return service;
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
