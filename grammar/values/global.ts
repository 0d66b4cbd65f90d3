/**
 * The notations of `global_defs`: switches that take no word, mail addresses, the mail server, multicast groups, sync daemon, umask, …
 *
 * Where keepalived reads an address here it first cuts everything from the first `-`, else from the first `/`, and does not look at it.
 */
import { isBefore } from '../language/version.ts';
import { nearest, onlyNearest, orList } from '../nearest.ts';
import { describe } from './address.ts';
import { isMulticast, parseAddress, parseIPv6 } from './inet.ts';
import type { IPAddress } from './inet.ts';
import { checkInteger, readInteger } from './number.ts';
import type { Complaint, StatementCheck, ValueRule, WordCheck } from './types.ts';

const complain = (rule: ValueRule, word: number, message: string, more: Partial<Complaint> = {}): Complaint => ({
  rule,
  word,
  message,
  ...more,
});

const UINT_MAX = 4_294_967_295;
const INT_MAX = 2_147_483_647;
const INT_MIN = -2_147_483_648;

const IGNORED = 'keepalived ignores the line.';
const STOPS = 'keepalived stops here: nothing after this line is read.';

/** A required word that is not there. */
const missing = (words: readonly string[], message: string, more: Partial<Complaint> = {}): Complaint =>
  complain('missing-argument', words.length - 1, message, { dropped: true, ...more });

/** Words that keepalived does not look at. */
function surplus(words: readonly string[], from: number): readonly Complaint[] {
  if (from >= words.length) return [];
  const message = `keepalived does not look at '${words.slice(from).join(' ')}'. Remove it, or put it where it belongs.`;
  return [complain('surplus-argument', from, message, { ...span(words, from), keepalived: 'silent' })];
}

/** To the end of the line, if that is more than one word. */
const span = (words: readonly string[], from: number): { upTo?: number } => (words.length - 1 > from ? { upTo: words.length - 1 } : {});

function numberComplaint(word: string, at: number, min: number, max: number, consequence: string): Complaint | null {
  const fault = checkInteger(word, { kind: 'integer', min, max });
  if (fault === null) return null;
  const mend = fault.replacement === undefined ? {} : { replacement: fault.replacement };
  return complain(fault.rule, at, `'${word}' ${fault.text}. ${consequence}`, mend);
}

// ------------------------------------------------------------------------------------------------------- switches

const ON = ['on', 'true', 'yes'];
const OFF = ['off', 'false', 'no'];

/** The line alone switches it on, whatever follows: dangerous where the word says off. */
const flag: StatementCheck = (words) => {
  const [name = '', word] = words;
  if (word === undefined) return [];
  const lower = word.toLowerCase();
  if (OFF.includes(lower) || lower === '0') {
    const message = `'${name}' has no off: keepalived does not look at '${word}' and switches it on. Remove the line to leave it off.`;
    return [complain('surplus-argument', 1, message, { keepalived: 'silent' })];
  }
  return surplus(words, ON.includes(lower) || lower === '1' ? 2 : 1);
};

const flagOrSwitch: StatementCheck = (words, context) => {
  if (isBefore(context.version, '2.3.0')) return flag(words, context);
  const word = words[1];
  if (word === undefined) return [];
  if (ON.includes(word) || OFF.includes(word)) return surplus(words, 2);
  const lower = word.toLowerCase();
  const mend = ON.includes(lower) || OFF.includes(lower) ? { replacement: lower } : {};
  const message = `'${word}' is neither yes nor no: write 'on', 'true' or 'yes', or 'off', 'false' or 'no', in lower case. ${IGNORED}`;
  return [complain('unknown-value', 1, message, mend)];
};

// ----------------------------------------------------------------------------------------------------------- mail

