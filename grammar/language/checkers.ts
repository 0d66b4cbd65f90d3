/** How keepalived finds out whether a real server works: the checkers of real_server, and SSL, which holds for all SSL_GET. */
import type { Arg, Keyword } from './types.ts';
import {
  address,
  arg,
  boolean,
  integer,
  networkInterface,
  oneOf,
  optional,
  port,
  reference,
  script,
  signed,
  special,
  text,
  timer,
} from './values.ts';

// ------------------------------------------------------------------------------------ what the checkers share

const IGNORED = 'keepalived ignores the line';

/** Before 2.0.7 keepalived took what it could read of a number, and said nothing. */
const UNCHECKED = [{ before: '2.0.7', invalid: 'silent' }] as const;

/** Of `5s` keepalived takes the 5 as microseconds; a number out of range it drops. */
const PLAIN_SECONDS = 'keepalived drops what is out of range, and takes the digits of what is no number as microseconds';
const WHOLE_SECONDS = [
  { before: '2.0.7', type: integer(0, 4294967295, { unit: 's' }), invalid: 'silent' },
  { before: '2.0.13', type: integer(0, 4294967295, { unit: 's' }) },
] as const;

const seconds: Arg = arg('seconds', timer(0), { consequence: PLAIN_SECONDS, older: WHOLE_SECONDS });
const secondsNotZero: Arg = arg('seconds', timer(0.000001), { consequence: PLAIN_SECONDS, older: WHOLE_SECONDS });
const connectSeconds: Arg = arg('seconds', timer(0.000001, 4294.967295), { consequence: PLAIN_SECONDS, older: WHOLE_SECONDS });
const state: Arg = optional('state', boolean, { default: 'on', consequence: IGNORED });

type Shared = Omit<Keyword, 'since'>;

const connectIp: Shared = {
  name: 'connect_ip',
  doc: 'The address to check instead of that of the real server.',
  detail:
    'An IP address, not a name. For an IPv6 link-local address (`fe80::…`) write `bind_if`, too. ' +
    'A bad address does not bring the default back: the checker then has no address at all, and fails (only SMTP_CHECK falls back to the real server).',
  args: [arg('address', address())],
  notation: 'checker-address',
  default: 'the address of the real server',
};
const connectPort: Shared = {
  name: 'connect_port',
  doc: 'The port to check instead of that of the real server.',
  args: [arg('port', port(), { consequence: 'keepalived keeps the port of the real server', older: UNCHECKED })],
  default: 'the port of the real server',
};
const bindTo: Shared = {
  name: 'bindto',
  doc: 'The local address that the checks come from.',
  detail:
    'It must be of the family of the address that is checked, which is that of the real server unless `connect_ip` stands above it. ' +
    'The host must hold the address: with a virtual IP the checks fail wherever VRRP has not put it.',
  args: [arg('address', address())],
  notation: 'checker-address',
  default: 'the kernel chooses',
};
const bindPort: Shared = {
  name: 'bind_port',
  doc: 'The local port that the checks come from.',
  detail: 'It works only together with `bindto`. With TCP the port may still be held from the last check when the next begins.',
  args: [arg('port', port(), { consequence: 'keepalived lets the kernel choose the port', older: UNCHECKED })],
  default: 'the kernel chooses',
};
const bindIf: Shared = {
  name: 'bind_if',
  doc: 'The network interface that the checks leave by.',
  detail: 'Needed for IPv6 link-local addresses (`fe80::…`), which mean something only on one interface.',
  args: [arg('interface', networkInterface, { consequence: IGNORED })],
  default: 'the routing table decides',
};
const connectTimeout: Shared = {
  name: 'connect_timeout',
  doc: 'Seconds to wait for an answer before the check has failed.',
  detail: 'Keep it below `delay_loop`, or one check is still waiting when the next is due.',
  args: [connectSeconds],
  default: 'that of the real or virtual server, else 5',
};
const fwmark: Shared = {
  name: 'fwmark',
  doc: 'A firewall mark for the packets of the checks, so that rules and routes can single them out.',
  args: [arg('mark', integer(0, 4294967295), { consequence: 'keepalived sets no mark', older: UNCHECKED })],
  default: '0',
};
const retry: Shared = {
  name: 'retry',
  doc: 'How many more times to check a working server that failed a check before it is taken out.',
  args: [arg('count', integer(0, 4294967295), { consequence: 'keepalived keeps the default', older: UNCHECKED })],
  default: 'that of the real or virtual server, else 1',
};
const delayBeforeRetry: Shared = {
  name: 'delay_before_retry',
  doc: 'Seconds from a failed check to its retry.',
  args: [seconds],
  default: 'that of the real or virtual server, else 1',
};
const warmup: Shared = {
  name: 'warmup',
  doc: 'The first check waits a random time of at most so many seconds; 0 starts at once.',
  detail: 'It keeps many checkers from starting in the same instant.',
  args: [seconds],
  default: 'that of the real or virtual server, else delay_loop',
};
const delayLoop: Shared = {
  name: 'delay_loop',
  doc: 'Seconds from one check to the next.',
  args: [secondsNotZero],
  default: 'that of the real or virtual server, else 60',
};
const alpha: Shared = {
  name: 'alpha',
  doc: 'The server counts as down until this check has succeeded for the first time.',
  detail: 'Without it a server takes traffic from the start, until a check fails.',
  args: [state],
  default: 'that of the real or virtual server, else off',
};
const logAllFailures: Shared = {
  name: 'log_all_failures',
  doc: 'Logs every failed check of a working server, not only the one that takes it out.',
  args: [state],
  default: 'off',
};

