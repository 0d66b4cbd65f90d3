/** Do two texts mean the same to keepalived? */
import { NEWEST } from './language/version.ts';
import type { LogicalLine } from './lines.ts';
import type { Refusal } from './print.ts';
import { read, type Reading } from './reader.ts';
import { Source } from './source.ts';

/** One release of each way of reading: before the processes read a copy, with the copy, and since long lines are reported. */
const READERS = ['2.0.20', '2.2.7', NEWEST] as const;

/** null: they do; else where they part. */
export function differs(before: string, after: string, ids: readonly string[]): Refusal | null {
  for (const version of READERS) {
    for (const id of ids) {
      const options = { version, id: id === '' ? null : id };
      const line = parting(read(new Source('', before), options), read(new Source('', after), options));
      if (line !== null) return refusal(line);
    }
  }
  return null;
}

/** The first line (or the last one) that is not the same; null: there is none. */
function parting(before: Reading, after: Reading): LogicalLine | number | null {
  return (
    partingLine(before.lines, after.lines) ??
    partingLine(before.firstLines(), after.firstLines()) ??
    (told(before) === told(after) ? null : 0)
  );
}

function partingLine(before: readonly LogicalLine[], after: readonly LogicalLine[]): LogicalLine | number | null {
  const index = before.findIndex((line, at) => line.kind !== after[at]?.kind || line.image !== after[at].image);
  if (index !== -1) return before[index] ?? 0;
  return before.length === after.length ? null : 0;
}

/** What is read beside the lines: includes, and definitions that nothing uses yet. */
const told = ({ problems, includes, definitions }: Reading): string =>
  JSON.stringify([
    problems.map(({ rule }) => rule),
    includes.map(({ pattern }) => pattern),
    definitions.map(({ name, lines }) => [name, lines.map(({ text }) => text)]),
  ]);

function refusal(line: LogicalLine | number): Refusal {
  const { start, end } = typeof line === 'number' ? { start: 0, end: 0 } : line.place(line.start, line.end);
  return {
    message:
      'keepalived would read this otherwise after formatting, so the file is left as it is. Please report it: it is a bug of kalint.',
    start,
    end,
  };
}
