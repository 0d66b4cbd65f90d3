/** How a live IPVS table differs from the one that a config implies, and the commands that repair it. */
import { differences, load, lower, repairScript, type Difference } from '../lower/index.ts';
import { readTable } from '../lower/lift-read.ts';
import { comment } from '../lower/shell.ts';
import { shortNames } from './commands-view.ts';
import type { Project } from './project.ts';
import type { View } from './views.ts';

/** @param live output of `ipvsadm -Sn` or `ipvsadm -Ln` */
export function compareView(project: Project, live: string): View {
  const { table, problems } = readTable(live);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const told = errors.map(({ line, message }) => comment(`line ${line}: ${message}`));
    return { text: lines('# This is no output of ipvsadm -Sn that can be compared:', ...told), lines: [], messages: [] };
  }
  const found = differences(lower(load(project.reading, project.options.keepalived)), table);
  if (found.length === 0) return { text: lines('# The live table is as this configuration wants it.'), lines: [], messages: [] };
  const head = `${found.length === 1 ? 'One difference' : `${found.length} differences`}; these commands make the live table as this configuration wants it.`;
  // one comment and one command each, after a blank line
  const repairs = found.flatMap((one) => ['', ...repairScript([one]).trimEnd().split('\n')]);
  return {
    text: lines(comment(head), ...repairs.map((line) => shortNames(line, project.name))),
    lines: found.flatMap((one, index) => origin(one, 2 + 3 * index)),
    messages: [],
  };
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

function origin({ statement }: Difference, line: number): View['lines'] {
  if (statement === null) return [];
  const { source, start, end } = statement.place(0, Infinity);
  const range = { file: source.name, start, end };
  return [
    { ...range, line },
    { ...range, line: line + 1 },
  ];
}