// -------------------------------------------------------------------------------------- HTTP_GET and SSL_GET

const path: Keyword = {
  name: 'path',
  doc: 'What to ask for: the part of the URL behind the host, such as / or /status?full.',
  detail: 'Put it in double quotes if it has a `#` or `!` in it: unquoted, they begin a comment.',
  args: [arg('path', text('url-path'))],
  required: true,
  repeat: 'reported-last',
  olderRepeat: [{ before: '2.2.8', repeat: 'replaces' }],
  since: '1.1.0',
};
const digest: Keyword = {
  name: 'digest',
  doc: 'The MD5 sum that the body of the answer must have.',
  detail:
    'As `genhash` prints it for the page. It fits only pages that never change; for others use `status_code` or `regex`. ' +
    'The status code must be right as well.',
  args: [arg('sum', text('digest'))],
  notation: 'checker-digest',
  repeat: 'reported-first',
  since: '1.1.0',
};
const statusCode: Keyword = {
  name: 'status_code',
  doc: 'The HTTP status codes that count as success: numbers and ranges from 100 to 599.',
  detail: 'Such as `status_code 200-299 301 404`. Several codes, ranges and lines add up since 2.0.7; before, one code was all.',
  args: [
    arg('code', special('status-code'), {
      rest: true,
      missing: 'silent',
      consequence: 'keepalived goes by the other status_code lines, else by 200-299',
    }),
  ],
  default: '200-299',
  repeat: 'adds',
  since: '1.1.0',
};
const urlVirtualhost: Keyword = {
  name: 'virtualhost',
  doc: 'The host name to ask for (the Host header) with this url.',
  args: [arg('host', text('hostname'), { missing: 'reported', consequence: IGNORED })],
  default: 'the virtualhost of the checker, the real server or the virtual server, else the address',
  repeat: 'reported-last',
  olderRepeat: [{ before: '2.2.8', repeat: 'replaces' }],
  since: '1.3.6',
};
const regex: Keyword = {
  name: 'regex',
  doc: 'A regular expression (PCRE2) that must match somewhere in the body of the answer.',
  detail:
    'Quote it: blanks end an unquoted one. keepalived eats one level of backslashes, inside quotes, too: ' +
    'write `\\\\d` where the expression needs `\\d`. ' +
    '`keepalived -t` does not tell of an expression that does not compile; a running keepalived logs it, and the check then goes wrong.',
  args: [arg('expression', text('regex'), { missing: 'reported', older: [{ before: '2.2.8', missing: 'silent' }] })],
  notation: 'url-regex',
  raw: 'escapes',
  repeat: 'reported-last',
  olderRepeat: [{ before: '2.2.8', repeat: 'replaces' }],
  needs: 'regex',
  since: '2.0.7',
};
const regexNoMatch: Keyword = {
  name: 'regex_no_match',
  doc: 'Turns regex round: the check fails if the expression matches.',
  needs: 'regex',
  since: '2.0.7',
};
const regexOptions: Keyword = {
  name: 'regex_options',
  doc: 'How the expression is compiled; the words are those of pcre2_compile(3).',
  args: [
    arg(
      'option',
      oneOf(
        { word: 'caseless', doc: 'Upper and lower case are the same.' },
        { word: 'multiline', doc: '^ and $ match at every line.' },
        { word: 'dotall', doc: 'The dot matches line ends, too.' },
        { word: 'extended', doc: 'Blanks and # comments in the expression do not count.' },
        { word: 'ungreedy', doc: 'Quantifiers take as little as they can.' },
        { word: 'firstline', doc: 'The match must begin in the first line.' },
        { word: 'dollar_endonly', doc: '$ matches only at the very end.' },
        { word: 'utf', doc: 'Expression and answer are UTF-8.' },
        { word: 'ucp', doc: '\\d, \\w and their like go by Unicode.' },
        { word: 'never_ucp', doc: 'The expression cannot switch ucp on.' },
        { word: 'never_utf', doc: 'The expression cannot switch utf on.' },
        { word: 'never_backslash_c', doc: '\\C is refused.' },
        { word: 'no_auto_capture', doc: 'Plain parentheses do not capture.' },
        { word: 'no_auto_possess', doc: 'Quantifiers do not become possessive by themselves.' },
        { word: 'no_dotstar_anchor', doc: 'A leading .* does not anchor.' },
        { word: 'no_start_optimize', doc: 'No search for a first character ahead of the match.' },
        { word: 'allow_empty_class', doc: '[] is a class that nothing matches.' },
        { word: 'alt_bsux', doc: '\\u, \\U and \\x as in JavaScript.' },
        { word: 'alt_circumflex', doc: '^ matches behind a final line end, too.' },
        { word: 'alt_verbnames', doc: 'Escapes in verb names are processed.' },
        { word: 'auto_callout', doc: 'Inserts callouts; of no use here.' },
        { word: 'dupnames', doc: 'Groups may share a name.' },
        { word: 'match_unset_backref', doc: 'A reference to an unset group matches nothing, instead of failing.' },
        { word: 'use_offset_limit', doc: 'Allows an offset limit for the match.' },
      ),
      { rest: true, missing: 'silent', invalid: 'silent', consequence: 'keepalived says nothing and goes on without it' },
    ),
  ],
  repeat: 'adds',
  needs: 'regex',
  since: '2.0.7',
};
const regexMinOffset: Keyword = {
  name: 'regex_min_offset',
  doc: 'How many bytes of the answer to skip before the expression may match.',
  args: [arg('bytes', integer(0, Number.MAX_SAFE_INTEGER))],
  notation: 'regex-offset',
  default: '0',
  needs: 'regex',
  since: '2.0.7',
};
const regexMaxOffset: Keyword = {
  name: 'regex_max_offset',
  doc: 'The last byte of the answer at which a match may begin.',
  args: [arg('bytes', integer(0, Number.MAX_SAFE_INTEGER))],
  notation: 'regex-offset',
  default: 'no limit',
  needs: 'regex',
  since: '2.0.7',
};
const regexStack: Keyword = {
  name: 'regex_stack',
  doc: 'First and greatest size, in bytes, of the stack that complicated expressions run on.',
  detail: 'One stack serves all urls: it gets the greatest of the sizes that are asked for.',
  args: [arg('start', integer(0, Number.MAX_SAFE_INTEGER)), arg('max', integer(0, Number.MAX_SAFE_INTEGER))],
  notation: 'regex-stack',
  needs: 'regex',
  since: '2.0.7',
};

