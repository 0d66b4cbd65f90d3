/** The way back: what ipvsadm printed, to a configuration of which keepalived makes the same table. */
import { checkRisks } from './lift-check.ts';
import { configOf } from './lift-config.ts';
import { limitsOf } from './lift-limits.ts';
import { readTable } from './lift-read.ts';
import type { LiftedTable, LiftProblem } from './lift-types.ts';

export type { LiftedDestination, LiftedService, LiftedTable, LiftProblem } from './lift-types.ts';

export interface LiftResult {
  readonly table: LiftedTable;
  /** A keepalived.conf, with health checks that fit each port. */
  readonly config: string;
  /** In the order of lines. */
  readonly problems: readonly LiftProblem[];
}

/** Never throws, whatever the text. */
export function lift(text: string): LiftResult {
  const { table, problems } = readTable(text);
  const limits = table.services.flatMap((service) => [...limitsOf(service), ...checkRisks(service)]);
  return { table, config: configOf(table), problems: [...problems, ...limits].sort((a, b) => a.line - b.line) };
}
