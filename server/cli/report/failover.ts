/** Who is master of each virtual router after each single failure: a small table under the findings about a cluster. */
import { paints, type Paint } from './paint.ts';
import type { Failure, Master, Outlook } from '../../model/cluster/failures.ts';
import type { Style } from './report.ts';
import { visible } from './visible.ts';

interface Row {
  readonly failure: string;
  readonly master: string;
  /** Nobody takes over, although something has failed. */
  readonly bad: boolean;
}

export const failover = (outlooks: readonly Outlook[], { color }: Style): string =>
  [...grouped(outlooks)].map(([, alike]) => table(alike, paints(color))).join('\n');

/** Virtual routers that fare alike share a table. */
function grouped(outlooks: readonly Outlook[]): Map<string, Outlook[]> {
  const groups = new Map<string, Outlook[]>();
  for (const outlook of outlooks) {
    const key = JSON.stringify([nameOf(outlook.master), rowsOf(outlook)]);
    groups.set(key, [...(groups.get(key) ?? []), outlook]);
  }
  return groups;
}

function table(alike: readonly Outlook[], paint: Paint): string {
  const [first] = alike;
  if (first === undefined) return '';
  const rows = rowsOf(first);
  const width = Math.max(...rows.map(({ failure }) => failure.length));
  return [
    `${paint.bold(alike.map(titleOf).join(', '))}: ${holds(first.master)}`,
    ...rows.map(({ failure, master, bad }) => `  ${failure.padEnd(width)}  ${bad ? paint.red(master) : master}`),
    '',
  ].join('\n');
}

function titleOf({ router: { members } }: Outlook): string {
  const [first] = members;
  if (first === undefined) return '';
  const { name, vrid, interface: own } = first.instance;
  return visible(`${name} (VRID ${vrid?.value ?? '?'}${own === null ? '' : ` on ${own.value}`})`);
}

const rowsOf = ({ master, failures }: Outlook): Row[] => failures.map((failure) => rowOf(failure, master));

function rowOf({ node, tracker, master }: Failure, before: Master): Row {
  const failure = tracker === null ? `${node.name} is dead` : `${tracker.kind} ${tracker.name} fails on ${node.name}`;
  const stays = typeof before === 'object' && typeof master === 'object' && master.node === before.node;
  const pointless = stays && before.node === node;
  return { failure: visible(failure), master: nameOf(master) + (stays ? ' stays' : ''), bad: pointless || master === 'nobody' };
}

const holds = (master: Master): string =>
  typeof master === 'object'
    ? `${nameOf(master)} is master`
    : master === 'tied'
      ? 'the node with the higher address is master'
      : 'nobody is master';

const nameOf = (master: Master): string =>
  typeof master === 'object' ? visible(master.node.name) : master === 'tied' ? 'the one with the higher address' : 'nobody';
