/** What keepalived makes of the statements of checkers that a list of typed words cannot say. */
import { isBefore } from '../language/version.ts';
import { parseIPv4, parseIPv6 } from './inet.ts';
import type { Complaint, StatementCheck, WordCheck } from './types.ts';

type How = NonNullable<Complaint['keepalived']>;

const STOPS = 'keepalived stops here: nothing after this line is read';

/** What is missing is missed at the last word that is there. */
const missing = (words: readonly string[], message: string, keepalived: How = 'reports'): Complaint[] => [
  { rule: 'missing-argument', word: words.length - 1, message, keepalived },
];

/** Words that nothing reads. */
const surplus = (words: readonly string[], from: number, message: string, keepalived: How): Complaint[] => {
  const last = words.length - 1;
  if (last < from) return [];
  return [{ rule: 'surplus-argument', word: from, ...(last > from ? { upTo: last } : {}), message, keepalived }];
};

/** Of most statements keepalived reads one word and does not look at the rest. */
const unread = (words: readonly string[]): Complaint[] =>
  surplus(words, 2, `keepalived does not look at '${words.slice(2).join(' ')}': '${words[0]}' ends before it.`, 'silent');

// ------------------------------------------------------------------------------------- connect_ip and bindto

/**
 * An address, of which keepalived cuts off what follows the first `-`, or else the first `/`, before it reads it. A `:` anywhere in the
 * word makes it IPv6.
 */
const address: StatementCheck = (words) => {
  const [keyword = '', word] = words;
  const connects = keyword === 'connect_ip';
  if (word === undefined) return missing(words, `'${keyword}' needs an IP address after it. ${STOPS}.`, 'fatal');
  const dash = word.indexOf('-');
  const cut = dash >= 0 ? dash : word.indexOf('/');
  const base = cut < 0 ? word : word.slice(0, cut);
  const valid = word.includes(':') ? parseIPv6(base) !== null : parseIPv4(base) !== null;
  if (!valid) {
    const then = connects
      ? 'keepalived reports it and is left without an address to check (SMTP_CHECK takes that of the real server)'
      : 'keepalived lets the kernel choose the source address';
    return [{ rule: 'bad-address', word: 1, message: `'${word}' is not an IP address${whyNoAddress(word, connects)}. ${then}.` }];
  }
  if (cut >= 0) {
    return [
      {
        rule: 'bad-address',
        word: 1,
        message: `'${keyword}' takes one address: keepalived cuts off '${word.slice(cut)}' without a word.`,
        replacement: base,
        keepalived: 'silent',
      },
    ];
  }
  return unread(words);
};

function whyNoAddress(word: string, connects: boolean): string {
  if (word.includes('%')) return ': write the interface with bind_if, not behind a %';
  if (/^\[.*\]$/.test(word)) return ': leave out the brackets';
  if (/^[\d.]+:\d+$/.test(word)) return `: write the port with ${connects ? 'connect_port' : 'bind_port'}`;
  if (/^(?=.*[a-z])[a-z\d-]+(\.[a-z\d-]+)*\.?$/i.test(word)) return ', and names are not looked up here';
  return '';
}

// -------------------------------------------------------------------------------------------- HTTP_GET's url

const LOWEST_STATUS = 100;
const HIGHEST_STATUS = 599;
const HUGE = 2n ** 64n;

/**
 * The number at the start of a text as `strtoul()` reads it and keepalived keeps it (the low 32 bits), and what follows it. Nothing that
 * is a number reads as 0, and all of the text follows it.
 */
function readUnsigned(text: string): { readonly value: number; readonly rest: string } {
  const found = /^[ \t-\r]*([+-]?)(\d+)/.exec(text);
  if (found === null) return { value: 0, rest: text };
  const [whole, sign, digits = ''] = found;
  const number = BigInt(digits);
  const full = number >= HUGE ? HUGE - 1n : sign === '-' ? HUGE - number : number;
  return { value: Number(BigInt.asUintN(32, full)), rest: text.slice(whole.length) };
}

