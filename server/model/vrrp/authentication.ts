/** authentication and auth_hmac: what adverts are signed with. */
import type { BoundBlock, BoundStatement } from '../../../grammar/bound.ts';
import type { Hmac, Instance, Vrrp } from './types.ts';
import { choiceOf, integerOf, refusedWords } from './words.ts';

const MODES = ['enforce', 'permissive', 'receive-only'] as const;

export function readAuthentication(statement: BoundStatement, instance: Instance): void {
  instance.authentication ??= statement;
  for (const item of statement.block?.items ?? []) {
    if (item.keyword.name === 'auth_type') {
      instance.authType = choiceOf(item, ['PASS', 'AH']) ?? instance.authType;
      instance.authentication = statement;
    } else if (item.keyword.name === 'auth_pass') {
      const password = item.word(1);
      if (password !== undefined) instance.authPass = { value: password, statement: item };
    }
  }
}

export function readHmac(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  // several blocks add up
  const hmac = (instance.hmac ??= { statement, keys: new Map(), keysWritten: false, activeKey: null, activeKeyWritten: null, mode: null });
  readBlock(statement.block, hmac, vrrp);
}

function readBlock(block: BoundBlock | null, hmac: Hmac, vrrp: Vrrp): void {
  const { complaints } = vrrp;
  for (const item of block?.items ?? []) {
    switch (item.keyword.name) {
      case 'key':
        hmac.keysWritten = true;
        if (refusedWords(item, complaints.version).size === 0) addKey(item, hmac, vrrp);
        break;
      case 'active_key':
        hmac.activeKeyWritten = item;
        hmac.activeKey = integerOf(item, complaints.version) ?? hmac.activeKey;
        break;
      case 'mode':
        hmac.mode = choiceOf(item, MODES) ?? hmac.mode;
        break;
    }
  }
}

function addKey(item: BoundStatement, hmac: Hmac, { complaints }: Vrrp): void {
  const id = Number(item.word(1));
  const first = hmac.keys.get(id);
  if (first === undefined) {
    hmac.keys.set(id, item);
    return;
  }
  complaints.of(item, {
    rule: 'duplicate-name',
    message: `There is a key with the number ${id} already: keepalived ignores this one. Each key needs a number of its own.`,
    related: [{ ...first.place(0, Infinity), message: 'the first one' }],
    words: [1, 1],
  });
}