const urlKeywords: readonly Keyword[] = [
  path,
  statusCode,
  digest,
  urlVirtualhost,
  regex,
  regexNoMatch,
  regexOptions,
  regexMinOffset,
  regexMaxOffset,
  regexStack,
];

const url: Shared = {
  name: 'url',
  doc: 'One page to fetch, and what its answer must be like.',
  detail: 'A checker may have several; all must be right. Without `status_code`, `digest` or `regex` any status from 200 to 299 is right.',
  required: true,
};

const virtualhost: Keyword = {
  name: 'virtualhost',
  doc: 'The host name to ask for (the Host header), unless a url has its own.',
  args: [arg('host', text('hostname'), { missing: 'reported', consequence: IGNORED })],
  default: 'the virtualhost of the real or virtual server, else the address',
  repeat: 'reported-last',
  olderRepeat: [{ before: '2.2.8', repeat: 'replaces' }],
  since: '1.3.6',
};
const httpProtocol: Keyword = {
  name: 'http_protocol',
  doc: 'The HTTP version to speak.',
  args: [
    arg(
      'version',
      oneOf(
        { word: '1.0', doc: 'Plain HTTP/1.0.' },
        { word: '1.0C', doc: 'HTTP/1.0 with the header Connection: close.' },
        { word: '1.0c', doc: 'The same as 1.0C.' },
        { word: '1.1', doc: 'HTTP/1.1, with Connection: close.' },
      ),
      { missing: 'reported', consequence: IGNORED },
    ),
  ],
  default: '1.0',
  since: '2.0.17',
};
const enableSni: Keyword = {
  name: 'enable_sni',
  doc: 'Sends the host name in the TLS handshake (SNI), as browsers do.',
  detail:
    'The name is the `virtualhost` of the url, the checker or the virtual server (not that of the real server); without one nothing is sent. ' +
    'It does nothing in HTTP_GET.',
  args: [state],
  default: 'off',
  since: '1.4.3',
};
const fastRecovery: Keyword = {
  name: 'fast_recovery',
  doc: 'While the server comes up, checks the urls one after the other without a pause.',
  detail: 'Otherwise `delay_loop` lies between two urls, so that a server with many of them takes long to come back.',
  args: [state],
  default: 'off',
  since: '2.0.17',
};
const tlsCompliant: Keyword = {
  name: 'tls_compliant',
  doc: 'Ends the TLS connection as the protocol wants it, with a close_notify alert.',
  detail: 'Without it keepalived just closes the connection, which is faster, and which some servers log as an error. Only for SSL_GET.',
  args: [state],
  default: 'off',
  since: '2.2.8',
};
const nbGetRetry: Keyword = {
  name: 'nb_get_retry',
  doc: 'The old name of retry.',
  detail:
    'Only HTTP_GET and SSL_GET know it; elsewhere it never existed. Write `retry` (known in all checkers but BFD_CHECK and FILE_CHECK).',
  args: [arg('count', integer(0, 4294967295), { consequence: 'keepalived keeps the default', older: UNCHECKED })],
  replacement: 'retry',
  deprecated: { since: '1.3.7', use: 'retry', reported: { since: '2.0.15' } },
  since: '1.1.0',
};