const isStatus = (value: number): boolean => value >= LOWEST_STATUS && value <= HIGHEST_STATUS;

/** One code or a range; keepalived passes over a bad one and reads on. */
const statusCode: WordCheck = (word, index) => {
  const low = readUnsigned(word);
  const high = low.rest.startsWith('-') ? readUnsigned(low.rest.slice(1)) : low;
  const plain = high.rest === '';
  if (plain && isStatus(low.value) && isStatus(high.value) && low.value <= high.value) return null;
  const class_ = /^([1-5])xx$/i.exec(word)?.[1];
  const list = /^\d{3}(,\d{3})+,?$/.test(word) ? word.split(',').filter(isFilled).join(' ') : undefined;
  const replacement = class_ === undefined ? (list ?? turned(word)) : `${class_}00-${class_}99`;
  const why =
    list !== undefined
      ? 'put blanks between codes, not commas'
      : plain && isStatus(low.value) && isStatus(high.value)
        ? 'the range begins above its end'
        : `write a number of ${LOWEST_STATUS} to ${HIGHEST_STATUS}, or a range such as 200-299`;
  return {
    rule: plain && !isStatus(low.value) ? 'out-of-range' : 'bad-value',
    word: index,
    message: `'${word}' is no HTTP status code: ${why}. keepalived passes over it.`,
    ...(replacement === undefined ? {} : { replacement }),
  };
};

const isFilled = (text: string): boolean => text !== '';

/** `299-200` the right way round. */
function turned(word: string): string | undefined {
  const found = /^([1-5]\d\d)-([1-5]\d\d)$/.exec(word);
  return found === null ? undefined : `${found[2]}-${found[1]}`;
}

const DIGEST_LENGTH = 32;
/** What `strtoul()` in base 16 takes for the two characters of a byte: a blank or a sign may stand for the first digit. */
const HEX_PAIR = /^[\da-f \t-\r+-][\da-f]$/i;

/** The MD5 sum of a page. */
const digest: StatementCheck = (words) => {
  const word = words[1];
  if (word === undefined) return missing(words, `'digest' needs an MD5 sum after it. ${STOPS}.`, 'fatal');
  const complain = (message: string, keepalived: How = 'reports'): Complaint => ({ rule: 'bad-value', word: 1, message, keepalived });
  const dropped = 'keepalived ignores the line, so the content of the page is not checked';
  const other = otherDigest(word);
  const complaints: Complaint[] = [];
  if (word.length !== DIGEST_LENGTH) {
    complaints.push(
      complain(
        other === undefined
          ? `An MD5 sum has ${DIGEST_LENGTH} hex digits, this has ${word.length} characters; genhash prints the right one. ${dropped}.`
          : `This has the length of ${other}; keepalived compares MD5 sums, as genhash prints them. ${dropped}.`,
      ),
    );
  } else {
    const pairs = word.match(/[\s\S]{2}/g) ?? [];
    if (!pairs.every((pair) => HEX_PAIR.test(pair))) {
      complaints.push(complain(`'${word}' is not an MD5 sum: it may have only the hex digits 0 to 9 and a to f. ${dropped}.`));
    } else if (/[^\da-f]/i.test(word)) {
      complaints.push(
        complain(
          `'${word}' has characters that are no hex digits. keepalived takes it without a word, but no page will ever match.`,
          'silent',
        ),
      );
    }
  }
  return complaints.length > 0 ? complaints : unread(words);
};

function otherDigest(word: string): string | undefined {
  if (!/^[\da-f]+$/i.test(word)) return undefined;
  return word.length === 40 ? 'a SHA-1 sum' : word.length === 64 ? 'a SHA-256 sum' : undefined;
}