const mailAddress: WordCheck = (word, index) => {
  const silent = (message: string, more: Partial<Complaint> = {}) =>
    complain('bad-value', index, message, { keepalived: 'silent', ...more });
  if (word === '') return silent('An empty word cannot be a mail address. keepalived takes it, and the mail server will refuse it.');
  const trimmed = word.replace(/[,;]+$/, '');
  if (trimmed !== word) {
    const mend = trimmed === '' ? {} : { replacement: trimmed };
    return silent(`'${word}' ends in a separator that becomes part of the address: blanks and line ends are enough here.`, mend);
  }
  const open = word.indexOf('<');
  const close = word.indexOf('>');
  if ((open === -1) !== (close === -1) || close < open)
    return silent(`'${word}' is half a mail address: a name with an address in '<' and '>' needs double quotes around all of it.`);
  const bare = open === -1 ? word : word.slice(open + 1, close);
  if (/[,;]/.test(bare)) return silent(`'${word}' is taken for one address: keepalived parts addresses at blanks and line ends only.`);
  if (bare.indexOf('@') !== bare.lastIndexOf('@')) return silent(`'${word}' has more than one '@': the mail server will refuse it.`);
  return null;
};

const notificationEmailFrom: StatementCheck = (words, context) => {
  const [name = '', address] = words;
  if (address === undefined) return [missing(words, `'${name}' needs the mail address that the mails come from. ${IGNORED}`)];
  if (words.length > 2) {
    const last = words.length - 1;
    const keepalived = isBefore(context.version, '2.3.0') ? 'silent' : 'reports';
    const whole = words.slice(1).join(' ');
    if (/<[^<>]*>$/.test(whole) && !whole.includes('"')) {
      const message = `Name and address must stand in one pair of double quotes: as it is, keepalived takes '${address}' for the whole address.`;
      return [complain('surplus-argument', 1, message, { upTo: last, keepalived, replacement: `"${whole}"` })];
    }
    const message = `'${name}' takes one address: keepalived does not look at '${words.slice(2).join(' ')}'.`;
    return [complain('surplus-argument', 2, message, { ...span(words, 2), keepalived })];
  }
  const complaint = mailAddress(address, 1, context);
  return complaint === null ? [] : [complaint];
};

const NO_MAIL = 'keepalived then sends no mail.';

