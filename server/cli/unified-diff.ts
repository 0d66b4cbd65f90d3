/** What changes in a file, as `patch` and people read it. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch } from 'diff';

/** Where more lines than these change, looking for the shortest difference takes minutes. */
const MOST_EDITS = 3000;

/** With three lines around each change; '' where nothing does. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const [old, fresh] = headers(name);
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY, maxEditLength: MOST_EDITS };
  return createTwoFilesPatch(old, fresh, before, after, undefined, undefined, options) ?? wholesale(name, before, after);
}

/** As git writes them, whose root an absolute name begins at. */
const headers = (name: string): readonly [string, string] => [`a/${name.replace(/^\/+/, '')}`, `b/${name.replace(/^\/+/, '')}`];

/** All of the old lines, then all of the new ones. */
function wholesale(name: string, before: string, after: string): string {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const lines = [...marked('-', old), ...marked('+', fresh)];
  const hunk = { oldStart: 1, oldLines: old.length, newStart: 1, newLines: fresh.length, lines };
  const [oldFileName, newFileName] = headers(name);
  const names = { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined };
  return formatPatch({ ...names, hunks: [hunk] }, FILE_HEADERS_ONLY);
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const marked = (mark: '-' | '+', lines: readonly string[]): string[] =>
  lines.flatMap((line) => (line.endsWith('\n') ? [mark + line.slice(0, -1)] : [mark + line, '\\ No newline at end of file']));
