/**
 * The notations of virtual servers: addresses with ports, firewall marks, groups of addresses, forwarding methods with their tunnels.
 *
 * keepalived cuts everything from the first `-`, else from the first `/`, off an address before it reads it: only the lines of a
 * virtual_server_group look at what was cut. A port of nothing but zeros is no port.
 */
import type { Version } from '../language/types.ts';
import { isBefore } from '../language/version.ts';
import { onlyNearest } from '../nearest.ts';
import { describe } from './address.ts';
import type { IPAddress } from './inet.ts';
import { hasHostBits, longestPrefix, parseAddress, parseIPv4, parseIPv6, parseLooseIPv4 } from './inet.ts';
import { checkInteger } from './number.ts';
import type { Complaint, StatementCheck, ValueRule, WordCheck } from './types.ts';

type Outcome = NonNullable<Complaint['keepalived']>;

const complain = (rule: ValueRule, word: number, message: string, more: Partial<Complaint> = {}): Complaint => ({
  rule,
  word,
  message,
  ...more,
});

const STOPS = 'keepalived stops here: nothing after this line is read.';
const IGNORES = 'ignores the line';
const LINE_IGNORED = `keepalived ${IGNORES}.`;

/** Words that keepalived does not look at. */
function surplus(words: readonly string[], from: number, hint = 'Remove it, or put it where it belongs'): readonly Complaint[] {
  if (from >= words.length) return [];
  const message = `keepalived does not look at '${words.slice(from).join(' ')}'. ${hint}.`;
  return [complain('surplus-argument', from, message, { upTo: words.length - 1, keepalived: 'silent' })];
}

// -------------------------------------------------------------------------------------------- numbers and ports

/**
 * The number that keepalived takes for a word such as `80x` when it runs: the digits in front. `keepalived -t` takes nothing of it.
 * Null if there is no such difference.
 */
function leading(word: string, min: number, max: number): number | null {
  if (word.trimStart().startsWith('-')) return null;
  const value = Number(/^[ \t\n\v\f\r]*\+?(\d+)/.exec(word)?.[1] ?? 0);
  return value >= min && value <= max ? value : null;
}

/** What keepalived does with a bad number, and what with its digits in front. */
const then = (action: string, taken: number | string | null): string =>
  taken === null ? `keepalived ${action}.` : `'keepalived -t' ${action}, but a running keepalived takes ${taken}.`;

const onlyTested = (taken: number | string | null): Partial<Complaint> => (taken === null ? {} : { onlyTested: true });

/** Nothing but zeros, or nothing at all, is no port: keepalived takes it for a missing one. */
const isNoPort = (word: string): boolean => /^0*$/.test(word);

function portComplaint(word: string, at: number, action: string): Complaint | null {
  if (isNoPort(word)) return null;
  const fault = checkInteger(word, { kind: 'integer', min: 1, max: 65535 });
  if (fault === null) return null;
  const rule = fault.rule === 'bad-number' ? 'bad-port' : fault.rule;
  const isName = rule === 'bad-port' && /^[a-z][\w-]*$/i.test(word);
  const hint = isName ? 'keepalived knows no names of services here, write the number' : 'it must be a number of 1 to 65535';
  const taken = rule === 'bad-port' ? leading(word, 1, 65535) : null;
  const mend = fault.replacement === undefined ? {} : { replacement: fault.replacement };
  return complain(rule, at, `'${word}' is not a port: ${hint}. ${then(action, taken)}`, { ...mend, ...onlyTested(taken) });
}

// ---------------------------------------------------------------------------------------------------- addresses

/** What keepalived reads of an address, and what it cuts off. */
function cutAddress(word: string): { readonly kept: string; readonly rest: string } {
  const dash = word.indexOf('-');
  const cut = dash < 0 ? word.indexOf('/') : dash;
  return cut < 0 ? { kept: word, rest: '' } : { kept: word.slice(0, cut), rest: word.slice(cut) };
}

/** The address that keepalived reads: a `:` anywhere in the word, even in what is cut off, makes it look for an IPv6 address. */
function readAddress(word: string): IPAddress | null {
  const address = parseAddress(cutAddress(word).kept);
  return address?.family === 4 && word.includes(':') ? null : address;
}

