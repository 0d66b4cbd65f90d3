/** What keepalived makes of the lines and statements about tracking that a list of typed words cannot say. */
import { isBefore } from '../language/version.ts';
import type { Version } from '../language/types.ts';
import { onlyNearest } from '../nearest.ts';
import { parseIPv4, parseIPv6 } from './inet.ts';
import { readInteger } from './number.ts';
import type { Complaint, StatementCheck, ValueContext } from './types.ts';

// ------------------------------------------------------------------------------------------------------ numbers

const INT_MIN = -2147483648;
const INT_MAX = 2147483647;

interface Thousandths {
  /** What keepalived takes: thousandths of the written unit. */
  readonly value: number;
  readonly negative: boolean;
  /** More than three places: reported, rounded and used. */
  readonly tooFine: boolean;
  /** Nothing but a number. Else `value` is what its leading digits, taken as thousandths, say. */
  readonly plain: boolean;
}

/**
 * A decimal with up to three places. keepalived takes the point out, adds zeros and reads a whole number; so in `5s` the zeros come
 * too late and it reads 5 thousandths.
 */
function thousandths(word: string): Thousandths {
  const point = word.indexOf('.');
  const places = point < 0 ? '' : word.slice(point + 1);
  const tooFine = places.length > 3;
  const digits = (point < 0 ? word : word.slice(0, point)) + places.slice(0, 3) + '0'.repeat(Math.max(0, 3 - places.length));
  const leading = /^[ \t]*[+]?([0-9]+)/.exec(digits);
  const roundedUp = tooFine && (places[3] ?? '') >= '5';
  return {
    value: Number(leading?.[1] ?? 0) + (roundedUp ? 1 : 0),
    negative: word.startsWith('-'),
    tooFine,
    plain: leading !== null && leading[0].length === digits.length,
  };
}

/** Words that keepalived does not look at. */
function surplus(words: readonly string[], from: number): Complaint[] {
  const last = words.length - 1;
  if (last < from) return [];
  const message = `keepalived does not look at '${words.slice(from).join(' ')}'. Remove it, or put it where it belongs.`;
  return [{ rule: 'surplus-argument', word: from, ...(last > from ? { upTo: last } : {}), message, keepalived: 'silent' }];
}

const STOPS = 'keepalived stops here: nothing after this line is read.';

// ------------------------------------------------------------------------------ one line of a track_… block

/** The release that brought `reverse` and `noreverse`. */
const REVERSE_SINCE: Version = '2.0.18';

interface Tracked {
  /** What stands first in the line. */
  readonly what: string;
  readonly most: 253 | 254;
  /** 254 and -254 are reported and become 253 and -253; else what is beyond `most` is not used at all. */
  readonly trims?: true;
  /** The weight that holds when the one in the line is no good. */
  readonly fallback: string;
  readonly noreverse: boolean;
  /** What follows from a word in the place of `reverse` that is none. */
  readonly badOption: 'ignores the word' | 'drops the line';
}

const trackedLine =
  (tracked: Tracked): StatementCheck =>
  (words, context) => {
    const [name = '', option, number, direction] = words;
    if (tracked.what === 'interface' && name.length > 15 && context.awaitsInterfaces !== true) {
      return [
        {
          rule: 'too-long',
          word: 0,
          message: `'${name}' cannot be an interface: their names have at most 15 characters. keepalived drops the line.`,
        },
      ];
    }
    if (option === undefined) return [];
    if (option !== 'weight') return [notWeight(name, option, words)];
    if (number === undefined) {
      return [
        {
          rule: 'missing-argument',
          word: 1,
          message: `'weight' needs a number after it. keepalived drops the line and does not track '${name}'.`,
        },
      ];
    }
    const complaints = [...weightComplaints(number, tracked)];
    if (direction !== undefined) complaints.push(...directionComplaints(direction, tracked, context));
    complaints.push(...surplus(words, 4));
    return complaints;
  };

function notWeight(name: string, option: string, words: readonly string[]): Complaint {
  const glued = /^weight[=:]([+-]?[0-9]+)$/.exec(option)?.[1];
  const forgotten = words.length === 2 && /^[+-]?[0-9]+$/.test(option) ? option : undefined;
  const number = glued ?? forgotten;
  const replacement = number === undefined ? onlyNearest(option, ['weight']) : `weight ${number}`;
  const reversed = option === 'reverse' || option === 'noreverse';
  const wrong = reversed
    ? `'${option}' must stand behind 'weight' and a number`
    : `'${option}' cannot stand here: only 'weight' and a number may follow the name`;
  return {
    rule: 'unknown-option',
    word: 1,
    message: `${wrong}. keepalived drops the line and does not track '${name}'.`,
    ...(replacement === null ? {} : { replacement }),
  };
}

