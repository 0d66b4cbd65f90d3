/** What BFD_CHECK and FILE_CHECK can watch: BFD sessions and tracked files that stand above them. */
import type { BoundBlock, BoundStatement } from '../../../grammar/bound.ts';
import { trackFileOf } from '../vrrp/tracking-definitions.ts';
import type { CheckerDraft } from './draft.ts';
import type { Reader } from './reader.ts';

/** The longest name of a bfd_instance. */
const BFD_NAME_MAX = 31;

export class Trackables {
  private readonly root: BoundBlock;
  private readonly reader: Reader;
  private readonly sessions = new Set<string>();
  private readonly files = new Set<string>();

  constructor(root: BoundBlock, reader: Reader) {
    this.root = root;
    this.reader = reader;
  }

  /** Takes in a statement of the top level, if it defines something. */
  define(statement: BoundStatement): void {
    const name = statement.word(1);
    if (name === undefined) return;
    const items = statement.block?.items ?? [];
    const has = (keyword: string): boolean => items.some((item) => item.keyword.name === keyword);
    switch (statement.keyword.name) {
      case 'bfd_instance':
        if (!has('vrrp') || has('checker')) this.sessions.add(name);
        break;
      case 'track_file':
      case 'vrrp_track_file':
        this.defineFile(statement);
    }
  }

  /** VRRP reads the same blocks, and tells the same of them. */
  private defineFile(statement: BoundStatement): void {
    const { complaints } = this.reader;
    // before 2.1.0 tracked files were for VRRP only
    const file = complaints.since('2.1.0') ? trackFileOf(statement, complaints) : null;
    if (file === null) return;
    if ('mistake' in file) complaints.of(statement, file.mistake);
    else this.files.add(file.name);
  }

  knowsBfd(statement: BoundStatement, name: string): boolean {
    if (this.sessions.has(name)) {
      if (name.length <= BFD_NAME_MAX) return true;
      this.reader.complain('2.0.0', statement, {
        rule: 'too-long',
        message: `'${name}' is longer than the ${BFD_NAME_MAX} characters that the name of a bfd_instance may have: keepalived drops the BFD_CHECK.`,
        words: [1, 1],
      });
      return false;
    }
    this.tellUnknown(statement, name, ['bfd_instance'], 'BFD_CHECK', '2.0.0');
    return false;
  }

  knowsFile(statement: BoundStatement, name: string, checker: CheckerDraft): boolean {
    if (this.files.has(name)) return true;
    const left =
      checker.statement.block?.items.some((item) => item.keyword.name === 'track_file' && this.files.has(item.word(1) ?? '')) ?? false;
    this.tellUnknown(statement, name, ['track_file', 'vrrp_track_file'], 'FILE_CHECK', '2.1.0', left ? null : checker.statement);
    return false;
  }

  /** `dropped`: keepalived says so once more at its closing brace. */
  private tellUnknown(
    statement: BoundStatement,
    name: string,
    keywords: readonly string[],
    kind: string,
    since: string,
    dropped: BoundStatement | null = null,
  ): void {
    const other = this.root.items.find((item) => keywords.includes(item.keyword.name) && item.word(1) === name);
    const what = keywords[0] ?? '';
    const close = dropped?.close ?? null;
    const why =
      other === undefined
        ? `There is no ${what} '${name}'.`
        : other.line.at > statement.line.at
          ? `The ${what} '${name}' stands below this line, and keepalived looks only at what it has read so far: move it up.`
          : `keepalived has dropped the ${what} '${name}', or keeps it for VRRP alone.`;
    this.reader.complain(since, statement, {
      rule: 'undefined-check-target',
      message: `${why} keepalived ${dropped === null && kind === 'FILE_CHECK' ? 'ignores the line' : `drops the ${kind}`}.`,
      words: [1, 1],
      ...(other === undefined ? {} : { related: [{ ...other.place(0, 1), message: 'it is defined here' }] }),
      ...(close === null ? {} : { cascade: [close.at] }),
    });
  }
}
