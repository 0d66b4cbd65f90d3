/** What keepalived makes of the statements and lines of VRRP instances and sync groups that a list of typed words cannot say. */
import { isBefore } from '../language/version.ts';
import type { Version } from '../language/types.ts';
import { onlyNearest } from '../nearest.ts';
import { parseAddress, parsePrefix, splitPrefix } from './inet.ts';
import { checkInteger, readInteger } from './number.ts';
import type { Complaint, StatementCheck } from './types.ts';

// ------------------------------------------------------------------------------------------------------- helpers

const STOPS = 'keepalived stops here: nothing after this line is read.';
const IGNORED = 'keepalived ignores the line.';

/** A required word is not there: keepalived ends at once. */
const missing = (last: number, what: string): Complaint => ({
  rule: 'missing-argument',
  word: last,
  message: `${what} ${STOPS}`,
  keepalived: 'fatal',
});

/** Words that keepalived does not look at. */
function surplus(words: readonly string[], from: number): Complaint[] {
  const last = words.length - 1;
  if (last < from) return [];
  const message = `keepalived does not look at '${words.slice(from).join(' ')}'. Remove it, or put it where it belongs.`;
  return [{ rule: 'surplus-argument', word: from, ...(last > from ? { upTo: last } : {}), message, keepalived: 'silent' }];
}

const codePoints = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);
const bytesOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
const byteLength = (text: string): number => codePoints(text).reduce((sum, code) => sum + bytesOf(code), 0);

/** IFNAMSIZ less the final NUL. */
const LONGEST_INTERFACE = 15;

// ------------------------------------------------------------------------------------------- interface and vrf

const interfaceStatement =
  (use: string): StatementCheck =>
  (words) => {
    const [keyword = '', word] = words;
    if (word === undefined) return [missing(0, `'${keyword}' needs the name of an interface after it.`)];
    const rest = surplus(words, 2);
    const bytes = byteLength(word);
    if (bytes > LONGEST_INTERFACE) {
      return [
        {
          rule: 'too-long',
          word: 1,
          message: `'${word}' cannot be an interface: a name has at most ${LONGEST_INTERFACE} characters, this has ${bytes}. ${IGNORED}`,
        },
        ...rest,
      ];
    }
    if (word === 'lo') {
      return [{ rule: 'bad-value', word: 1, message: `'lo' is the loopback interface: ${use} cannot be there. ${IGNORED}` }, ...rest];
    }
    return rest;
  };

// ------------------------------------------------------------------------------------------------- use_vmac

/** The release that brought MAC addresses to use_vmac; it and those up to 2.2.8 look at two words only. */
const MAC_SINCE: Version = '2.2.5';
/** The release that brought the words name, group and (use_vmac) netlink_notify_msg. */
const LINK_WORDS_SINCE: Version = '2.3.0';
const LINK_WORDS = ['name', 'group', 'netlink_notify_msg'];

/** What is wrong with a name for a new interface, or null. */
function nameFault(name: string): string | null {
  if (name === '') return 'is empty';
  if (name === '.' || name === '..') return 'means a directory';
  if (byteLength(name) > LONGEST_INTERFACE) return `has ${byteLength(name)} characters, and ${LONGEST_INTERFACE} is the most`;
  return /[/:\s]/.test(name) ? "holds a '/', ':' or blank" : null;
}

/** The group of a link: a number up to 2^31 - 1 (also octal or hexadecimal), or a name that the host must know. */
function groupFault(word: string, at: number): Complaint | null {
  const value = readInteger(word, 0);
  // keepalived cuts the number to 32 bits before it compares
  if (value === null || word === '' || (value >= 0 && value % 2 ** 32 <= 2147483647)) return null;
  return {
    rule: 'out-of-range',
    word: at,
    message: `'${word}' is no link group: a number must be 0 to 2147483647. keepalived leaves the interface in the group of its parent.`,
  };
}

