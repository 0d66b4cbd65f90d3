/**
 * Statements that keepalived takes once in all of the file. Binding tells of two in one block; there may be several `global_defs`.
 */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { Complaints } from '../complaints.ts';

export class Repetitions {
  private readonly complaints: Complaints;
  private readonly seen = new Map<string, { readonly first: BoundStatement; last: BoundStatement }>();

  constructor(complaints: Complaints) {
    this.complaints = complaints;
  }

  /** Does keepalived take this statement? */
  isTaken(statement: BoundStatement): boolean {
    const { keyword, parent, dropped } = statement;
    if (keyword.repeat !== 'reported-first') return true;
    // what is wrong with its words has been told, on the same line
    if (dropped) return false;
    const earlier = this.seen.get(keyword.name);
    if (earlier === undefined) {
      this.seen.set(keyword.name, { first: statement, last: statement });
      return true;
    }
    if (earlier.last.parent !== parent) this.report(statement, earlier.first);
    earlier.last = statement;
    return false;
  }

  private report(statement: BoundStatement, first: BoundStatement): void {
    this.complaints.of(statement, {
      rule: 'duplicate-statement',
      message: `Another global_defs has a '${statement.keyword.name}' already. keepalived keeps that one and ignores this. Remove one of the two.`,
      related: [{ ...first.place(0, Infinity), message: 'the first one' }],
      words: [0, 0],
    });
  }
}
