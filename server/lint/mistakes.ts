/** Blocks in which something was not understood: what is missing there may only be misspelt. */
import type { Bound } from '../../grammar/bind.ts';
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Source } from '../../grammar/source.ts';
import type { Config } from './rule.ts';

/** Where mistakes begin, in order; worked out once for each config. */
const known = new WeakMap<Bound, ReadonlyMap<Source, readonly number[]>>();

function startsOf(bound: Bound): ReadonlyMap<Source, readonly number[]> {
  const before = known.get(bound);
  if (before !== undefined) return before;
  const starts = new Map<Source, number[]>();
  for (const { place } of bound.problems) {
    const list = starts.get(place.source);
    if (list === undefined) starts.set(place.source, [place.start]);
    else list.push(place.start);
  }
  for (const list of starts.values()) list.sort((a, b) => a - b);
  known.set(bound, starts);
  return starts;
}

/** Is something wrong with the words of this block? */
export function hasMistakes({ line, close }: BoundStatement, { bound }: Pick<Config, 'bound'>): boolean {
  const { source, start } = line.place(line.start, line.end);
  const last = close?.place(close.start, close.end);
  // a brace in an included file may close it
  const end = last?.source === source ? last.end : Infinity;
  const starts = startsOf(bound).get(source) ?? [];
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (starts[low] ?? Infinity) < end;
}
