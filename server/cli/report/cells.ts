/** A line of a file as a terminal shows it, and in which of its cells a range lies. Tabs, wide and combining characters count as they look. */
import { visibleCluster } from './visible.ts';
import { clustersOf, widthOf } from './width.ts';

export interface Shown {
  readonly text: string;
  /** Cells before the range. */
  readonly before: number;
  /** Cells of the range; at least one, so that there is something to point with. */
  readonly width: number;
}

const TAB = 4;
/** Characters around the range that are looked at; more fits no terminal. */
const NEAR = 1000;
const CUT = '…';

/** Shows at most `columns` cells of the line, the start of the range among them. `start` and `end` are offsets in the line. */
export function show(line: string, start: number, end: number, columns: number): Shown {
  const from = Math.max(0, Math.min(start, line.length) - NEAR);
  const near = line.slice(from, start + NEAR);
  const cells = cellsOf(near, start - from, Math.max(end, start + 1) - from);
  return crop(cells, columns, from > 0, start + NEAR < line.length);
}

interface Cells {
  readonly shown: readonly string[];
  readonly widths: readonly number[];
  /** First and last cluster of the range. */
  readonly first: number;
  readonly last: number;
}

function cellsOf(text: string, start: number, end: number): Cells {
  const shown: string[] = [];
  const widths: number[] = [];
  let first = -1;
  let last = -1;
  let at = 0;
  let column = 0;
  for (const cluster of clustersOf(text)) {
    if (at + cluster.length > start && at < end) {
      if (first === -1) first = shown.length;
      last = shown.length;
    }
    at += cluster.length;
    const look = cluster === '\t' ? ' '.repeat(TAB - (column % TAB)) : visibleCluster(cluster);
    const width = cluster === '\t' ? look.length : widthOf(look);
    shown.push(look);
    widths.push(width);
    column += width;
  }
  // the range lies behind the line: its end is what is meant
  if (first === -1) {
    shown.push('');
    widths.push(0);
    first = last = shown.length - 1;
  }
  return { shown, widths, first, last };
}

/** Cuts what does not fit, so that the range stays in sight with a good part of what stands before it. */
function crop({ shown, widths, first, last }: Cells, columns: number, cutBefore: boolean, cutAfter: boolean): Shown {
  const room = columns - 2 * CUT.length;
  let left = 0;
  let before = sum(widths, 0, first);
  const width = sum(widths, first, last + 1);
  if (before + Math.min(width, 8) > room) {
    while (left < first && before > room / 3) before -= widths[left++] ?? 0;
  }
  let right = left;
  let used = 0;
  while (right < shown.length && used + (widths[right] ?? 0) <= room) used += widths[right++] ?? 0;
  const lead = left > 0 || cutBefore ? CUT : '';
  const tail = right < shown.length || cutAfter ? CUT : '';
  return {
    text: lead + shown.slice(left, right).join('') + tail,
    before: lead.length + before,
    width: Math.max(1, Math.min(width, used - before)),
  };
}

const sum = (numbers: readonly number[], from: number, to: number): number => {
  let total = 0;
  for (let index = from; index < to; index++) total += numbers[index] ?? 0;
  return total;
};

/** Breaks prose at blanks so that no line is wider than `columns`; further lines begin with `indent`. */
export function wrap(text: string, columns: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const width = widthOf(word);
    if (line !== '' && used + 1 + width > columns) {
      lines.push(line);
      line = indent + word;
      used = indent.length + width;
    } else {
      line += (used === 0 ? '' : ' ') + word;
      used += (used === 0 ? 0 : 1) + width;
    }
  }
  return [...lines, line].join('\n');
}
