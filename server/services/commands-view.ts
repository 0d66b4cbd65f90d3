/** The ipvsadm commands alone, to be read beside the config: without what makes a script of them that can be run again. */
import { comment } from '../lower/shell.ts';
import { directoryOf } from './paths.ts';
import type { Project } from './project.ts';
import { ipvsadmView, type IpvsadmQuestion, type View } from './views.ts';

export function commandsView(project: Project, question: Omit<IpvsadmQuestion, 'format'>): View {
  const { text, lines, messages } = ipvsadmView(project, question);
  const script = text.trimEnd().split('\n');
  // the last brace of the preamble; before it no line of the table
  const skipped = script.indexOf('}') + 1;
  const commands = script.slice(skipped).map((line) => shortNames(line, project.name));
  const origins = lines.map((origin) => ({ ...origin, line: origin.line - skipped + 1 }));
  return {
    text: `${[comment(titleOf(project, question)), ...commands].join('\n')}\n`,
    lines: withComments(origins, commands),
    messages,
  };
}

function titleOf({ options }: Project, { state, down = [], up = [] }: IpvsadmQuestion): string {
  const start = state === 'start' ? 'right after it started' : 'all checks passed';
  const then = up.length > 0 ? `, then only ${up.join(', ')} up` : down.length > 0 ? `, then ${down.join(', ')} down` : '';
  return `keepalived ${options.keepalived}, ${start}${then}`;
}

/** A comment comes from where the command below it comes from. */
function withComments(origins: View['lines'], commands: readonly string[]): View['lines'] {
  return origins.flatMap((origin) => {
    const own = [origin];
    for (let line = origin.line - 1; commands[line - 1]?.startsWith('#') === true; line--) own.unshift({ ...origin, line });
    return own;
  });
}

/** The names of files in comments without the folder of the config. */
export function shortNames(line: string, config: string): string {
  const folder = directoryOf(config).replace(/\/?$/, '/');
  return folder !== '/' && line.startsWith(`# ${folder}`) ? `# ${line.slice(folder.length + 2)}` : line;
}
