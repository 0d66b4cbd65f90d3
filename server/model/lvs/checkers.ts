/** Reads the checkers of real servers. What some do depends on what stands far above: on other checkers, BFD sessions, tracked files. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { readScriptCommand } from '../scripts.ts';
import { connect, newConnection, reachesLinkLocal, readConnection } from './connection.ts';
import { CheckerDraft, type RealDraft, type ServiceDraft } from './draft.ts';
import { PendingRegex, readUrl } from './http.ts';
import { readSwitch, type Reader } from './reader.ts';
import { SmtpHosts } from './smtp.ts';
import { readTiming } from './timing.ts';
import type { Trackables } from './trackables.ts';
import type { CheckerKind } from './types.ts';

export class CheckerReader {
  private readonly reader: Reader;
  private readonly trackables: Trackables;
  private readonly regex = new PendingRegex();
  private readonly smtp: SmtpHosts;
  /** The kinds of all checkers of the file so far that keepalived has kept. */
  private readonly queue: CheckerKind[] = [];
  /** How often something depended on a checker before it. */
  private looksBack = 0;

  constructor(reader: Reader, trackables: Trackables) {
    this.reader = reader;
    this.trackables = trackables;
    this.smtp = new SmtpHosts(reader);
  }

  /** Reads a statement of a real server, if it is a checker. */
  read(statement: BoundStatement, real: RealDraft, service: ServiceDraft): void {
    const kept = this.checkersOf(statement, real, service);
    real.checkers.push(...kept);
    this.pass(kept);
  }

  /** These checkers have been read. */
  pass(checkers: readonly { readonly kind: CheckerKind }[]): void {
    for (const { kind } of checkers) if (kind !== 'FILE_CHECK') this.queue.push(kind);
  }

  /** Does nothing that was read so far reach into what comes next? */
  get isSettled(): boolean {
    return !this.regex.isWaiting && !this.smtp.areWaiting;
  }

  /** Starts to read a virtual server; the answer says at its end whether it comes to the same wherever it stands in the file. */
  begin(): () => boolean {
    const { isSettled: wasSettled, looksBack: before } = this;
    return () => wasSettled && this.isSettled && this.looksBack === before;
  }

  /** keepalived drops the real server of these checkers, the last ones read, and them with it. */
  forget(checkers: readonly CheckerDraft[]): void {
    this.queue.length -= checkers.filter(({ kind }) => kind !== 'FILE_CHECK').length;
  }

  private checkersOf(statement: BoundStatement, real: RealDraft, service: ServiceDraft): CheckerDraft[] {
    const kind = statement.keyword.name;
    switch (kind) {
      case 'HTTP_GET':
      case 'SSL_GET':
        return this.http(new CheckerDraft(statement, kind), real);
      case 'TCP_CHECK':
      case 'DNS_CHECK':
      case 'PING_CHECK':
      case 'UDP_CHECK':
        return this.plain(new CheckerDraft(statement, kind), real);
      case 'SMTP_CHECK':
        return this.smtp.read(new CheckerDraft(statement, kind), real, service);
      case 'MISC_CHECK':
        return this.misc(new CheckerDraft(statement, kind));
      case 'BFD_CHECK':
        return this.bfd(new CheckerDraft(statement, kind), real);
      case 'FILE_CHECK':
        return this.file(new CheckerDraft(statement, kind));
      default:
        return [];
    }
  }

  /** Only opens a connection, or only asks one question. */
  private plain(checker: CheckerDraft, real: RealDraft): CheckerDraft[] {
    const { reader } = this;
    const connection = newConnection(real.address, real.port);
    for (const item of checker.items) if (!readConnection(connection, item, reader)) readCommon(checker, item, reader);
    if (!reachesLinkLocal(checker.statement, connection, reader)) return [];
    connect(checker, connection);
    if (checker.kind === 'UDP_CHECK') this.replyLengths(checker.statement);
    return [checker];
  }

  private replyLengths(statement: BoundStatement): void {
    let min = 0;
    let max = 255;
    for (const item of statement.block?.items ?? []) {
      if (item.keyword.name === 'min_reply_length') min = this.reader.integer(item, true) ?? min;
      else if (item.keyword.name === 'max_reply_length') max = this.reader.integer(item, true) ?? max;
    }
    if (min <= max) return;
    this.reader.complain('2.2.0', statement, {
      rule: 'reply-length-conflict',
      message: `No answer can have at least ${min} and at most ${max} bytes: this UDP_CHECK always fails.${max === 255 ? " Without 'max_reply_length' the most is 255." : ''}`,
      told: 'close',
    });
  }

  private http(checker: CheckerDraft, real: RealDraft): CheckerDraft[] {
    const { reader } = this;
    const connection = newConnection(real.address, real.port);
    for (const item of checker.items) {
      if (item.keyword.name === 'url') readUrl(item, checker, this.regex, reader);
      else if (!readConnection(connection, item, reader)) readCommon(checker, item, reader);
    }
    if (checker.urls.length === 0) {
      this.tellNoUrl(checker);
      return [];
    }
    if (!reachesLinkLocal(checker.statement, connection, reader)) return [];
    connect(checker, connection);
    return [checker];
  }

  /** Before 2.2.8 keepalived goes on with the checker before this one, and looks for its connection. */
  private tellNoUrl({ statement, kind }: CheckerDraft): void {
    const before = this.queue.at(-1);
    this.looksBack++;
    const crashes = !this.reader.complaints.since('2.2.8') && (before === undefined || before === 'MISC_CHECK' || before === 'BFD_CHECK');
    const urls = statement.block?.items.some(({ keyword }) => keyword.name === 'url') ?? false;
    this.reader.complain('1.3.7', statement, {
      rule: 'incomplete-checker',
      message: `${kind} has no url${urls ? ' with a path' : ''}, so there is nothing to fetch: ${crashes ? 'keepalived crashes here' : `keepalived drops the ${kind}`}.`,
      told: 'close',
      ...(crashes ? { keepalived: 'crashes' } : {}),
    });
  }

  private misc(checker: CheckerDraft): CheckerDraft[] {
    const { reader } = this;
    let named: BoundStatement | null = null;
    for (const item of checker.items) {
      if (item.keyword.name === 'misc_path') {
        named = item;
        checker.command = readScriptCommand(item, reader.version) ?? checker.command;
      } else readCommon(checker, item, reader);
    }
    const { command } = checker;
    if (command !== null) {
      const user = checker.items.findLast(({ keyword, words }) => keyword.name === 'user' && words.texts.length > 1) ?? null;
      checker.userStatement = user;
      if (user !== null) checker.command = { ...command, user: user.word(1) ?? null, group: user.word(2) ?? null };
      return [checker];
    }
    reader.complain('1.3.7', checker.statement, {
      rule: 'incomplete-checker',
      message: `MISC_CHECK has no command to run${named === null ? ": 'misc_path' is missing" : ": keepalived finds none behind 'misc_path'"}. keepalived drops the MISC_CHECK.`,
      told: 'close',
      ...(named === null ? {} : { related: [{ ...named.place(0, Infinity), message: 'there is no command here' }] }),
    });
    return [];
  }

  private bfd(checker: CheckerDraft, real: RealDraft): CheckerDraft[] {
    const { statement } = checker;
    for (const item of checker.items) {
      if (item.keyword.name !== 'name') {
        readCommon(checker, item, this.reader);
        continue;
      }
      const name = item.word(1);
      // the wrong number of names has been told of
      if (name === undefined || item.words.texts.length > 2 || !this.trackables.knowsBfd(item, name)) return [];
      if (!this.namesFirst(item, checker) || !this.watchesAlone(item, name, real)) return [];
      checker.tracks = name;
    }
    if (checker.tracks !== null) return [checker];
    this.reader.complain('2.0.0', statement, {
      rule: 'incomplete-checker',
      message: "BFD_CHECK has no 'name', so there is no session to watch: keepalived drops the BFD_CHECK.",
      told: 'close',
    });
    return [];
  }

  private namesFirst(statement: BoundStatement, { tracks }: CheckerDraft): boolean {
    if (tracks === null) return true;
    this.reader.complain('2.0.0', statement, {
      rule: 'duplicate-statement',
      message: `This BFD_CHECK watches '${tracks}' already, and can watch one session only: keepalived drops the whole BFD_CHECK. Write a second BFD_CHECK.`,
    });
    return false;
  }

  private watchesAlone(statement: BoundStatement, name: string, real: RealDraft): boolean {
    const other = real.checkers.find(({ kind, tracks }) => kind === 'BFD_CHECK' && tracks === name);
    if (other === undefined) return true;
    this.reader.complain('2.0.0', statement, {
      rule: 'duplicate-checker',
      message: `Another BFD_CHECK of this real server watches '${name}' already: keepalived drops this one.`,
      words: [1, 1],
      related: [{ ...other.statement.place(), message: 'the first one' }],
    });
    return false;
  }

  private file(checker: CheckerDraft): CheckerDraft[] {
    const { statement } = checker;
    let refused: BoundStatement | null = null;
    for (const item of checker.items) {
      const name = item.word(1);
      if (item.keyword.name !== 'track_file' || name === undefined) continue;
      if (this.trackables.knowsFile(item, name, checker)) checker.tracks = name;
      else refused = item;
    }
    if (checker.tracks !== null) return [checker];
    if (refused === null) {
      this.reader.complain('2.1.0', statement, {
        rule: 'incomplete-checker',
        message: "FILE_CHECK has no 'track_file', so there is no file to watch: keepalived drops the FILE_CHECK.",
        told: 'close',
      });
    }
    return [];
  }
}

/** What nearly all checkers have. */
export function readCommon(checker: CheckerDraft, statement: BoundStatement, reader: Reader): void {
  if (statement.keyword.name === 'alpha') checker.alpha = readSwitch(statement) ?? checker.alpha;
  else readTiming(checker, statement, reader);
}