const tooOld = (word: string | undefined): string =>
  word !== undefined && LINK_WORDS.includes(word)
    ? ` The word '${word}' has a meaning of its own only since keepalived ${LINK_WORDS_SINCE}: this release takes it for the name.`
    : '';

/** One of the RFC's own addresses: 00:00:5e:00:01 and :02. */
const isReserved = (octets: readonly number[]): boolean =>
  [0, 0, 0x5e, 0].every((octet, index) => octets[index] === octet) && (octets[4] === 1 || octets[4] === 2);

/** keepalived takes five octets (the VRID becomes the sixth, a final colon may follow) or six, and does not look beyond. */
function macComplaint(word: string, at: number): Complaint | null {
  const wrong = (text: string): Complaint => ({ rule: 'bad-value', word: at, message: `'${word}' ${text} keepalived ignores it.` });
  const parts = word.split(':');
  const octets: number[] = [];
  const isOctet = (part: string | undefined): part is string => part !== undefined && /^[0-9A-Fa-f]{1,2}$/.test(part);
  for (const part of parts.slice(0, 6)) {
    if (!isOctet(part)) break;
    octets.push(Number.parseInt(part, 16));
  }
  const fiveAndColon = octets.length === 5 && parts.length === 6 && parts[5] === '';
  if (/[^0-9A-Fa-f:]/.test(word) || (octets.length < 6 && !fiveAndColon && (octets.length !== 5 || parts.length !== 5))) {
    return wrong('is no MAC address: write six octets (02:00:5e:10:00:01), or five, and the virtual_router_id becomes the sixth.');
  }
  if (((octets[0] ?? 0) & 1) !== 0) return wrong('is a multicast address, because its first octet is odd: an interface cannot have it.');
  if (isReserved(octets))
    return wrong('is one of the addresses that VRRP itself gives out: without a MAC address here the interface gets the one of its VRID.');
  if (parts.length > 6 && word !== `${parts.slice(0, 6).join(':')}:`) {
    return {
      rule: 'bad-value',
      word: at,
      message: `A MAC address has six octets: keepalived reads the first six of '${word}' and drops the rest without a word.`,
      replacement: parts.slice(0, 6).join(':'),
      keepalived: 'silent',
    };
  }
  return null;
}

const useVmac: StatementCheck = (words, { version }) => {
  const complaints: Complaint[] = [];
  const knowsMac = !isBefore(version, MAC_SINCE);
  const knowsLinkWords = !isBefore(version, LINK_WORDS_SINCE);
  const end = knowsLinkWords ? words.length : Math.min(words.length, knowsMac ? 3 : 2);
  let mac = false;
  let interfaceName: string | undefined;
  for (let at = 1; at < end; at++) {
    let word = words[at] ?? '';
    if (knowsMac && word.includes(':')) {
      const fault = mac
        ? ({
            rule: 'duplicate-argument',
            word: at,
            message: `A MAC address stands here already: keepalived ignores '${word}'.`,
          } satisfies Complaint)
        : macComplaint(word, at);
      if (fault === null || fault.keepalived === 'silent') mac = true;
      if (fault !== null) complaints.push(fault);
      continue;
    }
    if (knowsLinkWords) {
      if (word === 'netlink_notify_msg') continue;
      if (word === 'group' || word === 'name') {
        const next = words[at + 1];
        if (next === undefined) {
          return [
            ...complaints,
            missing(at, `'${word}' needs ${word === 'group' ? 'a number or a name of a group' : 'the name of an interface'} after it.`),
          ];
        }
        at++;
        if (word === 'group') {
          const fault = groupFault(next, at);
          if (fault !== null) complaints.push(fault);
          continue;
        }
        word = next;
      }
    }
    if (interfaceName !== undefined) {
      complaints.push({
        rule: 'duplicate-argument',
        word: at,
        message: `'${word}' cannot be the name of the macvlan: it is called '${interfaceName}' already, and keepalived ignores the second name.${knowsLinkWords ? '' : tooOld(interfaceName) || tooOld(word)}`,
      });
      continue;
    }
    const fault = nameFault(word);
    if (fault === null) interfaceName = word;
    else {
      complaints.push({
        rule: byteLength(word) > LONGEST_INTERFACE ? 'too-long' : 'bad-name',
        word: at,
        message: `'${word}' cannot be the name of an interface: it ${fault}. keepalived ignores it and makes up a name.${knowsLinkWords ? '' : tooOld(word)}`,
      });
    }
  }
  if (complaints.length === 0) complaints.push(...surplus(words, end));
  return complaints;
};

