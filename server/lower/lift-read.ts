/** What ipvsadm printed, to the table: `-S -n`, listings of `-L -n`, scripts full of calls; also one after the other, as parts of one table. */
import { readCommand } from './lift-command.ts';
import { Draft } from './lift-draft.ts';
import { Listing, SYNC_DAEMON } from './lift-listing.ts';
import { splitWords } from './lift-split.ts';
import { LiftError, type LiftedTable, type LiftProblem } from './lift-types.ts';

export interface Lifted {
  readonly table: LiftedTable;
  /** In the order of lines. */
  readonly problems: readonly LiftProblem[];
}

/** Never throws, whatever the text: what cannot be read is a problem, and left out. */
export function readTable(text: string): Lifted {
  const problems: LiftProblem[] = [];
  const draft = new Draft();
  const listing = new Listing(draft, problems);
  const isScript = text.startsWith('#!');
  text.split(/\r?\n/).forEach((content, index) => {
    const line = index + 1;
    try {
      readLine(content, line, { draft, listing, problems, isScript });
    } catch (error) {
      if (!(error instanceof LiftError)) throw error;
      problems.push({ line, severity: 'error', message: error.message });
    }
  });
  const table = draft.finish(problems);
  return { table, problems: problems.sort((a, b) => a.line - b.line) };
}

interface Reading {
  readonly draft: Draft;
  readonly listing: Listing;
  readonly problems: LiftProblem[];
  /** Other lines than calls of ipvsadm are none of our business. */
  readonly isScript: boolean;
}

function readLine(text: string, line: number, { draft, listing, problems, isScript }: Reading): void {
  if (/^\s*(?:#|$)/.test(text) || (!isScript && listing.read(text, line))) return;
  if (isScript && !CALL.test(text)) return;
  const words = splitWords(text.replace(CALL, ''));
  if (words.length === 0) return;
  if (words[0]?.startsWith('-') !== true) throw new LiftError('This is no line that ipvsadm prints or reads.');
  const command = readCommand(words);
  if (command.kind === 'start-daemon') problems.push({ line, severity: 'warning', message: SYNC_DAEMON });
  draft.run(command, line);
}

/** The name of the program, as people write it. */
const CALL = /^\s*(?:sudo\s+)?(?:[\w./-]*\/)?ipvsadm\s+(?=-)/;