function* weightComplaints(word: string, { most, trims, fallback }: Tracked): Generator<Complaint> {
  const weight = readInteger(word);
  if (weight === null) {
    const message = `'${word}' is not a weight: it must be a whole number from -${most} to ${most}. keepalived uses ${fallback}.`;
    yield { rule: 'bad-number', word: 2, message };
  } else if (trims && Math.abs(weight) === 254) {
    const trimmed = weight < 0 ? '-253' : '253';
    yield {
      rule: 'out-of-range',
      word: 2,
      message: `A weight of ${weight} is too much. keepalived uses ${trimmed}.`,
      replacement: trimmed,
    };
  } else if (Math.abs(weight) > most) {
    yield {
      rule: 'out-of-range',
      word: 2,
      message: `'${word}' is out of range: a weight must be -${most} to ${most}. keepalived uses ${fallback}.`,
    };
  }
}

function* directionComplaints(word: string, tracked: Tracked, context: ValueContext): Generator<Complaint> {
  const known = word === 'reverse' || (word === 'noreverse' && tracked.noreverse);
  if (isBefore(context.version, REVERSE_SINCE)) {
    yield {
      rule: 'surplus-argument',
      word: 3,
      message: known
        ? `keepalived knows '${word}' from release ${REVERSE_SINCE} on; ${context.version} ignores it.`
        : `keepalived does not look at '${word}': nothing more belongs here.`,
      keepalived: 'silent',
    };
  } else if (!known) {
    const choice = tracked.noreverse ? "'reverse' or 'noreverse'" : "'reverse'";
    yield {
      rule: 'unknown-option',
      word: 3,
      message: `'${word}' cannot stand here: only ${choice} may follow the weight. keepalived ${tracked.badOption}.`,
    };
  }
}

// --------------------------------------------------------------------------------------- statements of their own

/** `init_file [NUMBER] [overwrite]` in any order, in a track_file. */
const initFile: StatementCheck = (words) => {
  const complaints: Complaint[] = [];
  let numberAt = -1;
  for (let at = 1; at < words.length; at++) {
    const word = (words[at] ?? '').trimStart();
    if (/^[0-9-]/.test(word)) {
      const value = readInteger(word);
      if (value === null || value < INT_MIN || value > INT_MAX) {
        complaints.push({ rule: 'bad-number', word: at, message: `'${word}' is not a whole number. keepalived writes 0 into the file.` });
      } else if (Math.abs(value) > 254) {
        complaints.push({
          rule: 'out-of-range',
          word: at,
          message: `${value} is beyond -254 to 254, where a number in a track_file makes sense. keepalived warns, and writes it all the same.`,
        });
      } else if (numberAt > 0) {
        complaints.push({
          rule: 'duplicate-argument',
          word: at,
          message: `There is a number before this one: keepalived writes the last, ${value}.`,
          keepalived: 'silent',
        });
      }
      numberAt = at;
    } else if (word !== 'overwrite') {
      complaints.push({
        rule: 'unknown-option',
        word: at,
        message: `'${word}' cannot stand here: only a number and 'overwrite' may. keepalived ignores the word.`,
        ...mendedInit(word),
      });
    }
  }
  return complaints;
};

function mendedInit(word: string): { readonly replacement?: string } {
  if (/^\+[0-9]+$/.test(word)) return { replacement: word.slice(1) };
  const meant = onlyNearest(word, ['overwrite']);
  return meant === null ? {} : { replacement: meant };
}

/** The release from which `interval` and `timeout` of a vrrp_script may have three decimal places. */
const FRACTIONS_SINCE: Version = '2.3.2';
/** The release from which keepalived reports numbers that it cannot read. */
const STRICT_SINCE: Version = '2.0.7';
const MOST_SECONDS = 4294;

/** `interval SECONDS` and `timeout SECONDS` of a vrrp_script. */
const scriptSeconds: StatementCheck = (words, context) => {
  const [keyword = '', word] = words;
  if (word === undefined) {
    return [
      {
        rule: 'missing-argument',
        word: 0,
        message: `'${keyword}' needs a number of seconds after it. ${STOPS}`,
        keepalived: 'fatal',
      },
    ];
  }
  const complaint = isBefore(context.version, FRACTIONS_SINCE) ? wholeSeconds(keyword, word, context) : fractionalSeconds(keyword, word);
  return [...(complaint ? [complaint] : []), ...surplus(words, 2)];
};