// ------------------------------------------------------------------------------------------------ use_ipvlan

const IPVLAN_TYPES = ['bridge', 'private', 'vepa'];

function isIpvlanAddress(word: string): boolean {
  if (!word.includes(':') && !word.includes('.')) return false;
  const { address, prefix } = splitPrefix(word);
  const parsed = parseAddress(address);
  return parsed !== null && (prefix === null || parsePrefix(prefix, parsed.family) !== null);
}

const useIpvlan: StatementCheck = (words, { version }) => {
  const complaints: Complaint[] = [];
  const knowsLinkWords = !isBefore(version, LINK_WORDS_SINCE);
  const seen = { type: '', address: '', name: '' };
  const twice = (what: string, first: string, word: string, at: number, more = ''): void => {
    complaints.push({
      rule: 'duplicate-argument',
      word: at,
      message: `The ${what} is '${first}' already: keepalived ignores '${word}'.${more}`,
    });
  };
  for (let at = 1; at < words.length; at++) {
    let word = words[at] ?? '';
    if (IPVLAN_TYPES.includes(word)) {
      if (seen.type === '') seen.type = word;
      else twice('type of the ipvlan', seen.type, word, at);
      continue;
    }
    let named = false;
    if (knowsLinkWords && (word === 'group' || word === 'name')) {
      const next = words[at + 1];
      if (next === undefined) {
        return [
          ...complaints,
          missing(at, `'${word}' needs ${word === 'group' ? 'a number or a name of a group' : 'the name of an interface'} after it.`),
        ];
      }
      at++;
      if (word === 'group') {
        const fault = groupFault(next, at);
        if (fault !== null) complaints.push(fault);
        continue;
      }
      word = next;
      named = true;
    }
    if (!named && isIpvlanAddress(word)) {
      if (seen.address === '') seen.address = word;
      else twice('address of the ipvlan', seen.address, word, at);
      continue;
    }
    if (seen.name !== '') {
      twice('name of the ipvlan', seen.name, word, at, knowsLinkWords ? '' : tooOld(seen.name) || tooOld(word));
      continue;
    }
    if (byteLength(word) > LONGEST_INTERFACE) {
      complaints.push({
        rule: 'too-long',
        word: at,
        message: `'${word}' cannot be the name of an interface: it has ${byteLength(word)} characters, and ${LONGEST_INTERFACE} is the most. keepalived ignores it and makes up a name.`,
      });
      continue;
    }
    seen.name = word;
    const asAddress = /^[0-9.]+(\/.*)?$/.test(word) || word.includes(':');
    if (asAddress || nameFault(word) !== null) {
      complaints.push({
        rule: asAddress ? 'bad-address' : 'bad-name',
        word: at,
        message: asAddress
          ? `'${word}' is not an IP address with or without a prefix length. keepalived takes it for the name of the ipvlan without a word.`
          : `'${word}' cannot be the name of an interface: it ${nameFault(word) ?? ''}. keepalived takes it without a word, and cannot create the ipvlan.`,
        keepalived: 'silent',
      });
    }
  }
  return complaints;
};

// --------------------------------------------------------------------------------------------------- addresses

