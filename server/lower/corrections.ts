/** What keepalived corrects, fills in or drops as it loads virtual servers: the model's complaints, kept with what they are about. */
import type { BoundStatement } from '../../grammar/bound.ts';
import { Complaints, type Complaint } from '../model/complaints.ts';
import type { Diary } from './diary.ts';

export interface Correction {
  readonly statement: BoundStatement;
  /** The virtual server or group around it. */
  readonly about: BoundStatement;
  readonly message: string;
}

const BLOCKS = ['virtual_server', 'virtual_server_group'];

export class Corrections extends Complaints {
  readonly list: Correction[] = [];

  override of(statement: BoundStatement, complaint: Complaint): void {
    super.of(statement, complaint);
    const about = around(statement);
    // what depends on the host may be otherwise there
    if (about !== null && complaint.host !== true && complaint.masked !== true)
      this.list.push({ statement, about, message: complaint.message });
  }
}

function around(statement: BoundStatement): BoundStatement | null {
  for (let one: BoundStatement | null = statement; one !== null; one = one.parent.owner) {
    if (BLOCKS.includes(one.keyword.name)) return one;
  }
  return null;
}

export function tellOfCorrections(corrections: readonly Correction[], diary: Diary): void {
  for (const { statement, about, message } of corrections) diary.write(statement, about, message);
}
