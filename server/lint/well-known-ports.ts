/** What stands behind well-known ports, as far as it is the same everywhere. */

export interface WellKnown {
  readonly name: string;
  /** `tls`: TLS from the first byte on. */
  readonly speaks: 'http' | 'smtp' | 'dns' | 'tls' | 'https' | 'other';
}

const PORTS: ReadonlyMap<number, WellKnown> = new Map([
  [21, { name: 'FTP', speaks: 'other' }],
  [22, { name: 'SSH', speaks: 'other' }],
  [23, { name: 'Telnet', speaks: 'other' }],
  [25, { name: 'SMTP', speaks: 'smtp' }],
  [53, { name: 'DNS', speaks: 'dns' }],
  [80, { name: 'HTTP', speaks: 'http' }],
  [110, { name: 'POP3', speaks: 'other' }],
  [143, { name: 'IMAP', speaks: 'other' }],
  [389, { name: 'LDAP', speaks: 'other' }],
  [443, { name: 'HTTPS', speaks: 'https' }],
  [465, { name: 'SMTP over TLS', speaks: 'tls' }],
  [587, { name: 'SMTP', speaks: 'smtp' }],
  [636, { name: 'LDAP over TLS', speaks: 'tls' }],
  [853, { name: 'DNS over TLS', speaks: 'tls' }],
  [993, { name: 'IMAP over TLS', speaks: 'tls' }],
  [995, { name: 'POP3 over TLS', speaks: 'tls' }],
  [1433, { name: 'SQL Server', speaks: 'other' }],
  [3306, { name: 'MySQL', speaks: 'other' }],
  [3389, { name: 'RDP', speaks: 'other' }],
  [5432, { name: 'PostgreSQL', speaks: 'other' }],
  [6379, { name: 'Redis', speaks: 'other' }],
]);

export const wellKnown = (port: number): WellKnown | null => PORTS.get(port) ?? null;

/** UDP services that have a TCP side on the same port, so that a TCP check tells something. */
const BOTH: ReadonlySet<number> = new Set([
  53, 80, 88, 111, 135, 389, 443, 464, 514, 636, 749, 750, 853, 1194, 1812, 1813, 2049, 3389, 3478, 3479, 5060, 5061, 5349, 6514, 8443,
]);

export const isUdpAndTcp = (port: number): boolean => BOTH.has(port);