/** keepalived cuts an address at the first `-`, or else at the first `/`, before it reads it. */
function cut(word: string): { readonly address: string; readonly tail: string } {
  const dash = word.indexOf('-');
  const at = dash === -1 ? word.indexOf('/') : dash;
  return at === -1 ? { address: word, tail: '' } : { address: word.slice(0, at), tail: word.slice(at) };
}

function addressComplaint(word: string, at: number, consequence: string): Complaint | null {
  const { address, tail } = cut(word);
  if (parseAddress(address) === null) {
    const host = /^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*$/.test(word) ? ' Host names are not looked up here.' : '';
    return { rule: 'bad-address', word: at, message: `'${word}' is not an IP address.${host} ${consequence}` };
  }
  if (tail === '') return null;
  return {
    rule: 'bad-prefix',
    word: at,
    message: `Only an address belongs here: keepalived drops '${tail}' without a word.`,
    replacement: address,
    keepalived: 'silent',
  };
}

const sourceAddress: StatementCheck = (words) => {
  const [keyword = '', word] = words;
  if (word === undefined) return [missing(0, `'${keyword}' needs an IP address after it.`)];
  const complaint = addressComplaint(word, 1, 'keepalived uses an address of the interface.');
  return complaint === null ? surplus(words, 2) : [complaint, ...surplus(words, 2)];
};

const multicastAddress: StatementCheck = (words) => {
  const [keyword = '', word] = words;
  if (word === undefined) return [missing(0, `'${keyword}' needs a multicast address after it.`)];
  const rest = surplus(words, 2);
  const complaint = addressComplaint(word, 1, 'keepalived keeps the multicast group of global_defs.');
  if (complaint?.rule === 'bad-address') return [complaint, ...rest];
  const address = parseAddress(cut(word).address);
  const fits =
    address === null ||
    (address.family === 4
      ? Math.floor(address.value / 2 ** 28) === 0xe
      : address.bytes[0] === 0xff && ((address.bytes[1] ?? 0) & 0xf) === 2);
  if (!fits) {
    const must = address.family === 6 ? 'a link-local multicast address (ff02::…)' : 'a multicast address (224.0.0.0 to 239.255.255.255)';
    return [
      { rule: 'bad-address', word: 1, message: `'${word}' is not ${must}. keepalived keeps the multicast group of global_defs.` },
      ...rest,
    ];
  }
  return complaint === null ? rest : [complaint, ...rest];
};

// ---------------------------------------------------------------------------------------- lines of unicast_peer

const PEER_OPTIONS_SINCE: Version = '2.1.0';
const PEER_OPTIONS = ['min_ttl', 'max_ttl'];
const HOPS = { kind: 'integer', min: 0, max: 255 } as const;

const unicastPeer: StatementCheck = (words, { version }) => {
  const [peer = ''] = words;
  const complaint = addressComplaint(peer, 0, 'keepalived drops the line: adverts do not go to this peer.');
  const complaints: Complaint[] = complaint === null ? [] : [complaint];
  if (complaint?.rule === 'bad-address') return complaints;
  const second = words.findIndex((word, index) => index > 0 && parseAddress(cut(word).address) !== null);
  if (second !== -1) {
    complaints.push({
      rule: 'surplus-argument',
      word: second,
      ...(words.length - 1 > second ? { upTo: words.length - 1 } : {}),
      message: `Only one peer can stand in a line: put '${words[second] ?? ''}' on a line of its own. keepalived takes '${peer}' alone.`,
      ...(isBefore(version, PEER_OPTIONS_SINCE) ? { keepalived: 'silent' } : {}),
    });
    return complaints;
  }
  if (isBefore(version, PEER_OPTIONS_SINCE)) return [...complaints, ...surplus(words, 1)];

  const hops = { min_ttl: 0, max_ttl: 255 };
  let last = 0;
  for (let at = 1; at < words.length; at += 2) {
    const option = words[at] ?? '';
    const value = words[at + 1];
    const known = option === 'min_ttl' || option === 'max_ttl';
    if (!known) {
      const meant = onlyNearest(option, PEER_OPTIONS);
      complaints.push({
        rule: 'unknown-option',
        word: at,
        message: `'${option}' means nothing behind a peer: only 'min_ttl' and 'max_ttl', each with a number, may stand there.`,
        ...(meant === null ? {} : { replacement: meant }),
      });
    }
    if (value === undefined) {
      if (known)
        complaints.push({
          rule: 'missing-argument',
          word: at,
          message: `'${option}' needs a number from 0 to 255 after it. keepalived ignores the word.`,
        });
      break;
    }
    const fault = checkInteger(value, HOPS);
    // an unknown word with a number ends the line for keepalived; with a bad number it goes on to the next pair
    if (!known && fault === null) break;
    if (!known) continue;
    if (fault === null) {
      hops[option] = readInteger(value) ?? 0;
      last = at + 1;
    } else {
      complaints.push({ rule: fault.rule, word: at + 1, message: `'${value}' ${fault.text}. keepalived ignores '${option}'.` });
    }
  }
  if (hops.min_ttl > hops.max_ttl) {
    complaints.push({
      rule: 'out-of-range',
      word: last,
      message: `No TTL is at least ${hops.min_ttl} and at most ${hops.max_ttl}: keepalived will drop every advert of ${peer}. Swap the two.`,
    });
  }
  return complaints;
};

