/** Reads `global_defs` and the single lines beside it, in the order of the file, as keepalived's parent process does. */
import type { BoundBlock, BoundStatement } from '../../../grammar/bound.ts';
import type { Complaints } from '../complaints.ts';
import { checkStartAndStop } from '../script-security.ts';
import { Draft } from './draft.ts';
import { HANDLERS } from './handlers.ts';
import { Repetitions } from './repetitions.ts';
import type { Globals } from './types.ts';

export function buildGlobals(root: BoundBlock, complaints: Complaints): Globals {
  const globals = new Draft();
  const repetitions = new Repetitions(complaints);
  for (const statement of statementsOf(root)) {
    if (statement.keyword.name === 'global_defs') globals.blocks.push(statement);
    else if (repetitions.isTaken(statement)) HANDLERS.get(statement.keyword.name)?.(statement, globals, complaints);
  }
  checkStartAndStop(globals, complaints);
  return globals;
}

/** The statements of the parent process: single lines, and what the `global_defs` hold. */
function* statementsOf(root: BoundBlock): Generator<BoundStatement> {
  for (const statement of root.items) {
    if (statement.keyword.processes?.includes('parent') !== true) continue;
    yield statement;
    if (statement.block !== null && !statement.skipped) yield* statement.block.items;
  }
}
