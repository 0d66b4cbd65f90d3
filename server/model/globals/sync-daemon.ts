/** `lvs_sync_daemon IF [inst NAME] [id N] …`, and the old `lvs_sync_daemon IF NAME [N]`. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { isMulticast, parseAddress, socketAddressPart, type IPAddress } from '../../../grammar/values/inet.ts';
import { checkInteger, readInteger } from '../../../grammar/values/number.ts';
import type { SyncDaemon } from './types.ts';

type Option = 'id' | 'maxlen' | 'port' | 'ttl';
const LIMITS: Readonly<Record<Option, readonly [least: number, most: number]>> = {
  id: [0, 255],
  maxlen: [1, 65_507],
  port: [1, 65_535],
  ttl: [1, 255],
};

const isOption = (word: string): word is Option => word in LIMITS;

export function syncDaemonOf(statement: BoundStatement): SyncDaemon {
  const words = statement.words.texts;
  const numbers: Record<Option, number | null> = { id: null, maxlen: null, port: null, ttl: null };
  let instance: string | null = null;
  let group: IPAddress | null = null;
  for (let at = 2; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === 'inst') instance ??= words[++at] ?? null;
    else if (isOption(word)) numbers[word] = numberIn(words[++at], ...LIMITS[word]) ?? numbers[word];
    else if (word === 'group') {
      const address = parseAddress(socketAddressPart(words[++at] ?? ''));
      if (address !== null) group = isMulticast(address) ? address : null;
    } else if (at === 2) instance = word;
    else if (at === 3) numbers.id = numberIn(word, ...LIMITS.id) ?? numbers.id;
  }
  return { from: statement, interface: words[1] ?? '', instance, group, ...numbers };
}

export function numberIn(word: string | undefined, min: number, max: number): number | null {
  return word === undefined || checkInteger(word, { kind: 'integer', min, max }) !== null ? null : readInteger(word);
}
