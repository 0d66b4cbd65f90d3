/** Whole texts for views beside the editor: ipvsadm's commands, set-up of real servers, pages of rules and keywords. */
import { everyKeyword, placesOf } from '../../grammar/language/index.ts';
import { keywordPage } from '../../grammar/language/page.ts';
import { load, lower, parseServerName, restore, script, type HealthEvent, type Lowered } from '../lower/index.ts';
import { realServers, realServerScript } from '../lower/realserver.ts';
import { rulePage } from '../lint/rule-pages.ts';
import { ruleOf } from '../lint/rules.ts';
import type { Project } from './project.ts';
import type { Range } from './types.ts';

/** A text, and where its lines come from. */
export interface View {
  readonly text: string;
  /** `line` counts the lines of the text from 0. */
  readonly lines: readonly (Range & { readonly line: number })[];
  /** What could not be done as asked, in words. */
  readonly messages: readonly string[];
}

export interface IpvsadmQuestion {
  readonly format?: 'script' | 'restore';
  readonly state?: 'up' | 'start';
  /** Real servers whose checks fail, as ADDR or ADDR:PORT. */
  readonly down?: readonly string[];
  /** Only these are up. */
  readonly up?: readonly string[];
}

export function ipvsadmView(project: Project, { format = 'script', state = 'up', down = [], up = [] }: IpvsadmQuestion): View {
  const loaded = load(project.reading, project.options.keepalived);
  const events: HealthEvent[] = [];
  const servers = (names: readonly string[]) => names.flatMap((name) => parseServerName(name) ?? []);
  if (up.length > 0) events.push({ kind: 'only', servers: servers(up) });
  else if (down.length > 0) events.push({ kind: 'fail', servers: servers(down) });
  const table = lower(loaded, { state, events });
  const text = format === 'restore' ? restore(table) : script(table);
  const messages = [
    ...(loaded === null ? ['keepalived ends while it reads this file, so there is no table.'] : []),
    ...[...down, ...up].filter((name) => parseServerName(name) === null).map((name) => `'${name}' is no address, or address and port.`),
    ...table.unknown.map((name) => `No virtual server has the real server '${name.text}'.`),
  ];
  return { text, lines: originOf(text, table), messages };
}

const COMMAND = /^(?:ipvsadm )?-(A|a) /;

/** The printers write one line for each service and destination, in the order of the table. */
function originOf(text: string, { services }: Lowered): View['lines'] {
  const origins = services.flatMap(({ statement, destinations }) => [
    statement,
    ...destinations.map((destination) => destination.statement),
  ]);
  return text
    .split('\n')
    .flatMap((content, line) => (COMMAND.test(content) ? [line] : []))
    .flatMap((line, index) => {
      const place = origins[index]?.place(0, Infinity);
      return place === undefined ? [] : [{ line, file: place.source.name, start: place.start, end: place.end }];
    });
}

export function realServerView(project: Project): View {
  const plan = realServers(load(project.reading, project.options.keepalived));
  return { text: realServerScript(plan, project.name), lines: [], messages: plan.open };
}

/** The page of a rule, or the pages of a keyword, in Markdown; null: there is none of that name. */
export function explain(name: string): string | null {
  const rule = ruleOf(name);
  if (rule !== undefined) return rulePage(rule);
  const entries = placesOf(name);
  return entries.length === 0 ? null : entries.map((entry) => keywordPage(entry, 1)).join('\n');
}

/** All that can be explained. */
export const keywordNames = (): readonly string[] => [...new Set(Array.from(everyKeyword(), ({ keyword }) => keyword.name))];
