/** How a live IPVS table differs from the one that a config implies, and the commands that repair it. */
import { differences, load, lower, repairScript } from '../../lower/index.ts';
import { readTable } from '../../lower/lift-read.ts';
import { comment } from '../../lower/shell.ts';
import type { Project } from '../project.ts';
import { plain, shortNames, type View } from './view.ts';

/** @param live output of `ipvsadm -Sn` or `ipvsadm -Ln` */
export function compareView(project: Project, live: string): View {
  const { table, problems } = readTable(live);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const told = errors.map(({ line, message }) => plain(comment(`line ${line}: ${message}`)));
    return { lines: [plain(comment('This is no output of ipvsadm -Sn that can be compared:')), ...told] };
  }
  const wanted = lower(load(project.reading, project.options.keepalived));
  const found = differences(wanted, table);
  if (found.length === 0) return { lines: [plain(comment('The live table is as this configuration wants it.'))] };
  return {
    lines: [
      plain(
        comment(
          `${found.length === 1 ? 'One difference' : `${found.length} differences`}; these commands make the live table as this configuration wants it.`,
        ),
      ),
      ...found.flatMap((difference) => {
        const from = difference.statement?.place(0, Infinity) ?? null;
        const lines = repairScript([difference]).trimEnd().split('\n');
        return [plain(''), ...lines.map((text) => shortNames({ text, from }, project.name))];
      }),
    ],
  };
}
