/** The scripts of the VRRP part, all of them: keepalived looks at who runs what before it completes anything. */
import { checkScripts, runnerOf, type Runner } from '../script-security.ts';
import { readNotifyCommand } from '../scripts.ts';
import type { TrackedScript } from './tracking-types.ts';
import type { Vrrp } from './types.ts';

export function completeScripts(vrrp: Vrrp): void {
  const { complaints, definitions, globals, instances } = vrrp;
  if (instances.length === 0 || !vrrp.goesOn) return;
  if (!checkScripts(globals, complaints, runnersOf(vrrp))) return;
  for (const script of definitions.allScripts) behindLink(script, vrrp);
}

function runnersOf({ definitions, instances, syncGroups, globals, complaints: { version } }: Vrrp): Runner[] {
  const notify = [...instances, ...syncGroups].flatMap((owner) =>
    [...owner.notify.values()].map((statement) => readNotifyCommand(statement, version)),
  );
  const others = [...notify, globals.notifyFifo.script, globals.vrrpNotifyFifo.script].filter((command) => command !== null);
  return [...definitions.allScripts, ...others.map(runnerOf)];
}

/** The release that does not let root run what lies behind a symbolic link to a directory. */
const LINKS_REFUSED_SINCE = '2.3.0';
/** Symbolic links to /usr/… on all distributions of today. */
const LINKED = /^\/+(bin|sbin|lib|lib64)\//;

function behindLink({ command, user }: TrackedScript, vrrp: Vrrp): void {
  const { complaints, globals } = vrrp;
  const [program = ''] = command.words;
  const [, directory] = LINKED.exec(program) ?? [];
  const runBy = user ?? globals.scriptUser.value?.user;
  if (directory === undefined || runBy !== 'root' || !complaints.since(LINKS_REFUSED_SINCE)) return;
  vrrp.tell(command.from, {
    rule: 'script-behind-link',
    message: `Where '/${directory}' is a symbolic link, keepalived does not let root run '${program}': it disables the script, and does not track it. Write '${program.replace(/^\/+/, '/usr/')}'.`,
    host: true,
  });
}
