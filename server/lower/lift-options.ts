/** The words of a call of ipvsadm, taken apart as its own option parser does. */
import { LiftError } from './lift-types.ts';

/** Name, letter, and whether a value follows. */
type Option = readonly [name: string, letter: string, value: 'none' | 'needed' | 'optional'];

const OPTIONS: readonly Option[] = [
  ['add-service', 'A', 'none'],
  ['edit-service', 'E', 'none'],
  ['delete-service', 'D', 'none'],
  ['clear', 'C', 'none'],
  ['add-server', 'a', 'none'],
  ['edit-server', 'e', 'none'],
  ['delete-server', 'd', 'none'],
  ['set', '', 'none'],
  ['start-daemon', '', 'needed'],
  ['stop-daemon', '', 'needed'],
  ['zero', 'Z', 'none'],
  ['tcp-service', 't', 'needed'],
  ['udp-service', 'u', 'needed'],
  ['sctp-service', '', 'needed'],
  ['fwmark-service', 'f', 'needed'],
  ['ipv6', '6', 'none'],
  ['scheduler', 's', 'needed'],
  ['persistent', 'p', 'optional'],
  ['netmask', 'M', 'needed'],
  ['pe', '', 'needed'],
  ['ops', 'o', 'none'],
  // ipvsadm itself saves it without a value: see readFlags
  ['sched-flags', 'b', 'optional'],
  ['real-server', 'r', 'needed'],
  ['gatewaying', 'g', 'none'],
  ['ipip', 'i', 'none'],
  ['masquerading', 'm', 'none'],
  ['weight', 'w', 'needed'],
  ['u-threshold', 'x', 'needed'],
  ['l-threshold', 'y', 'needed'],
  ['tun-type', '', 'needed'],
  ['tun-port', '', 'needed'],
  ['tun-nocsum', '', 'none'],
  ['tun-csum', '', 'none'],
  ['tun-remcsum', '', 'none'],
  ['syncid', '', 'needed'],
  ['sync-maxlen', '', 'needed'],
  ['mcast-interface', '', 'needed'],
  ['mcast-group', '', 'needed'],
  ['mcast-port', '', 'needed'],
  ['mcast-ttl', '', 'needed'],
];

const BY_NAME = new Map(OPTIONS.map((option) => [option[0], option]));
const BY_LETTER = new Map(OPTIONS.filter(([, letter]) => letter !== '').map((option) => [option[1], option]));

/** The options of a call by name; `''` where there is no value. */
export interface Options {
  readonly given: ReadonlyMap<string, string>;
  /** What is no option: the numbers behind `--set`. */
  readonly rest: readonly string[];
}

export function readOptions(words: readonly string[]): Options {
  const given = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      rest.push(word);
      continue;
    }
    const { option, written, attached } = find(word);
    const [name, , takes] = option;
    const next = words[at + 1];
    let value = attached;
    if (value === undefined && takes !== 'none' && next !== undefined && isValue(next, option)) {
      value = next;
      at++;
    }
    if (value === undefined && takes === 'needed') throw new LiftError(`${written} needs a value.`);
    if (given.has(name)) throw new LiftError(`${written} is there twice.`);
    given.set(name, value ?? '');
  }
  return { given, rest };
}

/** A value may begin with a dash only where it can be a negative number, and must be there. */
const isValue = (word: string, [, , takes]: Option): boolean => !word.startsWith('-') || (takes === 'needed' && /^-\d+$/.test(word));

function find(word: string): { option: Option; written: string; attached: string | undefined } {
  const [, name, attached] = /^--([^=]*)(?:=(.*))?$/.exec(word) ?? [];
  const option = name === undefined ? BY_LETTER.get(word.charAt(1)) : BY_NAME.get(name);
  const written = name === undefined ? word.slice(0, 2) : `--${name}`;
  if (option === undefined) throw new LiftError(`'${written}' is no option of ipvsadm that sets up a table.`);
  const tail = name === undefined && word.length > 2 ? word.slice(2).replace(/^=/, '') : attached;
  if (tail !== undefined && option[2] === 'none') throw new LiftError(`'${word}': ${written} takes no value.`);
  return { option, written, attached: tail };
}
