/** SMTP_CHECK with its deprecated `host` blocks, each of which is a checker of its own. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { readCommon } from './checkers.ts';
import { connect, isSet, newConnection, reachesLinkLocal, readConnection, type Connection } from './connection.ts';
import { CheckerDraft, type RealDraft, type ServiceDraft } from './draft.ts';
import { CONNECT_TIMEOUT, type Reader } from './reader.ts';

export class SmtpHosts {
  private readonly reader: Reader;
  /** Hosts that no SMTP_CHECK has taken yet: one that is dropped leaves them to the next. */
  private waiting: Connection[] = [];

  constructor(reader: Reader) {
    this.reader = reader;
  }

  get areWaiting(): boolean {
    return this.waiting.length > 0;
  }

  read(checker: CheckerDraft, real: RealDraft, service: ServiceDraft): CheckerDraft[] {
    const { reader } = this;
    const connection = newConnection(null, 0);
    for (const item of checker.items) {
      if (item.keyword.name === 'host') this.host(item, checker, connection, real);
      else this.option(item, checker, connection);
    }
    const [first, ...others] = this.waiting;
    let own = first;
    if (isSet(connection) || first === undefined) {
      own = {
        ...connection,
        destination: connection.destination ?? real.address,
        port: connection.port === 0 ? real.port : connection.port,
        // of servers it takes only what stands above its end
        timeout: connection.timeout ?? real.connectTimeout ?? service.connectTimeout ?? CONNECT_TIMEOUT,
      };
      if (!reachesLinkLocal(checker.statement, own, reader)) return [];
      if (first !== undefined) others.unshift(first);
    }
    this.waiting = [];
    if (own !== undefined) connect(checker, own);
    return [checker, ...others.map((host) => copyFor(host, checker))];
  }

  private option(statement: BoundStatement, checker: CheckerDraft, connection: Connection): void {
    if (!readConnection(connection, statement, this.reader)) readCommon(checker, statement, this.reader);
  }

  /** Since 2.2.8 keepalived takes the options of a host for those of the SMTP_CHECK around it. */
  private host(statement: BoundStatement, checker: CheckerDraft, around: Connection, real: RealDraft): void {
    // without a word keepalived gives a host no time at all
    const own: Connection = { ...newConnection(real.address, real.port), timeout: 0 };
    const meant = this.reader.complaints.since('2.2.8') ? around : own;
    for (const item of statement.block?.items ?? []) this.option(item, checker, meant);
    if (reachesLinkLocal(statement, own, this.reader)) this.waiting.push(own);
  }
}

function copyFor(host: Connection, checker: CheckerDraft): CheckerDraft {
  const copy = Object.assign(new CheckerDraft(checker.statement, checker.kind), checker);
  connect(copy, host);
  return copy;
}
