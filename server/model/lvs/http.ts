/** The pages that HTTP_GET and SSL_GET fetch: `url { … }`. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { CheckerDraft } from './draft.ts';
import type { Reader } from './reader.ts';

/** A `regex` in a url that has no path is left over: the next url with a path and without a regex gets it. */
export class PendingRegex {
  private statement: BoundStatement | null = null;

  /** A good regex. `first`: the first of its url. */
  add(statement: BoundStatement, first: boolean, reader: Reader): void {
    if (this.statement !== null && first) {
      reader.complain('2.2.8', statement, {
        rule: 'duplicate-statement',
        message:
          "A 'regex' above belongs to a url without a path and still waits for one: keepalived reports this one as a duplicate, and takes it.",
        related: [{ ...this.statement.place(0, Infinity), message: 'the one that is left over' }],
      });
    }
    this.statement = statement;
  }

  get isWaiting(): boolean {
    return this.statement !== null;
  }

  take(): void {
    this.statement = null;
  }
}

export function readUrl(statement: BoundStatement, checker: CheckerDraft, regex: PendingRegex, reader: Reader): void {
  let path: string | null = null;
  let matches = 0;
  for (const item of statement.block?.items ?? []) {
    if (item.keyword.name === 'path') path = item.word(1) ?? path;
    else if (item.keyword.name === 'regex' && item.words.texts.length > 1 && reader.accepts(item)) regex.add(item, matches++ === 0, reader);
  }
  if (path === null) {
    reader.complain('1.3.7', statement, {
      rule: 'incomplete-checker',
      message: "This url has no 'path', so there is nothing to ask for: keepalived drops the url. Write 'path /', say.",
      told: 'close',
    });
    return;
  }
  regex.take();
  checker.urls.push({ statement, path });
}
