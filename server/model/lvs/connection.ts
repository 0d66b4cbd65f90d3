/** Where a checker connects to and from: `connect_ip`, `bindto` and their like. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { isLinkLocal, type IPAddress } from '../../../grammar/values/inet.ts';
import type { CheckerDraft } from './draft.ts';
import { readAddress, type Reader } from './reader.ts';
import type { Family } from './types.ts';

export interface Connection {
  /** null: SMTP_CHECK has none until its end; others have none after a bad connect_ip. */
  destination: IPAddress | null;
  port: number;
  /** The family of a good bindto. */
  bindTo: Family | null;
  bindIf: boolean;
  /** In microseconds; null: that of the real server. */
  timeout: number | null;
  /** Of no use to the model, but SMTP_CHECK wants to know whether anything is set at all. */
  bindPort: boolean;
  fwmark: boolean;
}

export const newConnection = (destination: IPAddress | null, port: number): Connection => ({
  destination,
  port,
  bindTo: null,
  bindIf: false,
  timeout: null,
  bindPort: false,
  fwmark: false,
});

const PORT = { kind: 'integer', min: 1, max: 65535 } as const;

const numberOf = (word: string | undefined, reader: Reader): number | null => (word === undefined ? null : reader.number(word, PORT));

/** The longest name of an interface. */
const INTERFACE_MAX = 15;

/** Reads such a statement; false: it is none. */
export function readConnection(connection: Connection, statement: BoundStatement, reader: Reader): boolean {
  const word = statement.word(1);
  switch (statement.keyword.name) {
    case 'connect_ip':
      connectTo(connection, statement, reader);
      return true;
    case 'bindto':
      bindTo(connection, statement, reader);
      return true;
    case 'connect_port':
      connection.port = numberOf(word, reader) ?? connection.port;
      return true;
    case 'bind_port':
      connection.bindPort ||= numberOf(word, reader) !== null;
      return true;
    case 'bind_if':
      if (word !== undefined && word.length <= INTERFACE_MAX) connection.bindIf = word !== '';
      return true;
    case 'connect_timeout':
      connection.timeout = reader.timer(statement) ?? connection.timeout;
      return true;
    case 'fwmark': {
      const mark = reader.integer(statement);
      if (mark !== null) connection.fwmark = mark !== 0;
      return true;
    }
    default:
      return false;
  }
}

function connectTo(connection: Connection, statement: BoundStatement, reader: Reader): void {
  const address = readAddress(statement.word(1) ?? '')?.address ?? null;
  connection.destination = address;
  if (address === null) return;
  if (connection.bindTo === null || connection.bindTo === address.family) return;
  reader.complain('1.3.7', statement, {
    rule: 'checker-family-mismatch',
    message: `The check cannot come from an IPv${connection.bindTo} address ('bindto' above) and go to an IPv${address.family} one. keepalived drops this address, and the checker is left without any.`,
    words: [1, 1],
  });
  connection.destination = null;
}

function bindTo(connection: Connection, statement: BoundStatement, reader: Reader): void {
  const family = readAddress(statement.word(1) ?? '')?.address.family ?? null;
  connection.bindTo = family;
  if (family === null) return;
  const to = connection.destination?.family ?? family;
  if (to === family) return;
  reader.complain('1.3.7', statement, {
    rule: 'checker-family-mismatch',
    message: `The check goes to an IPv${to} address, so it cannot come from an IPv${family} one: keepalived ignores the line. A 'connect_ip' of the other family must stand above it.`,
    words: [1, 1],
  });
  connection.bindTo = null;
}

/** Has anything been set? */
export const isSet = ({ destination, port, bindTo, bindPort, bindIf, timeout, fwmark }: Connection): boolean =>
  destination !== null || port !== 0 || bindTo !== null || bindPort || bindIf || timeout !== null || fwmark;

/** fe80::… means something only on one interface. false: keepalived drops the checker. */
export function reachesLinkLocal(
  statement: BoundStatement,
  { destination, bindIf }: Pick<Connection, 'destination' | 'bindIf'>,
  reader: Reader,
): boolean {
  if (destination?.family !== 6 || !isLinkLocal(destination) || bindIf) return true;
  const { name } = statement.keyword;
  reader.complain('1.3.7', statement, {
    rule: 'link-local-without-interface',
    message: `${name} goes to a link-local address (fe80::…), which means something only on one interface: add 'bind_if INTERFACE'. keepalived drops the ${name}.`,
    told: 'close',
  });
  return false;
}

/** What the checker ends up with. */
export function connect(checker: CheckerDraft, { destination, port, timeout }: Connection): void {
  checker.destination = destination;
  checker.port = port;
  checker.connectTimeout = timeout;
}