/** Can the resolver make an address of it, as far as that can be told without asking it? */
function serverComplaint(host: string, hasPort: boolean): Complaint | null {
  // whether a name can be resolved is the host's affair, and keepalived asks it about all that is no address
  const bad = (message: string, more: Partial<Complaint> = {}) =>
    complain('bad-address', 1, `${message} ${NO_MAIL}`, { host: true, dropped: true, ...more });
  const glued = /^(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(host);
  if (glued !== null) {
    const bare = glued[1] ?? glued[2] ?? '';
    const mend = hasPort || bare === '' ? {} : { replacement: `${bare} ${glued[3] ?? ''}` };
    return bad(`'${host}' is no address: the port must be a word of its own.`, mend);
  }
  if (host.includes(':')) {
    const zone = host.indexOf('%');
    return parseIPv6(zone === -1 ? host : host.slice(0, zone)) === null
      ? bad(`'${host}' is neither an IPv6 address nor a host name.`)
      : null;
  }
  const isNumeric = /^[\d.]+$/.test(host);
  if (isNumeric) return isOldAddress(host) ? null : bad(`'${host}' ${describe(host, { family: 4 })}.`);
  if (/^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?$/.test(host)) return null;
  return bad(`'${host}' is neither an IP address nor a host name.`);
}

/** The forms that inet_aton() takes: one to four numbers, the last fills the rest, a leading 0 makes it octal. */
function isOldAddress(host: string): boolean {
  const parts = host.split('.');
  if (parts.length > 4) return false;
  return parts.every((part, index) => {
    const octal = part.length > 1 && part.startsWith('0');
    if (!(octal ? /^[0-7]+$/ : /^\d+$/).test(part)) return false;
    const value = Number.parseInt(part, octal ? 8 : 10);
    return value < (index === parts.length - 1 ? 256 ** (5 - parts.length) : 256);
  });
}

const smtpServer: StatementCheck = (words) => {
  const [name = '', host, port] = words;
  if (host === undefined)
    return [missing(words, `'${name}' needs the address or name of the mail server. ${STOPS}`, { keepalived: 'fatal' })];
  const complaints = [serverComplaint(host, port !== undefined), port === undefined ? null : smtpPortComplaint(port)].filter(
    (one) => one !== null,
  );
  return complaints.length > 0 ? complaints : surplus(words, 3);
};

function smtpPortComplaint(port: string): Complaint | null {
  const complaint = numberComplaint(port, 2, 1, 65_535, NO_MAIL);
  if (complaint?.rule !== 'bad-number') return complaint;
  return { ...complaint, rule: 'bad-port', message: `'${port}' is not a port: it must be a number of 1 to 65535. ${NO_MAIL}` };
}

// ----------------------------------------------------------------------------------------------- multicast groups

/** What keepalived reads of an address: it drops what looks like a range or a prefix length. */
function cut(word: string): string {
  const dash = word.indexOf('-');
  const end = dash === -1 ? word.indexOf('/') : dash;
  return end === -1 ? word : word.slice(0, end);
}

const isLinkLocalGroup = (address: IPAddress): boolean => address.family === 4 || ((address.bytes[1] ?? 0) & 0x0f) === 2;

function groupComplaint(word: string, at: number, consequence: string, family?: 4 | 6): Complaint | null {
  const written = cut(word);
  const address = parseAddress(written);
  if (address === null)
    return complain('bad-address', at, `'${word}' ${describe(written, family === undefined ? {} : { family })}. ${consequence}`);
  if (family !== undefined && address.family !== family)
    return complain(
      'bad-address',
      at,
      `'${word}' is an IPv${address.family} address: it belongs after 'vrrp_mcast_group${address.family}'. ${consequence}`,
    );
  if (!isMulticast(address)) {
    const range = address.family === 4 ? '224.0.0.0 to 239.255.255.255' : "addresses that begin with 'ff'";
    return complain('bad-address', at, `'${word}' is not a multicast address: those are ${range}. ${consequence}`);
  }
  if (written !== word) {
    const message = `keepalived does not look at '${word.slice(written.length)}': a multicast group is a single address.`;
    return complain('bad-prefix', at, message, { keepalived: 'silent', replacement: written });
  }
  return null;
}

const multicastIPv4: WordCheck = (word, index) => groupComplaint(word, index, IGNORED, 4);

const multicastIPv6: WordCheck = (word, index) => {
  const complaint = groupComplaint(word, index, IGNORED, 6);
  if (complaint !== null && complaint.keepalived !== 'silent') return complaint;
  const address = parseAddress(cut(word));
  if (address === null || isLinkLocalGroup(address)) return complaint;
  const message = `'${word}' is not a link-local group: adverts must not leave the network, so take one that begins with 'ff02:'. keepalived uses it all the same.`;
  return complain('bad-address', index, message);
};

const multicastAddress: WordCheck = (word, index) => groupComplaint(word, index, 'keepalived takes 224.0.0.81.');

// ------------------------------------------------------------------------------------------------------- nftables

const nftablesTable: WordCheck = (word, index, { version }) => {
  const checked = !isBefore(version, '2.3.2');
  const most = checked ? 254 : 255;
  if (utf8Length(word) > most)
    return complain('too-long', index, `The name of a table can have ${most} characters, and this is longer. ${IGNORED}`, {
      dropped: true,
    });
  if (word === '')
    return complain(
      'bad-name',
      index,
      `The name of a table cannot be empty. ${checked ? IGNORED : 'keepalived takes it, and nftables refuses it.'}`,
      {
        keepalived: checked ? 'reports' : 'silent',
        dropped: checked,
      },
    );
  return null;
};

function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

// ------------------------------------------------------------------------------------------- name value name value

interface NumberOption {
  readonly min: number;
  readonly max: number;
  readonly consequence: string;
}

const KERNEL_DECIDES = 'keepalived leaves it to the kernel.';

const SYNC_OPTIONS: ReadonlyMap<string, NumberOption> = new Map([
  ['id', { min: 0, max: 255, consequence: 'keepalived takes the VRID of the instance, or 0.' }],
  ['maxlen', { min: 1, max: 65_507, consequence: KERNEL_DECIDES }],
  ['port', { min: 1, max: 65_535, consequence: KERNEL_DECIDES }],
  ['ttl', { min: 1, max: 255, consequence: KERNEL_DECIDES }],
]);

/**
 * `lvs_sync_daemon IF [inst NAME] [id N] …`, and the old `lvs_sync_daemon IF NAME [N]`: a second word that is no option is the instance,
 * a third one its sync id.
 */
const lvsSyncDaemon: StatementCheck = (words) => {
  const [name = '', device] = words;
  if (device === undefined) return [missing(words, `'${name}' needs the interface that carries the sync messages. ${IGNORED}`)];
  if (utf8Length(device) > 15)
    return [complain('too-long', 1, `'${device}' cannot be an interface: a name has at most 15 characters. ${IGNORED}`, { dropped: true })];
  const complaints: Complaint[] = [];
  const seen = new Set<string>();
  for (let at = 2; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === 'inst') {
      const instance = words[at + 1];
      if (seen.has('inst')) complaints.push(secondInstance(at, instance === undefined ? at : at + 1));
      else if (instance === undefined)
        return [...complaints, missing(words, `'inst' needs the name of an instance. ${STOPS}`, { keepalived: 'fatal' })];
      seen.add('inst');
      at++;
      continue;
    }
    const option = SYNC_OPTIONS.get(word);
    if (option !== undefined || word === 'group') {
      const value = words[at + 1];
      if (seen.has(word)) complaints.push(repeated(word, at));
      seen.add(word);
      const complaint = syncValueComplaint(words, at, value, option);
      if (complaint !== null) complaints.push(complaint);
      at++;
    } else if (at === 2) {
      seen.add('inst');
    } else if (at === 3) {
      const complaint = oldSyncId(word);
      complaints.push(complaint);
      // the number of a misspelt word is the same mistake
      if (complaint.rule === 'unknown-option' && /^\d+$/.test(words[at + 1] ?? '')) at++;
    } else complaints.push(unknownOption(name, word, at, ['inst', ...SYNC_OPTIONS.keys(), 'group']));
  }
  return complaints;
};

