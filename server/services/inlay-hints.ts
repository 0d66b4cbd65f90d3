/** Effective values that nobody wrote and that matter: at the end of the line that opens the block. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { Instance } from '../model/vrrp/types.ts';
import type { Project } from './project.ts';
import type { Span } from './types.ts';

export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

export function inlayHints(project: Project, file: string, range: Span): readonly InlayHint[] {
  const { vrrp, lvs } = project.analysis.model;
  return [...vrrp.instances.flatMap(ofInstance), ...lvs.virtualServers.flatMap(ofServer)]
    .filter(({ place, offset }) => place === file && range.start <= offset && offset <= range.end)
    .map(({ offset, label, tooltip }) => ({ offset, label, tooltip }));
}

interface Placed extends InlayHint {
  readonly place: string;
}

function hintAt(statement: BoundStatement, label: string, tooltip: string): Placed[] {
  const { source, end } = statement.place(0, Infinity);
  // what a macro writes has no line end of its own
  return statement.line.origin === null ? [{ place: source.name, offset: end, label, tooltip }] : [];
}

function ofServer(server: VirtualServer): Placed[] {
  const { statement, protocolStatement, methodStatement, protocol, method, realServers } = server;
  const hints: Placed[] = [];
  if (protocolStatement === null && protocol !== 'none') {
    hints.push(...hintAt(statement, protocol, 'No protocol is written: keepalived takes UDP for addresses.'));
  }
  if (methodStatement === null && realServers.some(({ forwardingStatement }) => forwardingStatement === null)) {
    hints.push(...hintAt(statement, method.method, 'No forwarding method is written: keepalived takes NAT.'));
  }
  for (const { statement: own, port, forwarding, addressText } of realServers) {
    const written = Number(own.word(2) ?? 0);
    if (forwarding.method !== 'NAT' && server.key.kind === 'address' && written !== 0 && written !== server.key.port) {
      hints.push(
        ...hintAt(
          own,
          `port ${server.key.port}`,
          `With ${forwarding.method} the port cannot change: packets for ${addressText} keep port ${server.key.port}.`,
        ),
      );
    } else if (own.word(2) === undefined && port !== 0) {
      hints.push(...hintAt(own, `port ${port}`, 'No port is written: keepalived takes that of the virtual server.'));
    }
  }
  return hints;
}

function ofInstance({ statement, advertInterval, interval, priority, basePriority }: Instance): Placed[] {
  const hints: Placed[] = [];
  if (priority === null) hints.push(...hintAt(statement, `priority ${basePriority}`, 'No priority is written: this is the one in effect.'));
  if (advertInterval === null) {
    hints.push(...hintAt(statement, `advert_int ${interval / 1e6}`, 'No advert_int is written: adverts go out this many seconds apart.'));
  }
  return hints;
}
