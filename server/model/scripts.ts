/** The commands that a config makes keepalived run. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Version } from '../../grammar/language/types.ts';
import { commandOf, readCommandLine } from '../../grammar/values/script.ts';

/** A command that a statement names, as keepalived would run it. */
export interface Command {
  readonly from: BoundStatement;
  /** Program and arguments, quotes and backslashes resolved; at least one word. */
  readonly words: readonly string[];
  /** As named behind the command; null: not named, the script user runs it. */
  readonly user: string | null;
  readonly group: string | null;
}

/**
 * The command of a statement that may name a user and a group behind it: notify…, quorum_up, startup_script, notify_fifo_script, …
 * null: keepalived cannot make out the command and drops the statement.
 */
export function readNotifyCommand(statement: BoundStatement, version: Version): Command | null {
  const { words, line } = readCommand(statement, version);
  if (words === null) return null;
  return { from: statement, words, user: line.words[2]?.text ?? null, group: line.words[3]?.text ?? null };
}

/** The command of a `script` (vrrp_script) or `misc_path` statement: what stands behind it is ignored. null: as if it were not there. */
export function readScriptCommand(statement: BoundStatement, version: Version): Command | null {
  const { words } = readCommand(statement, version);
  return words === null ? null : { from: statement, words, user: null, group: null };
}

function readCommand(statement: BoundStatement, version: Version) {
  const read = readCommandLine(statement.line.image, version);
  return { words: commandOf(read), line: read.line };
}