const getKeywords: readonly Keyword[] = [
  { ...connectIp, since: '1.2.13' },
  { ...connectPort, since: '1.1.0' },
  { ...bindTo, since: '1.1.2' },
  { ...bindPort, since: '1.2.13' },
  { ...bindIf, since: '1.3.7' },
  { ...connectTimeout, since: '1.1.0' },
  { ...fwmark, since: '1.2.13' },
  { ...retry, since: '1.3.7' },
  { ...delayBeforeRetry, default: 'that of the real or virtual server, else 3', since: '1.1.0' },
  { ...warmup, since: '1.2.13' },
  { ...delayLoop, since: '1.3.7' },
  { ...alpha, since: '1.3.7' },
  { ...logAllFailures, since: '2.0.11' },
  nbGetRetry,
  virtualhost,
  httpProtocol,
  enableSni,
  fastRecovery,
];

const NEEDS_URL = 'It needs at least one `url` with a `path`: without one keepalived drops the checker, and 2.2.7 can crash.';

const httpGet: Keyword = {
  name: 'HTTP_GET',
  doc: 'Fetches pages over HTTP and looks at status, content or checksum.',
  detail: NEEDS_URL,
  since: '1.1.0',
  block: {
    name: 'HTTP_GET',
    keywords: [...getKeywords, { ...url, since: '1.1.0', block: { name: 'url', keywords: urlKeywords } }],
  },
};