/** Why a word is no address, in words that help. `alone`: no port follows. `forms`: words that could stand instead of an address. */
function addressComplaint(word: string, at: number, consequence: string, alone: boolean, forms: readonly string[]): Complaint {
  const [, host = '', port = ''] = /^([\d.]+):(\d+)$/.exec(word) ?? /^\[([^\]]*)\]:(\d+)$/.exec(word) ?? [];
  if (parseAddress(host)) {
    const mended = `${host} ${port}`;
    const message = `'${word}' is not an address: address and port are two words, '${mended}'. ${consequence}`;
    return complain('bad-address', at, message, alone ? { replacement: mended } : {});
  }
  const bare = /^\[(.*)\]$/.exec(word)?.[1] ?? '';
  if (parseIPv6(bare)) {
    const message = `'${word}' is not an address: an IPv6 address stands without brackets here. ${consequence}`;
    return complain('bad-address', at, message, { replacement: bare });
  }
  const meant = onlyNearest(word, forms);
  if (meant !== null) {
    return complain('bad-address', at, `'${word}' is not an address: did you mean '${meant}'? ${consequence}`, { replacement: meant });
  }
  const [beforeZone = '', zone = ''] = word.split('%');
  if (zone !== '' && parseIPv6(beforeZone)) {
    return complain('bad-address', at, `'${word}' is not an address: '%${zone}' cannot stand here. ${consequence}`);
  }
  return complain('bad-address', at, `'${word}' ${describe(cutAddress(word).kept)}. ${consequence}`);
}

/** A statement that begins with an address and maybe a port. */
interface Endpoint {
  readonly what: string;
  /** What keepalived does if the address or the port is bad. */
  readonly action: string;
  /** The first release that does without a port. */
  readonly portOptional: Version;
  /** Words that may stand instead of an address. */
  readonly forms: readonly string[];
}

const VIRTUAL: Endpoint = {
  what: 'virtual server',
  action: 'skips the whole virtual_server block',
  portOptional: '2.0.7',
  forms: ['fwmark', 'group'],
};
const REAL: Endpoint = {
  what: 'real server',
  action: 'skips the whole real_server block',
  portOptional: '2.0.15',
  forms: [],
};
const SORRY: Endpoint = { what: 'sorry server', action: IGNORES, portOptional: '2.0.15', forms: [] };

/** Reads `keyword ADDRESS [PORT]`. */
function checkEndpoint(words: readonly string[], version: Version, endpoint: Endpoint): readonly Complaint[] {
  const [keyword = '', address, port] = words;
  if (address === undefined) return [missingAddress(keyword, endpoint)];
  const found: Complaint[] = [];
  const { kept, rest } = cutAddress(address);
  const parsed = readAddress(address);
  if (!parsed) found.push(addressComplaint(address, 1, `keepalived ${endpoint.action}.`, port === undefined, endpoint.forms));
  else if (rest !== '' && rest !== `/${longestPrefix(parsed.family)}`) found.push(cutComplaint(kept, rest, endpoint));
  if (port !== undefined) {
    const wrong = portComplaint(port, 2, endpoint.action);
    if (wrong) found.push(wrong);
  } else if (isBefore(version, endpoint.portOptional)) {
    const message = `The port is missing: before ${endpoint.portOptional} keepalived cannot do without it.`;
    found.push(complain('missing-argument', 1, message, { keepalived: 'fatal' }));
  }
  return [...found, ...surplus(words, 3)];
}

const missingAddress = (keyword: string, { what }: Endpoint): Complaint =>
  complain('missing-argument', 0, `'${keyword}' needs the address of the ${what} after it, as in '${keyword} 192.0.2.10 80'. ${STOPS}`, {
    keepalived: 'fatal',
  });

function cutComplaint(kept: string, rest: string, { what }: Endpoint): Complaint {
  const hint = what === 'virtual server' ? ' For more addresses use a virtual_server_group.' : '';
  const message = `A ${what} has one address: keepalived reads '${kept}' and drops '${rest}' without a word.${hint}`;
  return complain(rest.startsWith('/') ? 'bad-prefix' : 'bad-address', 1, message, { keepalived: 'silent', replacement: kept });
}

// ----------------------------------------------------------------------------- virtual_server and its other forms

const FWMARK_MAX = 0xffff_ffff;

