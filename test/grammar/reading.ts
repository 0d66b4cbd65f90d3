/** What the tests of the reader ask: the lines that keepalived gets, as words. */
import { CLOSE, OPEN, splitWords, type LogicalLine } from '../../grammar/lines.ts';
import type { Place } from '../../grammar/problem.ts';
import { read, type Reading, type ReadOptions } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';

export const readText = (text: string, options: ReadOptions = {}): Reading => read(new Source('a.conf', text), options);

/** The words of a line with `|` between them; a brace as it is. */
export function show(line: LogicalLine): string {
  if (line.kind === OPEN) return '{';
  if (line.kind === CLOSE) return '}';
  return splitWords(line).texts.join('|');
}

/** The lines that a text is read as. */
export const linesOf = (text: string, options: ReadOptions = {}): string[] => readText(text, options).lines.map(show);

/** The written text that a place stands for. */
export const written = ({ source, start, end }: Place): string => source.text.slice(start, end);

/** Where the words of a line were written. */
export function placesOf(line: LogicalLine): Place[] {
  const { starts, ends } = splitWords(line);
  return starts.map((start, index) => line.place(start, ends[index] ?? start));
}

/** One of a list, which must have it. */
export function nth<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`there are only ${list.length}`);
  return item;
}
