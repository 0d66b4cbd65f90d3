/** The ipvsadm commands that a config implies, line for line with the statements that they come from. */
import { load, lower, parseServerName, script, type HealthEvent, type IpvsTable } from '../../lower/index.ts';
import { comment, shellCommand } from '../../lower/shell.ts';
import { addDestination, addService } from '../../lower/words.ts';
import type { Place } from '../../../grammar/problem.ts';
import type { Project } from '../project.ts';
import { plain, shortNames, type View, type ViewLine } from './view.ts';

export interface Happening {
  /** `up` (default): every check has passed; `start`: right after keepalived started. */
  readonly state?: 'up' | 'start';
  /** `ADDRESS:PORT` of real servers whose checks then fail. */
  readonly down?: readonly string[];
}

export function ipvsadmView(project: Project, { state = 'up', down = [] }: Happening = {}): View {
  const events: HealthEvent[] = [{ kind: 'fail', servers: down.flatMap((name) => parseServerName(name) ?? []) }];
  const loaded = load(project.reading, project.options.keepalived);
  const title = titleOf(state, down);
  if (loaded === null) return { lines: [plain(comment(`No IPVS table: keepalived ends while it reads this configuration.`))] };
  const table = lower(loaded, { state, events });
  const lines = withPlaces(commandsIn(script(table, title)), table);
  return {
    lines: [plain(comment(`keepalived ${project.options.keepalived}, ${title}`)), ...lines.map((line) => shortNames(line, project.name))],
  };
}

function titleOf(state: 'up' | 'start', down: readonly string[]): string {
  const start = state === 'start' ? 'right after it started' : 'all checks passed';
  return down.length === 0 ? start : `${start}, then ${down.join(', ')} down`;
}

/** Without what makes a script of them that can be run again. */
function commandsIn(text: string): string[] {
  const lines = text.trimEnd().split('\n');
  return lines.slice(lines.indexOf('}') + 1);
}

/** A comment belongs to the command below it. */
function withPlaces(lines: readonly string[], { services }: IpvsTable): ViewLine[] {
  const expected = services.flatMap((service) => [
    { text: shellCommand(['ipvsadm', ...addService(service)]), statement: service.statement },
    ...service.destinations.map((destination) => ({
      text: shellCommand(['ipvsadm', ...addDestination(service.id, destination)]),
      statement: destination.statement,
    })),
  ]);
  let next = 0;
  const placed = lines.map((text): ViewLine => {
    const command = expected[next];
    if (command?.text !== text) return plain(text);
    next++;
    return { text, from: command.statement.place(0, Infinity) };
  });
  let below: Place | null = null;
  return placed
    .toReversed()
    .map((line) => {
      below = line.text.startsWith('#') ? below : line.from;
      return { ...line, from: below };
    })
    .toReversed();
}