const sslGet: Keyword = {
  name: 'SSL_GET',
  doc: 'Fetches pages over HTTPS and looks at status, content or checksum.',
  detail: `${NEEDS_URL} The certificate of the server is not verified.`,
  since: '1.1.0',
  block: {
    name: 'SSL_GET',
    keywords: [...getKeywords, tlsCompliant, { ...url, since: '1.1.0', block: { name: 'url', keywords: [...urlKeywords, tlsCompliant] } }],
  },
};

// -------------------------------------------------------------------------------- TCP, SMTP, DNS, PING, UDP

const tcpCheck: Keyword = {
  name: 'TCP_CHECK',
  doc: 'Opens a TCP connection; that it can be opened is enough.',
  detail: 'It shows that something listens, not that it works: prefer HTTP_GET, SSL_GET, SMTP_CHECK or MISC_CHECK where they fit.',
  since: '1.1.0',
  block: {
    name: 'TCP_CHECK',
    keywords: [
      { ...connectIp, since: '1.2.13' },
      { ...connectPort, since: '1.1.0' },
      { ...bindTo, since: '1.1.2' },
      { ...bindPort, since: '1.2.13' },
      { ...bindIf, since: '1.3.7' },
      { ...connectTimeout, since: '1.1.0' },
      { ...fwmark, since: '1.2.13' },
      { ...retry, since: '1.2.20' },
      { ...delayBeforeRetry, since: '1.2.20' },
      { ...warmup, since: '1.2.13' },
      { ...delayLoop, since: '1.3.7' },
      { ...alpha, since: '1.3.7' },
      { ...logAllFailures, since: '2.0.11' },
    ],
  },
};

const smtpHost: Keyword = {
  name: 'host',
  doc: 'One more address to check; write a further SMTP_CHECK instead.',
  detail:
    'Since 2.2.8 keepalived gives the options in here to the SMTP_CHECK around them: ' +
    'the host itself is always checked at the address and port of the real server.',
  replacement: 'SMTP_CHECK',
  deprecated: { since: '1.3.7', use: 'a further SMTP_CHECK', reported: false },
  since: '1.1.8',
  block: {
    name: 'host',
    keywords: [
      { ...connectIp, since: '1.1.8' },
      { ...connectPort, since: '1.1.8' },
      { ...bindTo, since: '1.1.8' },
      { ...bindPort, since: '1.2.13' },
      { ...bindIf, since: '1.3.7' },
      { ...connectTimeout, since: '1.2.13' },
      { ...fwmark, since: '1.2.13' },
      { ...retry, since: '1.3.7' },
      { ...delayBeforeRetry, since: '1.3.7' },
      { ...warmup, since: '1.3.7' },
      { ...delayLoop, since: '1.3.7' },
      { ...alpha, since: '1.3.7' },
      { ...logAllFailures, since: '2.0.11' },
    ],
  },
};

const smtpCheck: Keyword = {
  name: 'SMTP_CHECK',
  doc: 'Talks to a mail server: greeting, HELO and QUIT must be answered well.',
  since: '1.1.8',
  block: {
    name: 'SMTP_CHECK',
    keywords: [
      {
        name: 'helo_name',
        doc: 'The name to say HELO with.',
        args: [arg('name', text('hostname'), { missing: 'reported', consequence: IGNORED })],
        default: 'smtpchecker.keepalived.org',
        repeat: 'reported-last',
        olderRepeat: [{ before: '2.2.8', repeat: 'replaces' }],
        since: '1.1.8',
      },
      { ...connectIp, since: '1.2.17' },
      { ...connectPort, since: '1.2.17' },
      { ...bindTo, since: '1.2.17' },
      { ...bindPort, since: '1.2.17' },
      { ...bindIf, since: '1.3.7' },
      { ...connectTimeout, since: '1.1.8' },
      { ...fwmark, since: '1.2.17' },
      { ...retry, since: '1.1.8' },
      { ...delayBeforeRetry, since: '1.1.8' },
      { ...warmup, since: '1.2.13' },
      { ...delayLoop, since: '1.3.7' },
      { ...alpha, since: '1.3.7' },
      { ...logAllFailures, since: '2.0.11' },
      smtpHost,
    ],
  },
};