function syncValueComplaint(
  words: readonly string[],
  at: number,
  value: string | undefined,
  option: NumberOption | undefined,
): Complaint | null {
  const word = words[at] ?? '';
  if (option === undefined) {
    if (value === undefined) return missing(words, `'${word}' needs a multicast address. keepalived takes 224.0.0.81.`, { dropped: false });
    return groupComplaint(value, at + 1, 'keepalived takes 224.0.0.81.');
  }
  if (value === undefined)
    return missing(words, `'${word}' needs a number of ${option.min} to ${option.max}. ${option.consequence}`, { dropped: false });
  return numberComplaint(value, at + 1, option.min, option.max, option.consequence);
}

const secondInstance = (at: number, upTo: number): Complaint =>
  complain(
    'duplicate-argument',
    at,
    'The sync daemon can follow one instance only. keepalived stays with the first one.',
    upTo > at ? { upTo } : {},
  );

const repeated = (word: string, at: number): Complaint =>
  complain('duplicate-argument', at, `'${word}' stands here twice: the last one counts.`, { keepalived: 'silent' });

/** The bare number of the old notation: reported even where it is right. */
function oldSyncId(word: string): Complaint {
  const fault = numberComplaint(word, 3, 0, 255, '');
  if (fault === null)
    return complain('deprecated-argument', 3, `A sync id needs 'id' before it. keepalived takes ${word} all the same.`, {
      replacement: `id ${word}`,
    });
  const meant = onlyNearest(word, ['inst', ...SYNC_OPTIONS.keys(), 'group']);
  const hint = meant === null ? `after the instance only 'id', 'maxlen', 'port', 'ttl' or 'group' may follow` : `did you mean '${meant}'?`;
  const message = `'${word}' is not a sync id of 0 to 255: ${hint}${meant === null ? '.' : ''} keepalived takes the VRID of the instance, or 0.`;
  return complain(fault.rule === 'bad-number' ? 'unknown-option' : fault.rule, 3, message, meant === null ? {} : { replacement: meant });
}