function wholeSeconds(keyword: string, word: string, { version }: ValueContext): Complaint | null {
  const value = readInteger(word);
  if (value !== null && value >= 1 && value <= MOST_SECONDS) return null;
  const silent = isBefore(version, STRICT_SINCE);
  const fallback = silent || value === 0 ? 'keepalived uses 1 second' : `keepalived ignores the line`;
  const how = silent ? ({ keepalived: 'silent' } as const) : {};
  if (value !== null) {
    return { rule: 'out-of-range', word: 1, message: `'${keyword}' must be 1 to ${MOST_SECONDS} seconds. ${fallback}.`, ...how };
  }
  if (silent) {
    const read = Math.max(1, parseInt(word, 10) || 0);
    return {
      rule: 'bad-number',
      word: 1,
      message: `'${word}' is not a whole number of seconds. keepalived ${version} takes it as ${read}.`,
      ...how,
    };
  }
  const fraction = /^[0-9]*\.[0-9]+$/.test(word) ? ` (fractions came with ${FRACTIONS_SINCE})` : '';
  return { rule: 'bad-number', word: 1, message: `'${word}' is not a whole number of seconds${fraction}. ${fallback}.` };
}

function fractionalSeconds(keyword: string, word: string): Complaint | null {
  const { value, negative, tooFine, plain } = thousandths(word);
  const taken = value === 0 ? '1 second' : `${value / 1000} seconds`;
  if (negative)
    return {
      rule: 'out-of-range',
      word: 1,
      message: `'${keyword}' must be 0.001 to ${MOST_SECONDS} seconds. keepalived ignores the line.`,
    };
  if (value > MOST_SECONDS * 1000) {
    const rule = plain ? 'out-of-range' : 'bad-number';
    return { rule, word: 1, message: `'${keyword}' must be 0.001 to ${MOST_SECONDS} seconds. keepalived ignores the line.` };
  }
  if (word !== '' && !plain) {
    return {
      rule: 'bad-number',
      word: 1,
      message: `'${word}' is not a number of seconds: write digits only, as 5 or 0.5. keepalived takes it as ${taken}.`,
    };
  }
  if (value === 0)
    return {
      rule: 'out-of-range',
      word: 1,
      message: `'${keyword}' must be more than 0 seconds. keepalived uses 1 second.`,
      replacement: '1',
    };
  if (tooFine)
    return {
      rule: 'bad-number',
      word: 1,
      message: `'${word}' has more than three decimal places. keepalived rounds it to ${taken}.`,
      replacement: String(value / 1000),
    };
  return null;
}

/** `neighbor_ip ADDRESS` and `source_ip ADDRESS` of a bfd_instance. */
const bfdAddress: StatementCheck = (words) => {
  const [keyword = '', word] = words;
  const isSource = keyword === 'source_ip';
  if (word === undefined) {
    return [
      isSource
        ? {
            rule: 'missing-argument',
            word: 0,
            message: `'${keyword}' needs an address after it. ${STOPS}`,
            keepalived: 'fatal',
          }
        : {
            rule: 'missing-argument',
            word: 0,
            message: `'${keyword}' needs an address after it. keepalived crashes here.`,
            keepalived: 'crashes',
          },
    ];
  }
  const cut = word.includes('-') ? word.indexOf('-') : word.indexOf('/');
  const used = cut < 0 ? word : word.slice(0, cut);
  const parsed = word.includes(':') ? parseIPv6(used) : parseIPv4(used);
  if (parsed === null) {
    const effect = isSource ? 'ignores the line' : 'drops the bfd_instance';
    return [{ rule: 'bad-address', word: 1, message: `'${word}' is not an IP address. keepalived ${effect}.` }, ...surplus(words, 2)];
  }
  if (cut < 0) return surplus(words, 2);
  const rest = word.slice(cut);
  return [
    {
      rule: 'bad-address',
      word: 1,
      message: `One address belongs here: keepalived uses '${used}' and ignores '${rest}'.`,
      replacement: used,
      keepalived: 'silent',
    },
    ...surplus(words, 2),
  ];
};

export const statementChecks = {
  'track-interface': trackedLine({
    what: 'interface',
    most: 253,
    trims: true,
    fallback: 'weight 0, so that its loss takes the instance down',
    noreverse: false,
    badOption: 'ignores the word',
  }),
  'track-script': trackedLine({
    what: 'script',
    most: 253,
    trims: true,
    fallback: 'the weight of the vrrp_script',
    noreverse: true,
    badOption: 'ignores the word',
  }),
  'track-file': trackedLine({
    what: 'file',
    most: 254,
    fallback: 'the weight of the track_file',
    noreverse: true,
    badOption: 'drops the line',
  }),
  'track-process': trackedLine({
    what: 'process',
    most: 254,
    fallback: 'the weight of the vrrp_track_process',
    noreverse: true,
    badOption: 'ignores the word',
  }),
  'track-bfd': trackedLine({
    what: 'session',
    most: 253,
    fallback: 'the weight of the bfd_instance',
    noreverse: true,
    badOption: 'drops the line',
  }),
  'track-file-init': initFile,
  'script-seconds': scriptSeconds,
  'bfd-address': bfdAddress,
} satisfies Record<string, StatementCheck>;

/** Nothing here has a notation within one word. */