// --------------------------------------------------------------------------------------------------- passwords

const LONGEST_PASSWORD = 8;

/** The first characters of a text that fit into so many bytes. */
function firstBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const char of text) {
    bytes += bytesOf(char.codePointAt(0) ?? 0);
    if (bytes > most) break;
    kept += char;
  }
  return kept;
}

const authPass: StatementCheck = (words) => {
  const [keyword = '', password] = words;
  if (password === undefined) return [missing(0, `'${keyword}' needs the password after it.`)];
  const rest = surplus(words, 2);
  const bytes = byteLength(password);
  if (bytes <= LONGEST_PASSWORD) return rest;
  const kept = firstBytes(password, LONGEST_PASSWORD);
  return [
    {
      rule: 'too-long',
      word: 1,
      message: `A VRRP password has at most ${LONGEST_PASSWORD} bytes, this one has ${bytes}: keepalived uses '${kept}'. The other nodes must use the same.`,
      ...(byteLength(kept) === LONGEST_PASSWORD && /^[\w.,:;+*/=@%&~^?()[\]<>-]+$/.test(kept) ? { replacement: kept } : {}),
    },
    ...rest,
  ];
};

const SHORTEST_KEY = 32;
const LONGEST_KEY = 64;

/** How many bytes keepalived reads from hexadecimal digits; blanks may stand between them. Null: it refuses them. */
function hexLength(text: string): number | null {
  const isHex = (char: string): boolean => /^[0-9A-Fa-f]$/.test(char);
  let length = 0;
  let at = 0;
  for (;;) {
    while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
    if (at >= text.length) return length;
    if (!isHex(text.charAt(at++))) return null;
    // a blank may end a byte of one digit, a tab may not
    if (at < text.length && text.charAt(at) !== ' ' && !isHex(text.charAt(at++))) return null;
    length++;
  }
}

const hmacKey: StatementCheck = (words) => {
  const [keyword = '', id, value] = words;
  if (id === undefined || value === undefined) {
    return [
      {
        rule: 'missing-argument',
        word: words.length - 1,
        message: `'${keyword}' needs two words after it: the number of the key and the key. ${IGNORED}`,
      },
    ];
  }
  const rest = surplus(words, 3);
  const fault = checkInteger(id, { kind: 'integer', min: 1, max: 255 });
  if (fault !== null) return [{ rule: fault.rule, word: 1, message: `'${id}' ${fault.text}. ${IGNORED}` }, ...rest];
  if (value.startsWith('file:')) return rest;
  const length = value.startsWith('hex:') ? hexLength(value.slice(4)) : byteLength(value);
  if (length === null || (length === 0 && value !== '')) {
    return [
      { rule: 'bad-value', word: 2, message: `After 'hex:' only pairs of the digits 0 to 9 and a to f may stand. ${IGNORED}` },
      ...rest,
    ];
  }
  if (length < SHORTEST_KEY || length > LONGEST_KEY) {
    return [
      {
        rule: 'out-of-range',
        word: 2,
        message: `A key must have ${SHORTEST_KEY} to ${LONGEST_KEY} bytes, this one has ${length}${value.startsWith('hex:') ? ' (two digits each)' : ''}. ${IGNORED}`,
      },
      ...rest,
    ];
  }
  return rest;
};