function unknownOption(name: string, word: string, at: number, known: readonly string[]): Complaint {
  const meant = onlyNearest(word, known);
  const hint = meant === null ? `It knows ${orList(known)}.` : `Did you mean '${meant}'?`;
  return complain(
    'unknown-option',
    at,
    `'${word}' means nothing to '${name}'. ${hint} keepalived skips the word.`,
    meant === null ? {} : { replacement: meant },
  );
}

const LVS_TIMEOUTS = ['tcp', 'tcpfin', 'udp'];
const LVS_LONGEST = 31 * 86_400;

const lvsTimeouts: StatementCheck = (words) => {
  const [name = ''] = words;
  if (words.length < 3) return [missing(words, `'${name}' needs at least one of 'tcp', 'tcpfin' or 'udp' with its seconds. ${IGNORED}`)];
  const complaints: Complaint[] = [];
  const seen = new Set<string>();
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!LVS_TIMEOUTS.includes(word)) {
      complaints.push(unknownOption(name, word, at, LVS_TIMEOUTS));
      // the seconds of a misspelt word are the same mistake
      if (/^\d+$/.test(words[at + 1] ?? '')) at++;
      continue;
    }
    if (seen.has(word)) complaints.push(repeated(word, at));
    seen.add(word);
    const value = words[++at];
    const consequence = 'keepalived leaves this timeout as it is.';
    const complaint =
      value === undefined
        ? missing(words, `'${word}' needs its seconds. ${consequence}`)
        : numberComplaint(value, at, 0, LVS_LONGEST, consequence);
    if (complaint !== null) complaints.push(complaint);
  }
  return complaints;
};

// ------------------------------------------------------------------------------------------------- other notations

/** `[all] SECONDS` in any order. The first word that is neither ends the reading. */
const garpExtraInterfaces: StatementCheck = (words) => {
  const [name = ''] = words;
  const complaints: Complaint[] = [];
  let hasTime = false;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === 'all') continue;
    const complaint = numberComplaint(word, at, 1, 86_400, IGNORED);
    if (complaint !== null) {
      if (complaint.rule === 'bad-number' && complaint.replacement === undefined)
        return [complain('unknown-value', at, `'${word}' is neither 'all' nor a number of seconds from 1 to 86400. ${IGNORED}`)];
      return [complaint];
    }
    if (hasTime)
      complaints.push(complain('duplicate-argument', at, 'There is a time already: the last one counts.', { keepalived: 'silent' }));
    hasTime = true;
  }
  return hasTime ? complaints : [missing(words, `'${name}' needs a time in seconds, 1 to 86400. ${IGNORED}`)];
};

const NO_REAL_TIME = 'keepalived sets no real-time priority.';

/** Numbers out of range are brought into it, unless they are more than C's int can hold. */
const realTimePriority: StatementCheck = (words) => {
  const [name = '', word] = words;
  if (word === undefined) return [missing(words, `'${name}' needs a priority of 1 to 99. ${NO_REAL_TIME}`)];
  const fault = checkInteger(word, { kind: 'integer', min: 1, max: 99, signed: true });
  if (fault === null) return surplus(words, 2);
  const value = readInteger(word);
  const nearestBound = value === null || value < INT_MIN || value > INT_MAX ? NO_REAL_TIME : `keepalived takes ${value < 1 ? 1 : 99}.`;
  const mend = fault.replacement === undefined ? {} : { replacement: fault.replacement };
  return [complain(fault.rule, 1, `'${word}' ${fault.text}. ${nearestBound}`, mend)];
};

const POLICIES = ['MTU', 'ADVERT'];