function markComplaint(word: string, at: number, action: string): Complaint | null {
  const fault = checkInteger(word, { kind: 'integer', min: 0, max: FWMARK_MAX });
  if (fault === null) {
    if (Number(word) > 0) return null;
    const message = 'Every unmarked packet has the mark 0, so it marks nothing: write 1 or more.';
    return complain('out-of-range', at, message, { keepalived: 'silent' });
  }
  const decimal = /^0x[\da-f]{1,8}$/i.test(word) ? String(Number(word)) : fault.replacement;
  const hint = decimal === undefined ? 'it must be 1 to 4294967295, in decimal' : `write it in decimal, '${decimal}'`;
  const taken = fault.rule === 'bad-number' ? leading(word, 0, FWMARK_MAX) : null;
  const message = `'${word}' is not a firewall mark: ${hint}. ${then(action, taken)}`;
  return complain(fault.rule, at, message, { ...(decimal === undefined ? {} : { replacement: decimal }), ...onlyTested(taken) });
}

/** Without the second word keepalived reads from nowhere. */
const formMissing = (form: 'fwmark' | 'group', version: Version): Complaint => {
  const [what, example] = form === 'fwmark' ? ['mark', 'fwmark 1'] : ['name of the group', 'group NAME'];
  const fatal = isBefore(version, '2.0.7');
  const outcome: Outcome = fatal ? 'fatal' : 'crashes';
  const message = `'${form}' needs the ${what} after it, as in 'virtual_server ${example}'. ${fatal ? STOPS : 'keepalived crashes here.'}`;
  return complain('missing-argument', 1, message, { keepalived: outcome });
};

const checkVirtualServer: StatementCheck = (words, { version }) => {
  const [, form, second] = words;
  if (form !== 'fwmark' && form !== 'group') return checkEndpoint(words, version, VIRTUAL);
  if (second === undefined) return [formMissing(form, version)];
  if (form === 'group') return surplus(words, 3);
  const wrong = markComplaint(second, 2, VIRTUAL.action);
  const family = words[3];
  const hint = family === 'inet' || family === 'inet6' ? `Write 'ip_family ${family}' inside the block` : undefined;
  return [...(wrong ? [wrong] : []), ...surplus(words, 3, hint)];
};

const checkRealServer: StatementCheck = (words, { version }) => checkEndpoint(words, version, REAL);
const checkSorryServer: StatementCheck = (words, { version }) => checkEndpoint(words, version, SORRY);

/** A word that switches something on by being there. Many write `no` after it and get the opposite. */
const checkSwitch: StatementCheck = (words) => {
  const [keyword = '', value] = words;
  if (value === undefined) return [];
  const off = /^(off|no|false|0|disabled?)$/i.test(value);
  const hint = off ? 'to have it off, remove the line' : 'the word alone is enough';
  const message = `'${keyword}' takes no value and is on as soon as it stands here, '${value}' or not: ${hint}.`;
  return [complain('surplus-argument', 1, message, { upTo: words.length - 1, keepalived: 'silent' })];
};

// ------------------------------------------------------------------------------------------- virtual_server_group

/** The name, and nothing else: keepalived trips over a further word. */
const checkGroup: StatementCheck = (words) => {
  const [, name, further] = words;
  if (name === undefined) {
    const message = `'virtual_server_group' needs a name after it. ${STOPS}`;
    return [complain('missing-argument', 0, message, { keepalived: 'fatal' })];
  }
  if (further === undefined) return [];
  const message = `Only a name may follow 'virtual_server_group', not '${further}'. ${STOPS}`;
  return [complain('surplus-argument', 2, message, { upTo: words.length - 1, keepalived: 'fatal' })];
};

const checkGroupLine: StatementCheck = (words, { version }) => {
  if (words[0] === 'fwmark') return checkGroupMark(words, version);
  const [range = '', port] = words;
  const found: Complaint[] = [];
  const wrong = rangeComplaint(range, version, port === undefined);
  if (wrong) found.push(wrong);
  const wrongPort = port === undefined ? null : portComplaint(port, 1, IGNORES);
  if (wrongPort) found.push(wrongPort);
  return [...found, ...surplus(words, 2)];
};

function checkGroupMark(words: readonly string[], version: Version): readonly Complaint[] {
  const [, mark, family] = words;
  if (mark === undefined) {
    return [complain('missing-argument', 0, `'fwmark' needs a mark after it, as in 'fwmark 1'. ${STOPS}`, { keepalived: 'fatal' })];
  }
  const found: Complaint[] = [];
  const wrong = markComplaint(mark, 1, IGNORES);
  if (wrong) found.push(wrong);
  if (isBefore(version, '2.1.0')) return [...found, ...surplus(words, 2, 'A family may follow the mark only since 2.1.0')];
  if (family !== undefined && family !== 'inet' && family !== 'inet6') {
    found.push(complain('unknown-value', 2, `'${family}' is not an address family: write 'inet' or 'inet6'. ${LINE_IGNORED}`));
  }
  return [...found, ...surplus(words, 3)];
}