// --------------------------------------------------------------------------------------------- further statements

const garpExtraIf: StatementCheck = (words) => {
  const [keyword = ''] = words;
  let number = -1;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === 'all') continue;
    const fault = checkInteger(word, { kind: 'integer', min: 0, max: 86400, unit: 's' });
    if (fault !== null) {
      const meant = word.toLowerCase() === 'all' ? 'all' : onlyNearest(word, ['all']);
      return [
        {
          rule: meant === null ? fault.rule : 'unknown-value',
          word: at,
          message: `'${word}' ${meant === null ? fault.text : `is neither a number of seconds nor 'all'`}. ${IGNORED}`,
          ...(meant === null ? {} : { replacement: meant }),
        },
      ];
    }
    if (number !== -1) {
      return [
        {
          rule: 'duplicate-argument',
          word: at,
          message: `'${keyword}' takes one number of seconds: keepalived uses the last one in silence, ${word}.`,
          keepalived: 'silent',
        },
      ];
    }
    number = at;
  }
  if (number !== -1) return [];
  return [{ rule: 'missing-argument', word: words.length - 1, message: `'${keyword}' needs a number of seconds, 0 to 86400. ${IGNORED}` }];
};

const TRUE_WORDS = ['true', 'on', 'yes'];
const FALSE_WORDS = ['false', 'off', 'no'];
/** Since this release keepalived switches the option on whatever its word says. */
const ALWAYS_ON_SINCE: Version = '2.2.5';

const skipCheck: StatementCheck = (words, { version }) => {
  const [keyword = '', word] = words;
  if (word === undefined) return [];
  const rest = surplus(words, 2);
  if (FALSE_WORDS.includes(word) && !isBefore(version, ALWAYS_ON_SINCE)) {
    return [
      {
        rule: 'bad-value',
        word: 1,
        message: `'${keyword} ${word}' switches it on: this release does not look at the word. Leave the line away, and vrrp_skip_check_adv_addr of global_defs holds.`,
        keepalived: 'silent',
      },
      ...rest,
    ];
  }
  if (TRUE_WORDS.includes(word) || FALSE_WORDS.includes(word)) return rest;
  const lower = word.toLowerCase();
  return [
    {
      rule: 'unknown-value',
      word: 1,
      message: `'${word}' is neither yes nor no: write 'true', 'on' or 'yes', or 'false', 'off' or 'no', in lower case. ${IGNORED}`,
      ...(TRUE_WORDS.includes(lower) || FALSE_WORDS.includes(lower) ? { replacement: lower } : {}),
    },
    ...rest,
  ];
};

// ------------------------------------------------------------------------------------------------------ exports

export const statementChecks = {
  'vrrp-interface': interfaceStatement('a vrrp_instance'),
  'vrrp-vrf': interfaceStatement('a VRF'),
  'use-vmac': useVmac,
  'use-ipvlan': useIpvlan,
  'vrrp-source-address': sourceAddress,
  'vrrp-multicast-address': multicastAddress,
  'unicast-peer': unicastPeer,
  'vrrp-auth-pass': authPass,
  'vrrp-hmac-key': hmacKey,
  'vrrp-garp-extra-if': garpExtraIf,
  'vrrp-skip-check': skipCheck,
} satisfies Record<string, StatementCheck>;