/** One policy or one size. keepalived looks for the number in the first word only, wherever it stands. */
const receiveBufferPolicy: StatementCheck = (words) => {
  const [name = '', first] = words;
  if (first === undefined) return [missing(words, `'${name}' needs 'MTU', 'ADVERT' or a number of bytes. ${IGNORED}`)];
  const isPolicy = (word: string) => POLICIES.includes(word.toUpperCase());
  if (!isPolicy(first)) {
    const complaint = numberComplaint(first, 1, 0, UINT_MAX, IGNORED);
    if (complaint !== null) {
      if (complaint.rule !== 'bad-number') return [complaint];
      const [meant] = nearest(first.toUpperCase(), POLICIES);
      const message = `'${first}' is neither 'MTU' nor 'ADVERT' nor a number of bytes. keepalived ignores the word.`;
      return [complain('unknown-value', 1, message, meant === undefined ? {} : { replacement: meant })];
    }
    const policy = words.findIndex((word, index) => index > 1 && isPolicy(word));
    if (policy === -1) return surplus(words, 2);
    return [
      complain(
        'surplus-argument',
        policy,
        `A size and a policy exclude each other. keepalived keeps the size and drops '${words[policy] ?? ''}'.`,
      ),
    ];
  }
  const other = words.findIndex((word, index) => index > 1 && word.toUpperCase() !== first.toUpperCase());
  if (other === -1) return surplus(words, 2);
  const word = words[other] ?? '';
  const message = isPolicy(word)
    ? "'MTU' and 'ADVERT' exclude each other. keepalived keeps 'MTU'."
    : `'${word}' must not follow '${first}': it takes one policy or one number. keepalived keeps '${first}'.`;
  return [complain('surplus-argument', other, message)];
};

const UMASK_BITS = ['IRUSR', 'IWUSR', 'IXUSR', 'IRGRP', 'IWGRP', 'IXGRP', 'IROTH', 'IWOTH', 'IXOTH'];
const UMASK_GROUPS = ['IRWXU', 'IRWXG', 'IRWXO'];
const MASK_AS_IT_WAS = 'keepalived leaves the mask as it is.';

/** A number as C writes it, or names of bits with `|` between them; blanks do not matter. */
const umask: StatementCheck = (words, { version }) => {
  const [, first] = words;
  if (first === undefined) return [missing(words, `'umask' needs a number or names of bits. ${STOPS}`, { keepalived: 'fatal' })];
  if (/^\d/.test(first)) {
    if (words.length === 2) return numericMask(first);
    const message = `A mask is one number: remove '${words.slice(2).join(' ')}'. ${MASK_AS_IT_WAS}`;
    return [complain('surplus-argument', 2, message, span(words, 2))];
  }
  const known = isBefore(version, '2.2.8') ? UMASK_BITS : [...UMASK_BITS, ...UMASK_GROUPS];
  let needsBar = false;
  for (let at = 1; at < words.length; at++) {
    for (let rest = words[at] ?? ''; rest !== '';) {
      if (needsBar) {
        if (!rest.startsWith('|')) return [complain('bad-value', at, `There must be a '|' before '${rest}'. ${MASK_AS_IT_WAS}`)];
        rest = rest.slice(1);
        needsBar = false;
        continue;
      }
      const bit = rest.slice(0, 5);
      if (!known.includes(bit)) return [unknownBit(words[at] ?? '', rest, at, known)];
      rest = rest.slice(5);
      needsBar = true;
    }
  }
  return needsBar ? [] : [missing(words, `The name of a bit is missing at the end. ${MASK_AS_IT_WAS}`)];
};

function unknownBit(word: string, rest: string, at: number, known: readonly string[]): Complaint {
  const bit = /^[^|]*/.exec(rest)?.[0] ?? '';
  if (bit === '') return complain('bad-value', at, `There must be the name of a bit before each '|'. ${MASK_AS_IT_WAS}`);
  if (UMASK_GROUPS.includes(bit))
    return complain('unknown-value', at, `'${bit}' needs keepalived 2.2.8 or newer: name its three bits one by one. ${MASK_AS_IT_WAS}`);
  const bare = bit.toUpperCase().replace(/^S_/, '');
  const meant = known.includes(bare) ? bare : onlyNearest(bare, known);
  const hint = meant === null ? "It must be one like 'IRGRP', 'IWOTH' or 'IXUSR'." : `Did you mean '${meant}'?`;
  const mend = meant === null || bit !== word ? {} : { replacement: meant };
  return complain('unknown-value', at, `'${bit}' is no bit of a mask. ${hint} ${MASK_AS_IT_WAS}`, mend);
}