const SIXTEEN_BITS = 'keepalived counts up only the last 16 bits of an IPv6 address: of this range it serves at most 65536 addresses.';

/** `10.0.0.1`, `10.0.0.1-20`, `10.0.0.1-10.0.1.20`, `10.0.0.0/28`, and the same of IPv6 (where a short range is hexadecimal). */
function rangeComplaint(word: string, version: Version, alone: boolean): Complaint | null {
  const { kept, rest } = cutAddress(word);
  const start = readAddress(word);
  if (!start) return addressComplaint(word, 0, LINE_IGNORED, alone, ['fwmark']);
  const slash = word.indexOf('/');
  const long = !isBefore(version, '2.2.2');
  if (slash >= 0) {
    if (long) return prefixComplaint(word, start, word.slice(slash + 1));
    const message = `Before 2.2.2 keepalived reads no prefix here: it takes '${kept}' alone.`;
    return complain('bad-prefix', 0, message, { keepalived: 'silent' });
  }
  if (rest === '') return null;
  const end = rest.slice(1);
  if (long && end.includes(start.family === 4 ? '.' : ':')) return longRangeComplaint(word, start, cutAddress(end).kept);
  return shortRangeComplaint(word, start, end);
}

function prefixComplaint(word: string, start: IPAddress, text: string): Complaint | null {
  const longest = longestPrefix(start.family);
  if (text === '' || checkInteger(text, { kind: 'integer', min: 1, max: longest })) {
    const fault = text === '' ? `'${word}' lacks its prefix length` : `'${text}' is not a prefix length`;
    return complain('bad-prefix', 0, `${fault}: it must be 1 to ${longest}. ${LINE_IGNORED}`);
  }
  const prefix = Number(text);
  if (hasHostBits(start, prefix)) {
    const message = `'${word}' does not begin at the first address of its network, as a range with a prefix must. ${LINE_IGNORED}`;
    return complain('bad-prefix', 0, message);
  }
  if (word.includes('-')) {
    return complain('bad-value', 0, `Give a range or a prefix, not both: keepalived reads '/${text}' and drops the range.`, {
      keepalived: 'silent',
    });
  }
  return start.family === 6 && prefix < 112 ? complain('out-of-range', 0, SIXTEEN_BITS, { keepalived: 'silent' }) : null;
}

/** Order of two addresses of a family, and whether they differ above the last 16 bits. */
function compare(start: IPAddress, end: IPAddress): { readonly order: number; readonly far: boolean } {
  if (start.family === 4 || end.family === 4) {
    return { order: start.family === 4 && end.family === 4 ? start.value - end.value : 0, far: false };
  }
  const at = start.bytes.findIndex((byte, index) => byte !== end.bytes[index]);
  return at < 0 ? { order: 0, far: false } : { order: (start.bytes[at] ?? 0) - (end.bytes[at] ?? 0), far: at < 14 };
}

function longRangeComplaint(word: string, start: IPAddress, text: string): Complaint | null {
  const end = parseAddress(text);
  if (!end || end.family !== start.family) {
    return complain('bad-address', 0, `'${text}' is not an address that could end the range. ${LINE_IGNORED}`);
  }
  const { order, far } = compare(start, end);
  if (order > 0) return complain('out-of-range', 0, `'${word}' ends before it starts. ${LINE_IGNORED}`);
  return far ? complain('out-of-range', 0, SIXTEEN_BITS, { keepalived: 'silent' }) : null;
}

/** `10.0.0.1-20`: the end stands for the last number, in IPv6 for the last group. */
function shortRangeComplaint(word: string, start: IPAddress, text: string): Complaint | null {
  const [digits, base, max, limits] =
    start.family === 4
      ? ([/^[ \t\n\v\f\r]*[+-]?\d+$/, 10, 255, 'a number up to 255'] as const)
      : ([/^[ \t\n\v\f\r]*[+-]?(0x)?[\da-f]+$/i, 16, 0xffff, 'a hexadecimal number up to ffff'] as const);
  const end = text === '' ? 0 : Number.parseInt(text, base);
  const first = start.family === 4 ? start.value % 256 : (start.bytes[14] ?? 0) * 256 + (start.bytes[15] ?? 0);
  if (text !== '' && !digits.test(text)) {
    const taken = end > first && end <= max ? end.toString(base) : null;
    const message = `'${text}' cannot end the range: it must be ${limits} or a whole address. ${then(IGNORES, taken)}`;
    return complain('bad-number', 0, message, onlyTested(taken));
  }
  if (end < 0 || end > max) {
    return complain('out-of-range', 0, `'${text}' cannot end the range: it must be ${limits}. ${LINE_IGNORED}`);
  }
  if (first < end) return null;
  return complain('out-of-range', 0, `The end of the range '${word}' must be above its start. ${LINE_IGNORED}`);
}