const dnsCheck: Keyword = {
  name: 'DNS_CHECK',
  doc: 'Asks a name server over UDP; any answer without an error is enough.',
  since: '1.3.0',
  block: {
    name: 'DNS_CHECK',
    keywords: [
      {
        name: 'type',
        doc: 'The kind of record to ask for.',
        args: [
          arg(
            'type',
            {
              kind: 'enum',
              ignoreCase: true,
              values: [
                { word: 'A', doc: 'IPv4 address.' },
                { word: 'AAAA', doc: 'IPv6 address.' },
                { word: 'NS', doc: 'Name servers of a zone.' },
                { word: 'SOA', doc: 'Start of a zone.' },
                { word: 'CNAME', doc: 'Alias.' },
                { word: 'MX', doc: 'Mail servers.' },
                { word: 'TXT', doc: 'Text.' },
                { word: 'RRSIG', doc: 'DNSSEC signature.', since: '1.3.7' },
                { word: 'DNSKEY', doc: 'DNSSEC key.', since: '1.3.7' },
              ],
            },
            { consequence: IGNORED },
          ),
        ],
        default: 'SOA',
        since: '1.3.0',
      },
      {
        name: 'name',
        doc: 'The name to ask for.',
        detail:
          'Without it the root zone is asked for, which many servers do not answer. ' +
          'keepalived (2.1.4 and later) wrongly refuses a name whose first part is a single letter, such as `a.example.com`.',
        args: [arg('name', text('hostname'))],
        notation: 'dns-name',
        default: '.',
        // Before 2.1.4 the last one counted without a word.
        repeat: 'reported-first',
        since: '1.3.0',
      },
      { ...connectIp, since: '1.3.0' },
      { ...connectPort, since: '1.3.0' },
      { ...bindTo, since: '1.3.0' },
      { ...bindPort, since: '1.3.0' },
      { ...bindIf, since: '1.3.7' },
      { ...connectTimeout, since: '1.3.0' },
      { ...fwmark, since: '1.3.0' },
      { ...retry, default: 'that of the real or virtual server, else 3', since: '1.3.0' },
      { ...delayBeforeRetry, default: 'that of the real or virtual server, else delay_loop', since: '1.3.7' },
      { ...warmup, since: '1.3.7' },
      { ...delayLoop, since: '1.3.7' },
      { ...alpha, since: '1.3.7' },
      { ...logAllFailures, since: '2.0.11' },
    ],
  },
};

const newerKeywords: readonly Keyword[] = [
  { ...connectIp, since: '2.1.0' },
  { ...connectPort, since: '2.1.0' },
  { ...bindTo, since: '2.1.0' },
  { ...bindPort, since: '2.1.0' },
  { ...bindIf, since: '2.1.0' },
  { ...connectTimeout, since: '2.1.0' },
  { ...fwmark, since: '2.1.0' },
  { ...retry, since: '2.1.0' },
  { ...delayBeforeRetry, since: '2.1.0' },
  { ...warmup, since: '2.1.0' },
  { ...delayLoop, since: '2.1.0' },
  { ...alpha, since: '2.1.0' },
  { ...logAllFailures, since: '2.1.0' },
];

const pingCheck: Keyword = {
  name: 'PING_CHECK',
  doc: 'Pings the server (ICMP echo).',
  detail:
    'It shows that the host is there, not that the service works. keepalived may widen the sysctl `net.ipv4.ping_group_range` so that it may ping. ' +
    'Of the connection options only `connect_ip` and `connect_timeout` do anything here, though all are accepted (and a link-local address needs `bind_if`).',
  since: '2.1.0',
  block: { name: 'PING_CHECK', keywords: newerKeywords },
};

const hexWords: Arg = arg('hex', text('hex'), { rest: true });

