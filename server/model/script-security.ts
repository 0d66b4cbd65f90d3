/**
 * What keepalived checks of all scripts of a process once the file is read: who runs them, and whether root would run what others may
 * change. Much of it depends on the host; what the config alone shows is here.
 */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Complaints } from './complaints.ts';
import type { Globals } from './globals.ts';
import type { Command } from './scripts.ts';

/** A command, and who runs it; where nobody is named, the script user does. */
export interface Runner {
  readonly command: Command;
  readonly user: string | null;
  readonly group: string | null;
  /** Where the user is named, if not with the command. */
  readonly userFrom?: BoundStatement | null;
}

/** `</file` only opens the file. */
const runsNothing = ({ words: [program = ''] }: Command): boolean => /^<[ \t]*\//.test(program);

/**
 * Looks at the scripts of one process, in the order in which keepalived comes to them.
 * @returns false: keepalived has ended
 */
export function checkScripts(globals: Globals, complaints: Complaints, runners: readonly Runner[]): boolean {
  const run = runners.filter(({ command }) => !runsNothing(command));
  if (run.some((runner) => endsTest(runner, globals, complaints))) return false;
  const [first] = run;
  if (first !== undefined) reportSecurityOff(first.command, globals, complaints);
  return true;
}

export const runnerOf = (command: Command): Runner => ({ command, user: command.user, group: command.group });

/** Startup and shutdown scripts, those of the parent process. */
export function checkStartAndStop(globals: Globals, complaints: Complaints): void {
  const commands = [globals.startupScript, globals.shutdownScript].filter((command) => command !== null);
  checkScripts(globals, complaints, commands.map(runnerOf));
}

/** keepalived tells it for each process; the mistake is one. */
function reportSecurityOff({ from }: Command, globals: Globals, complaints: Complaints): void {
  const rule = 'script-security-off';
  if (globals.scriptSecurity.value || complaints.problems.some((problem) => problem.rule === rule)) return;
  complaints.of(from, {
    rule,
    message:
      "keepalived runs scripts, and 'enable_script_security' is not set: whoever may write a script, or a directory above it, can become root. keepalived reports it and exits with status 6. Add 'enable_script_security' and a 'script_user' to global_defs.",
    told: 'nowhere',
    host: true,
  });
}

/** From the first to before the second, `-t` takes itself for an orphan once it has looked at a script as another user. */
const ENDS_ITSELF = ['2.2.5', '2.2.8'] as const;

function endsTest({ command, user, group, userFrom }: Runner, globals: Globals, complaints: Complaints): boolean {
  if (!complaints.since(ENDS_ITSELF[0]) || complaints.since(ENDS_ITSELF[1])) return false;
  const named = user === null ? (globals.scriptUser.value?.group ?? null) : group;
  // a user's number is the host's affair, but a group that is named is hardly that of root
  if (named === null || named === 'root' || named === '0') return false;
  const from = user === null ? globals.scriptUser.from : userFrom;
  complaints.of(from ?? command.from, {
    rule: 'test-ends-itself',
    message: `'keepalived -t' of release ${complaints.version} ends itself (status 143) once a script would run as another user than root, and checks nothing after this. The daemon is not affected.`,
    told: 'nowhere',
    keepalived: 'crashes',
  });
  return true;
}