// ------------------------------------------------------------------------------------------- forwarding and tunnels

const METHODS: readonly string[] = ['NAT', 'DR', 'TUN'];
const TUNNELS: readonly string[] = ['ipip', 'gue', 'gre'];
const CHECKSUMS: readonly string[] = ['nocsum', 'csum', 'remcsum'];
const KEPT = 'keepalived takes the method but keeps the tunnel it had, ipip if none.';

/** `lvs_method NAT|DR|TUN [type ipip|gue|gre] [port N] [nocsum|csum|remcsum]`. */
const checkForwarding: StatementCheck = (words, { version }) => {
  const [keyword = '', method] = words;
  if (method === undefined) {
    const message = `'${keyword}' needs a forwarding method after it: 'NAT', 'DR' or 'TUN'. ${STOPS}`;
    return [complain('missing-argument', 0, message, { keepalived: 'fatal' })];
  }
  if (!METHODS.includes(method)) return [unknownMethod(method)];
  if (isBefore(version, '2.0.18')) return surplus(words, 2, 'Before 2.0.18 a forwarding method has no options');
  const tunnel = tunnelComplaint(words);
  if (method === 'TUN' || words.length < 3) return tunnel ? [tunnel] : [];
  const message = `Only a tunnel has options: '${words.slice(2).join(' ')}' does nothing with ${method}. Remove it, or write TUN.`;
  const outcome: Outcome = tunnel && tunnel.keepalived !== 'silent' ? 'reports' : 'silent';
  return [complain('surplus-argument', 2, message, { upTo: words.length - 1, keepalived: outcome })];
};

/** The word that must have been meant: the same in other letters first. */
const likelyOne = (word: string, words: readonly string[]): string | null =>
  words.find((other) => other.toLowerCase() === word.toLowerCase()) ?? onlyNearest(word, words);

function unknownMethod(method: string): Complaint {
  const meant = likelyOne(method, METHODS);
  const hint = meant === null ? "it must be 'NAT', 'DR' or 'TUN', in capitals" : `write '${meant}'`;
  const message = `'${method}' is not a forwarding method: ${hint}. ${LINE_IGNORED}`;
  return complain('unknown-value', 1, message, meant === null ? {} : { replacement: meant });
}

/** The first mistake in the words after the method; keepalived, too, stops there. */
function tunnelComplaint(words: readonly string[]): Complaint | null {
  const seen = new Map<string, { readonly at: number; readonly value: string }>();
  let repeated: Complaint | null = null;
  for (let at = 2; at < words.length; at++) {
    const word = words[at] ?? '';
    const option = CHECKSUMS.includes(word) ? 'checksum' : word;
    if (option !== 'type' && option !== 'port' && option !== 'checksum') return unknownOption(word, at);
    if (seen.has(option)) repeated ??= repeatedOption(option, at);
    const valueAt = option === 'checksum' ? at : ++at;
    const wrong = option === 'checksum' ? null : tunnelValueComplaint(option, words, valueAt);
    if (wrong) return wrong;
    seen.set(option, { at: valueAt, value: words[valueAt] ?? '' });
  }
  const type = seen.get('type');
  return tunnelMixComplaint(type?.value ?? 'ipip', type?.at ?? 1, seen.get('port')?.at, seen.get('checksum')) ?? repeated;
}

function unknownOption(word: string, at: number): Complaint {
  const mend = TUNNELS.includes(word) ? `type ${word}` : likelyOne(word, ['type', 'port', ...CHECKSUMS]);
  const hint = mend === null ? "it knows 'type', 'port', 'nocsum', 'csum' and 'remcsum'" : `write '${mend}'`;
  return complain(
    'unknown-option',
    at,
    `'${word}' means nothing to a tunnel: ${hint}. ${KEPT}`,
    mend === null ? {} : { replacement: mend },
  );
}

const repeatedOption = (option: string, at: number): Complaint =>
  complain('duplicate-argument', at, `A second ${option} for the same tunnel: the last one counts.`, { keepalived: 'silent' });