const udpCheck: Keyword = {
  name: 'UDP_CHECK',
  doc: 'Sends a UDP packet; an answer, or at least no ICMP error, is enough.',
  detail:
    'Without `require_reply` a server that says nothing counts as well: only an ICMP error (port, host or net unreachable) fails the check. ' +
    'Give `connect_timeout` at least 4 seconds, so that an ARP request that nobody answers can time out. A PING_CHECK beside it makes sense. ' +
    '`bind_if` is accepted, but does nothing here.',
  since: '2.1.0',
  block: {
    name: 'UDP_CHECK',
    keywords: [
      {
        name: 'payload',
        doc: 'The bytes to send, in hexadecimal.',
        detail:
          'Two digits are one byte; blanks may stand between bytes, and a single digit between blanks is a byte, too (`Ab12f 3` is AB 12 0F 03). ' +
          'No `0x`. Before 2.3.3 the last byte cannot be FF.',
        args: [{ ...hexWords, missing: 'reported' }],
        notation: 'udp-payload',
        default: 'random bytes',
        since: '2.2.0',
      },
      {
        name: 'require_reply',
        doc: 'The server must answer; with bytes in hexadecimal, it must answer those.',
        detail:
          'An `x` stands for a digit that may be anything. Compared is only what both have: a shorter answer need only begin like the bytes given. ' +
          'Before 2.3.3 the last byte cannot be FF. `min_reply_length` and `max_reply_length` count only if bytes are given.',
        args: [{ ...hexWords, optional: true, since: '2.2.0' }],
        notation: 'udp-reply',
        since: '2.1.0',
      },
      {
        name: 'min_reply_length',
        doc: 'The least bytes that an answer must have.',
        args: [arg('length', integer(0, 65535), { consequence: IGNORED })],
        default: '0',
        since: '2.2.0',
      },
      {
        name: 'max_reply_length',
        doc: 'The most bytes that an answer may have.',
        args: [arg('length', integer(0, 65535), { consequence: IGNORED })],
        default: '255',
        since: '2.2.0',
      },
      ...newerKeywords,
    ],
  },
};

// ----------------------------------------------------------------------------------------- MISC, FILE, BFD

const miscCheck: Keyword = {
  name: 'MISC_CHECK',
  doc: 'Runs a program; exit status 0 means that the server works.',
  detail:
    'There is no connection of its own, so `connect_ip`, `connect_port`, `connect_timeout`, `bindto` and their like are unknown here: ' +
    'give the address to the program, and write `misc_timeout` for the time.',
  since: '1.1.0',
  block: {
    name: 'MISC_CHECK',
    keywords: [
      {
        name: 'misc_path',
        doc: 'The program to run, with its arguments, as one quoted string.',
        detail:
          'Put program and arguments into one pair of quotes: keepalived reads only the first word after `misc_path` and ignores the rest without a word. ' +
          'There is no shell: for pipes, redirections, `&&` or globs write `"/bin/sh -c \'…\'"`. Give the full path.',
        args: [arg('command', script)],
        notation: 'script-command',
        required: true,
        raw: 'quotes',
        since: '1.1.0',
      },
      {
        name: 'misc_timeout',
        doc: 'Seconds after which a program that still runs is killed, and the check has failed; 0 is the default.',
        args: [
          arg('seconds', integer(0, 4294, { unit: 's' }), {
            consequence: 'keepalived keeps the delay_loop of the virtual server',
            older: UNCHECKED,
          }),
        ],
        default: 'the delay_loop of the virtual server',
        since: '1.1.0',
      },
      {
        name: 'misc_dynamic',
        doc: 'The exit status of the program sets the weight of the real server.',
        detail:
          '0: works, weight as configured. 1: failed. 2 to 255: works, and the weight becomes the exit status less 2. ' +
          'So 255 is weight 253. With several such checkers the changes add up.',
        since: '1.1.8',
      },
      {
        name: 'user',
        doc: 'The user, and maybe the group, that runs the program.',
        detail:
          'Without it `script_user` of global_defs holds, else the user `keepalived_script` if the host has one, else the user that runs keepalived ' +
          '(with `enable_script_security` the checker is dropped instead). A user or group that the host does not have drops the checker.',
        args: [
          arg('user', text('user'), { missing: 'reported', consequence: 'keepalived goes by the default user' }),
          optional('group', text('group'), { default: 'the main group of the user' }),
        ],
        since: '1.3.0',
      },
      { ...retry, default: 'that of the real or virtual server, else 0', since: '1.3.7' },
      { ...delayBeforeRetry, since: '1.3.7' },
      { ...warmup, since: '1.2.13' },
      { ...delayLoop, since: '1.3.7' },
      { ...alpha, since: '1.3.7' },
      { ...logAllFailures, since: '2.0.11' },
    ],
  },
};

