/**
 * A health check that fits a real server, as far as protocol and port tell what runs there. Each is chosen such that a server that works
 * passes it, since somebody who lifts a table must not lose it to a guess; where that is not sure, it is told.
 */
import type { LiftedDestination, LiftedService, LiftProblem } from './lift-types.ts';

export interface Check {
  readonly keyword: string;
  /** Further lines in its block; one that opens a block is followed by those in it, and `}`. */
  readonly lines: readonly string[];
  /** What to look at. */
  readonly advice: string;
  /** A working server may fail it. */
  readonly risky?: true;
}

const TIMING = ['connect_timeout 3', 'retry 3', 'delay_before_retry 3'];

const web = (keyword: 'HTTP_GET' | 'SSL_GET'): Check => ({
  keyword,
  lines: [...TIMING, 'url {', 'path /', 'status_code 200-499', '}'],
  advice: 'takes any answer but a server error: give a path and a status_code that only a healthy server has',
});

const HTTP = web('HTTP_GET');
const HTTPS = web('SSL_GET');
const SMTP: Check = { keyword: 'SMTP_CHECK', lines: TIMING, advice: 'wants good answers to HELO and QUIT' };
const DNS: Check = {
  keyword: 'DNS_CHECK',
  lines: TIMING,
  advice: "asks for '.', which not every name server answers: give a 'name' that these know",
  risky: true,
};
const TCP: Check = {
  keyword: 'TCP_CHECK',
  lines: TIMING,
  advice: 'shows that something listens, not that it works',
};
const UDP: Check = {
  keyword: 'UDP_CHECK',
  // an ARP request that nobody answers takes three seconds to fail
  lines: ['connect_timeout 4', ...TIMING.slice(1)],
  advice: "fails only where the host says that nobody listens: give a 'payload', and 'require_reply'",
};
const PING: Check = {
  keyword: 'PING_CHECK',
  lines: TIMING,
  advice: 'shows that the host is there, not that the service works',
};

const BY_PORT: Readonly<Record<'TCP' | 'UDP', ReadonlyMap<number, Check>>> = {
  TCP: new Map([
    ...[80, 8000, 8008, 8080].map((port) => [port, HTTP] as const),
    ...[443, 8443].map((port) => [port, HTTPS] as const),
    ...[25, 587].map((port) => [port, SMTP] as const),
  ]),
  UDP: new Map([[53, DNS]]),
};

export function checkFor({ id }: LiftedService, { port: own }: LiftedDestination): Check {
  const port = own === 0 && id.kind === 'address' ? id.port : own;
  if (port === 0) return PING;
  // a mark is for any protocol; the port may tell
  if (id.kind === 'fwmark') return BY_PORT.TCP.get(port) ?? BY_PORT.UDP.get(port) ?? PING;
  const check = { TCP, UDP, SCTP: PING }[id.protocol];
  const known = id.protocol === 'SCTP' ? undefined : BY_PORT[id.protocol].get(port);
  // without a port of its own (which only groups leave as it is) the check would not know where to connect
  const needsPort = own === 0 && check !== PING;
  return needsPort ? withPort(known ?? check, port) : (known ?? check);
}

const withPort = (check: Check, port: number): Check => ({ ...check, lines: [`connect_port ${port}`, ...check.lines] });

/** Told once for each service, at the first real server that it is about. */
export function checkRisks(service: LiftedService): LiftProblem[] {
  const destination = service.destinations.find((one) => checkFor(service, one).risky);
  if (destination === undefined) return [];
  const { keyword, advice } = checkFor(service, destination);
  return [{ line: destination.line, severity: 'warning', message: `${keyword} ${advice}.` }];
}
