/** vrrp_track_process: statements that look at those before them. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { Complaints } from '../complaints.ts';
import { signedWithin, unsignedWithin } from './tracking-numbers.ts';
import type { Vrrp } from './types.ts';

const MOST_PROCESSES = 65535;

/** How many processes must, and may, run. */
class Quorum {
  least = 1;
  /** null: no limit. */
  most: number | null = null;
  private leastFrom: BoundStatement | null = null;
  private mostFrom: BoundStatement | null = null;
  private readonly complaints: Complaints;

  constructor(complaints: Complaints) {
    this.complaints = complaints;
  }

  readLeast(statement: BoundStatement): void {
    const value = unsignedWithin(statement.word(1), 1, MOST_PROCESSES);
    if (value === null) return;
    if (this.most !== null && value > this.most) {
      this.refuse(statement, this.mostFrom, `is more than the quorum_max of ${this.most} that stands above it`);
      return;
    }
    this.least = value;
    this.leastFrom = statement;
  }

  readMost(statement: BoundStatement): void {
    const value = unsignedWithin(statement.word(1), 0, MOST_PROCESSES);
    if (value === null) return;
    // none may run: as long as no quorum says otherwise
    if (value < this.least && (value > 0 || this.least > 1)) {
      this.refuse(statement, this.leastFrom, `is less than the quorum of ${this.least} that stands above it`);
      return;
    }
    this.most = value;
    this.mostFrom = statement;
    if (value === 0) this.least = 0;
    else if (this.least === 0) this.least = 1;
  }

  private refuse(statement: BoundStatement, other: BoundStatement | null, why: string): void {
    this.complaints.of(statement, {
      rule: 'quorum-conflict',
      message: `'${statement.label}' ${why}. keepalived ignores the line; write 'quorum' first, and a 'quorum_max' that is not below it.`,
      ...(other === null ? {} : { related: [{ ...other.place(0, Infinity), message: 'it does not go with this' }] }),
    });
  }
}

export function readTrackProcess(statement: BoundStatement, { complaints, definitions }: Vrrp): void {
  const { block } = statement;
  const name = statement.word(1);
  if (block === null || name === undefined) return;
  const quorum = new Quorum(complaints);
  let program: readonly string[] = [];
  let weight = 0;
  let reverse = false;
  for (const item of block.items) {
    const keyword = item.keyword.name;
    if (keyword === 'quorum') quorum.readLeast(item);
    else if (keyword === 'quorum_max') quorum.readMost(item);
    else if (keyword === 'process' && program.length === 0) program = item.words.texts.slice(1);
    else if (keyword === 'weight' && weight === 0) {
      const given = signedWithin(item.word(1), 254);
      weight = given ?? 0;
      reverse ||= given !== null && item.word(2) === 'reverse';
    }
  }
  if (program.length === 0) {
    complaints.of(statement, {
      rule: 'incomplete-definition',
      message: `'${name}' has no 'process': there is nothing to watch. keepalived drops the vrrp_track_process, and every track_process that names it.`,
      told: 'close',
    });
    return;
  }
  if (definitions.processes.has(name)) return;
  definitions.processes.set(name, {
    kind: 'process',
    name,
    statement,
    weight,
    reverse,
    program,
    quorum: quorum.least,
    quorumMax: quorum.most,
  });
}