function tunnelValueComplaint(option: 'type' | 'port', words: readonly string[], at: number): Complaint | null {
  const value = words[at];
  if (value === undefined) {
    const what = option === 'type' ? "'ipip', 'gue' or 'gre' after it" : "a number after it, as in 'port 6080'";
    return complain('missing-argument', at - 1, `'${option}' needs ${what}. ${KEPT}`);
  }
  if (option === 'type') {
    if (TUNNELS.includes(value)) return null;
    const meant = likelyOne(value, TUNNELS);
    const message = `'${value}' is not a type of tunnel: it must be 'ipip', 'gue' or 'gre'. ${KEPT}`;
    return complain('unknown-value', at, message, meant === null ? {} : { replacement: meant });
  }
  const fault = checkInteger(value, { kind: 'integer', min: 1, max: 65535 });
  return fault && complain(fault.rule, at, `'${value}' is not a port: it must be a number of 1 to 65535. ${KEPT}`);
}

function tunnelMixComplaint(
  type: string,
  typeAt: number,
  portAt: number | undefined,
  checksum?: { at: number; value: string },
): Complaint | null {
  if (type === 'gue' && portAt === undefined) {
    return complain('missing-argument', typeAt, `A gue tunnel needs a port, as in 'type gue port 6080'. ${KEPT}`);
  }
  if (type !== 'gue' && portAt !== undefined) {
    return complain('bad-value', portAt - 1, `Only a gue tunnel has a port, this one is ${type}. ${KEPT}`, { upTo: portAt });
  }
  if (checksum === undefined || checksum.value === 'nocsum') return null;
  if (type === 'ipip') {
    return complain('bad-value', checksum.at, `An ipip tunnel has no checksum: '${checksum.value}' is for gue and gre. ${KEPT}`);
  }
  if (type === 'gre' && checksum.value === 'remcsum') {
    return complain('bad-value', checksum.at, `A gre tunnel has no remote checksum: write 'csum', or 'type gue'. ${KEPT}`);
  }
  return null;
}

// ------------------------------------------------------------------------------------------------- persistence

const ENGINE_MAX = 16;

const checkEngine: StatementCheck = (words) => {
  const [, engine] = words;
  if (engine === undefined) {
    const message = `'persistence_engine' needs an engine after it: 'sip'. ${STOPS}`;
    return [complain('missing-argument', 0, message, { keepalived: 'fatal' })];
  }
  const found: Complaint[] = [];
  if (engine.length > ENGINE_MAX) {
    found.push(complain('too-long', 1, `'${engine}' has more than ${ENGINE_MAX} characters: keepalived uses the first ${ENGINE_MAX}.`));
  } else if (engine !== 'sip') {
    const message = `Linux has one persistence engine, 'sip': with '${engine}' it refuses the virtual server unless a module of your own brings it.`;
    found.push(complain('unknown-value', 1, message, { keepalived: 'silent' }));
  }
  return [...found, ...surplus(words, 2)];
};

/** All ones, then all zeros. */
const isSolidMask = (mask: number): boolean => Number.isInteger(Math.log2(2 ** 32 - mask));

/** A netmask for IPv4, a prefix length for IPv6; which of the two, only the whole virtual server tells. */
const granularity: WordCheck = (word, at) => {
  if (checkInteger(word, { kind: 'integer', min: 1, max: 128 }) === null) return null;
  const mask = parseLooseIPv4(word);
  if (mask === null) {
    const message = `'${word}' is neither a netmask ('255.255.255.0', for IPv4) nor a prefix length ('64', for IPv6). ${LINE_IGNORED}`;
    return complain('bad-value', at, message);
  }
  if (!word.includes('.') || (isSolidMask(mask) && parseIPv4(word) !== null)) return null;
  const full = [24, 16, 8, 0].map((shift) => (mask >>> shift) & 0xff).join('.');
  const read = full === word ? '' : `, which keepalived reads as '${full}',`;
  const message = `'${word}'${read} is an odd mask: a netmask is ones, then zeros, such as '255.255.255.0'.`;
  return complain('bad-value', at, message, { keepalived: 'silent' });
};

export const statementChecks = {
  'virtual-server': checkVirtualServer,
  'real-server': checkRealServer,
  'sorry-server': checkSorryServer,
  'lvs-switch': checkSwitch,
  'lvs-method': checkForwarding,
  'virtual-server-group': checkGroup,
  'virtual-server-group-line': checkGroupLine,
  'persistence-engine': checkEngine,
} satisfies Record<string, StatementCheck>;

export const wordChecks = { 'persistence-granularity': granularity } satisfies Record<string, WordCheck>;
