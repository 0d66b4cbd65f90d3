/** What a virtual server asks for and ipvsadm has no words for. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { Note } from './types.ts';

export function notesOf(server: VirtualServer): Note[] {
  const notes: Note[] = [];
  const note = (statement: BoundStatement, message: string): void => {
    notes.push({ message, place: statement.place(0, Infinity), statement: server.statement });
  };
  const checked = server.realServers.filter(({ checkers }) => checkers.length > 0).length;
  if (checked > 0) {
    note(
      server.statement,
      `keepalived checks ${checked === server.realServers.length ? 'every' : `${checked} of ${server.realServers.length}`} real server${checked === 1 && server.realServers.length > 1 ? '' : 's'} here; this table is that of all checks passed.`,
    );
  }
  if (server.sorryServer !== null)
    note(
      server.sorryServer.statement,
      `The sorry server ${server.sorryServer.statement.word(1) ?? ''} is added when fewer than ${server.quorum} of weight are left.`,
    );
  if (server.quorumStatement !== null)
    note(server.quorumStatement, `The quorum is a matter of keepalived's: ${server.quorum} of weight must be up.`);
  if (server.inhibitOnFailure) note(server.statement, 'inhibit_on_failure: a real server that fails stays in the table with weight 0.');
  for (const real of server.realServers) {
    if (real.inhibitOnFailure && !server.inhibitOnFailure)
      note(real.statement, 'inhibit_on_failure: when it fails, this real server stays in the table with weight 0.');
    if (real.lowerThreshold > real.upperThreshold)
      note(real.statement, 'The kernel refuses this real server: its lthreshold is above its uthreshold (or there is none).');
    if (real.weight > 65535) note(real.statement, `ipvsadm takes no weight above 65535, keepalived sets ${real.weight}.`);
  }
  return notes;
}