function numericMask(word: string): readonly Complaint[] {
  const hex = /^0[xX][0-9a-fA-F]+$/.test(word);
  const octal = /^0[0-7]*$/.test(word);
  if (!hex && !octal && !/^[1-9]\d*$/.test(word))
    return [
      complain('bad-number', 1, `'${word}' is not a number: write octal digits with a 0 before them, such as 022. ${MASK_AS_IT_WAS}`),
    ];
  const value = Number.parseInt(word, hex ? 16 : octal ? 8 : 10);
  if (value > 0o777) {
    if (!/^[1-7][0-7]{2}$/.test(word))
      return [complain('out-of-range', 1, `'${word}' is more than a mask can hold: 0777. ${MASK_AS_IT_WAS}`)];
    const message = `'${word}' without a leading 0 is a decimal number, and more than a mask can hold. ${MASK_AS_IT_WAS}`;
    return [complain('out-of-range', 1, message, { replacement: `0${word}` })];
  }
  // 22, 27, 77: nobody means these as decimal numbers
  if (/^[27][0-7]*$/.test(word) && /^[027]{2,3}$/.test(word)) {
    const message = `'${word}' without a leading 0 is a decimal number: keepalived sets the mask 0${value.toString(8)}. Write '0${word}'.`;
    return [complain('bad-number', 1, message, { keepalived: 'silent', replacement: `0${word}` })];
  }
  return [];
}

const INCLUDE_CHECKS = ['read', 'match', 'wildcard_match', 'brace_match'];

/** One check alone, or any number that are added with `+` and taken away with `-`; none is all of them. */
const includeCheck: StatementCheck = (words) => {
  const complaints: Complaint[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    const sign = word.startsWith('+') || word.startsWith('-') ? word.charAt(0) : '';
    const check = word.slice(sign.length);
    if (sign === '' && at > 1) {
      const mend = INCLUDE_CHECKS.includes(word) ? { replacement: `+${word}` } : {};
      complaints.push(
        complain('duplicate-argument', at, `After the first word each needs a '+' or '-' before it. keepalived ignores '${word}'.`, mend),
      );
    } else if (!INCLUDE_CHECKS.includes(check)) {
      const meant = check === 'readable' ? 'read' : onlyNearest(check, INCLUDE_CHECKS);
      const hint = meant === null ? `It must be ${orList(INCLUDE_CHECKS)}.` : `Did you mean '${meant}'?`;
      const mend = meant === null ? {} : { replacement: `${sign}${meant}` };
      complaints.push(complain('unknown-value', at, `'${check}' is no check of includes. ${hint} keepalived ignores the word.`, mend));
    }
  }
  return complaints;
};

export const statementChecks = {
  'global-flag': flag,
  'flag-until-2.3.0': flagOrSwitch,
  'notification-email-from': notificationEmailFrom,
  'smtp-server': smtpServer,
  'lvs-sync-daemon': lvsSyncDaemon,
  'lvs-timeouts': lvsTimeouts,
  'garp-extra-interfaces': garpExtraInterfaces,
  'real-time-priority': realTimePriority,
  'receive-buffer-policy': receiveBufferPolicy,
  umask,
  'include-check': includeCheck,
} satisfies Record<string, StatementCheck>;

export const wordChecks = {
  'mail-address': mailAddress,
  'multicast-ipv4': multicastIPv4,
  'multicast-ipv6': multicastIPv6,
  'multicast-address': multicastAddress,
  'nftables-table': nftablesTable,
} satisfies Record<string, WordCheck>;