/** One number; anything else counts as 0, and nothing of it is reported. */
const regexOffset: StatementCheck = (words) => {
  const [keyword = '', word] = words;
  const then =
    keyword === 'regex_max_offset'
      ? 'keepalived does not tell, and takes a match only at the very start of the page'
      : 'keepalived does not tell, and searches the page from its start';
  if (word === undefined) return missing(words, `'${keyword}' needs a number of bytes after it. ${then}.`, 'silent');
  if (words.length > 2) return surplus(words, 2, `'${keyword}' takes one number and nothing else. ${then}.`, 'silent');
  if (isCount(word)) return [];
  const negative = /^[ \t-\r]*-\d+$/.test(word);
  return [
    {
      rule: 'bad-number',
      word: 1,
      message: negative
        ? `'${word}' is negative: write 0 or more. keepalived does not tell, and takes it for an enormous number.`
        : `'${word}' is not a number of bytes. ${then}.`,
      keepalived: 'silent',
    },
  ];
};

/** Two numbers, the first not above the second; else keepalived drops the line in silence. */
const regexStack: StatementCheck = (words) => {
  const dropped = 'keepalived ignores the line without a word';
  const [, start, max] = words;
  if (start === undefined || max === undefined) {
    return missing(words, `'regex_stack' needs two sizes in bytes after it: that at the start and the greatest. ${dropped}.`, 'silent');
  }
  if (words.length > 3) return surplus(words, 3, `'regex_stack' takes two sizes and nothing else. ${dropped}.`, 'silent');
  const bad = [1, 2].find((at) => !isCount(words[at] ?? ''));
  if (bad !== undefined) {
    return [{ rule: 'bad-number', word: bad, message: `'${words[bad]}' is not a size in bytes. ${dropped}.`, keepalived: 'silent' }];
  }
  if (Number(start) <= Number(max)) return [];
  return [
    {
      rule: 'out-of-range',
      word: 1,
      upTo: 2,
      message: `The size at the start, ${start}, is above the greatest, ${max}. ${dropped}.`,
      replacement: `${max} ${start}`,
      keepalived: 'silent',
    },
  ];
};

/** A whole number that `strtoul()` reads to the end of the word; an empty word is 0. */
const isCount = (word: string): boolean => word === '' || /^[ \t-\r]*\+?\d+$/.test(word);

// ----------------------------------------------------------------------------------------------- DNS_CHECK

/**
 * A domain name without empty labels. keepalived looks for a `.` behind each `.`, and, by mistake, behind the first character of the name,
 * so that it takes `a.example.com` for a name with an empty label, too.
 */
const dnsName: StatementCheck = (words, { version }) => {
  const name = words[1];
  if (name === undefined) return missing(words, `'name' needs a domain name after it. ${STOPS}.`, 'fatal');
  const complain = (message: string, keepalived: How = 'reports'): Complaint[] => [{ rule: 'bad-name', word: 1, message, keepalived }];
  const then = 'keepalived ignores the line and asks for the root zone';
  const checked = !isBefore(version, '2.1.4');
  if ((name.startsWith('.') && name !== '.') || name.includes('..')) {
    return complain(`'${name}' has nothing between two dots, or before the first. ${then}.`, checked ? 'reports' : 'silent');
  }
  if (checked && name.charAt(1) === '.') {
    return complain(
      `keepalived wrongly takes '${name}' for a name with an empty part, because its first part is one character long. ${then}.`,
    );
  }
  if (name === '') {
    return [
      {
        rule: 'bad-name',
        word: 1,
        message: "An empty name asks for the root zone: write '.' for it.",
        replacement: '.',
        keepalived: 'silent',
      },
    ];
  }
  const long = name.split('.').find((label) => label.length > 63);
  if (long !== undefined) return complain(`'${long}' is longer than the 63 characters that a part of a domain name may have.`, 'silent');
  return unread(words);
};

// ----------------------------------------------------------------------------------------------- UDP_CHECK

interface Hex {
  /** Where the first character stands that cannot be read, or -1. */
  readonly bad: number;
  /** How many bytes were read, and the last of them. */
  readonly bytes: number;
  readonly last: number;
}