const fileCheck: Keyword = {
  name: 'FILE_CHECK',
  doc: 'Goes by the number in a file: it changes the weight of the real server, or takes it out.',
  detail: 'The number times `weight` is added to the weight of the real server. With weight 0 any number but 0 takes the server out.',
  since: '2.1.0',
  block: {
    name: 'FILE_CHECK',
    keywords: [
      {
        name: 'track_file',
        doc: 'Name of the track_file to watch; it must be defined earlier in the file.',
        args: [arg('name', reference('track_file'), { consequence: 'keepalived drops the FILE_CHECK' })],
        required: true,
        since: '2.1.0',
      },
      {
        name: 'weight',
        doc: 'What the number in the file is multiplied by; reverse turns the sign round.',
        args: [
          arg('weight', signed(-2147483647, 2147483647), { missing: 'reported', consequence: IGNORED }),
          optional(
            'reverse',
            oneOf({ word: 'reverse', doc: 'Turns the effect round.' }, { word: 'noreverse', doc: 'Undoes a reverse of the track_file.' }),
            { consequence: IGNORED },
          ),
        ],
        default: 'the weight of the track_file',
        since: '2.1.0',
      },
    ],
  },
};

const bfdCheck: Keyword = {
  name: 'BFD_CHECK',
  doc: 'Goes by a BFD session: the real server is up while the session is.',
  detail: 'None of the options of other checkers but `alpha` is known here.',
  needs: 'bfd',
  since: '2.0.0',
  block: {
    name: 'BFD_CHECK',
    keywords: [
      {
        name: 'name',
        doc: 'Name of the bfd_instance; it must be defined earlier in the file, once per real server.',
        args: [arg('name', reference('bfd_instance'), { missing: 'reported', consequence: 'keepalived drops the BFD_CHECK' })],
        surplus: 'reported',
        required: true,
        // The second one drops the whole checker, and then no third is looked at: the model tells of it.
        repeat: 'adds',
        since: '2.0.0',
      },
      { ...alpha, since: '2.0.0' },
    ],
  },
};

/** The checkers as they stand in real_server. */
export const checkerKeywords: readonly Keyword[] = [
  httpGet,
  sslGet,
  tcpCheck,
  smtpCheck,
  dnsCheck,
  miscCheck,
  pingCheck,
  udpCheck,
  fileCheck,
  bfdCheck,
];

// ----------------------------------------------------------------------------------------------------- SSL

const ssl: Keyword = {
  name: 'SSL',
  doc: 'Certificate, key and trusted authorities that all SSL_GET checks use.',
  detail:
    'Not needed for plain SSL_GET checks. A file that cannot be loaded ends the checker process at start; `keepalived -t` does not look.',
  repeat: 'reported-last',
  needs: 'lvs',
  since: '1.1.0',
  processes: ['checker'],
  block: {
    name: 'SSL',
    keywords: [
      {
        name: 'password',
        doc: 'The password of the key file.',
        args: [arg('password', text('password'), { missing: 'reported', consequence: IGNORED })],
        repeat: 'reported-last',
        since: '1.1.0',
      },
      {
        name: 'ca',
        doc: 'File with the certificates of the trusted authorities (PEM).',
        args: [arg('file', text('path'), { missing: 'reported', consequence: IGNORED })],
        repeat: 'reported-last',
        since: '1.1.0',
      },
      {
        name: 'certificate',
        doc: 'File with the certificate that keepalived shows to the servers (PEM, with its chain).',
        args: [arg('file', text('path'), { missing: 'reported', consequence: IGNORED })],
        repeat: 'reported-last',
        since: '1.1.0',
      },
      {
        name: 'key',
        doc: 'File with the private key of the certificate (PEM).',
        args: [arg('file', text('path'), { missing: 'reported', consequence: IGNORED })],
        repeat: 'reported-last',
        since: '1.1.0',
      },
    ],
  },
};

export const checkerRoots: readonly Keyword[] = [ssl];