/** Bytes of one or two digits; blanks end a byte. With wildcards `x` is a digit that may be anything, and reads as 0. */
function readHex(text: string, wildcards: boolean): Hex {
  const digit = (at: number): number => {
    const char = text.charAt(at);
    if (wildcards && (char === 'x' || char === 'X')) return 0;
    return /^[\da-f]$/i.test(char) ? Number.parseInt(char, 16) : -1;
  };
  let at = 0;
  let bytes = 0;
  let last = 0;
  for (;;) {
    while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
    if (at >= text.length) return { bad: -1, bytes, last };
    const high = digit(at);
    if (high < 0) return { bad: at, bytes, last };
    at++;
    last = high;
    if (at < text.length && text.charAt(at) !== ' ') {
      const low = digit(at);
      if (low < 0) return { bad: at, bytes, last };
      at++;
      last = high * 16 + low;
    }
    bytes++;
  }
}

/** The release that reads a last byte of FF; before, keepalived took it for a mistake. */
const READS_LAST_FF = '2.3.3';

function checkHex(words: readonly string[], wildcards: boolean, version: string, then: string): Complaint[] {
  const texts = words.slice(1);
  const hex = readHex(texts.join(' '), wildcards);
  if (hex.bad >= 0) {
    const index = wordAt(texts, hex.bad);
    const word = texts[index] ?? '';
    const bare = /^0x((?:[\da-f]{2})+)$/i.exec(word)?.[1];
    const char = texts.join(' ').charAt(hex.bad);
    const message =
      bare === undefined
        ? `'${char}' in '${word}' is no hex digit${wildcards ? ', nor the x that stands for any digit' : ''}. ${then}.`
        : `Write hex bytes without '0x'. ${then}.`;
    return [{ rule: 'bad-value', word: index + 1, message, ...(bare === undefined ? {} : { replacement: bare }) }];
  }
  if (hex.bytes === 0)
    return [{ rule: 'bad-value', word: 1, upTo: words.length - 1, message: `There are no hex digits in here. ${then}.` }];
  if (hex.last === 0xff && isBefore(version, READS_LAST_FF)) {
    const message = `keepalived before ${READS_LAST_FF} takes bytes that end with FF for a mistake. ${then}.`;
    return [{ rule: 'bad-value', word: words.length - 1, message }];
  }
  return [];
}

/** Which of the words, joined by single blanks, holds that character. */
function wordAt(words: readonly string[], offset: number): number {
  let end = 0;
  for (const [index, word] of words.entries()) {
    end += word.length + 1;
    if (offset < end) return index;
  }
  return words.length - 1;
}

const udpPayload: StatementCheck = (words, { version }) => {
  const then = 'keepalived sends random bytes';
  if (words.length === 1) return missing(words, `'payload' needs the bytes to send, in hex digits, after it. ${then}.`);
  return checkHex(words, false, version, then);
};

/** The release in which `require_reply` learned to compare bytes. */
const REPLY_COMPARED = '2.2.0';

const udpReply: StatementCheck = (words, { version }) => {
  if (words.length === 1) return [];
  if (isBefore(version, REPLY_COMPARED)) {
    return surplus(words, 1, `keepalived before ${REPLY_COMPARED} does not look at the bytes: any answer will do.`, 'silent');
  }
  const complaints = checkHex(words, true, version, 'keepalived takes any answer for a good one');
  if (complaints.length > 0) return complaints;
  const prefixed = words.findIndex((word, index) => index > 0 && /^0x[\da-f]/i.test(word));
  if (prefixed < 0) return [];
  const word = words[prefixed] ?? '';
  const message = `Write hex bytes without '0x': in '${word}' the x stands for a digit that may be anything, so '0x' is a byte of its own.`;
  return [{ rule: 'bad-value', word: prefixed, message, replacement: word.slice(2), keepalived: 'silent' }];
};

export const statementChecks = {
  'checker-address': address,
  'checker-digest': digest,
  'regex-offset': regexOffset,
  'regex-stack': regexStack,
  'dns-name': dnsName,
  'udp-payload': udpPayload,
  'udp-reply': udpReply,
} satisfies Record<string, StatementCheck>;

export const wordChecks = {
  'status-code': statusCode,
} satisfies Record<string, WordCheck>;
