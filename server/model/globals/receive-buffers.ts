/** vrrp_rx_bufs_policy: what all its lines ask for adds up, and a size, MTU and ADVERT exclude each other. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { readInteger } from '../../../grammar/values/number.ts';
import type { Complaints } from '../complaints.ts';
import type { Draft } from './draft.ts';

export function setReceiveBuffers(statement: BoundStatement, { receiveBuffers: policy }: Draft, complaints: Complaints): void {
  const words = statement.words.texts;
  const before = new Set(policy);
  const own = new Set<'size' | 'MTU' | 'ADVERT'>();
  for (const word of words.slice(1)) {
    const upper = word.toUpperCase();
    if (upper === 'MTU' || upper === 'ADVERT') own.add(upper);
    // keepalived reads the first word as the number, whichever word it is at
    else if (isSize(words[1] ?? '')) own.add('size');
  }
  for (const one of own) policy.add(one);
  const conflict = resolve(policy);
  // two on one line are told by the check of its words
  if (conflict === null || resolve(own) !== null) return;
  const earlier = [...before].filter((one) => !own.has(one)).map((one) => (one === 'size' ? 'a size' : `'${one}'`));
  complaints.of(statement, {
    rule: 'duplicate-statement',
    message: `An earlier 'vrrp_rx_bufs_policy' asks for ${earlier.join(' and ')}, and the lines add up. ${conflict} Keep one of the two lines.`,
  });
}

/** Takes away what cannot be; says what keepalived does. */
function resolve(policy: Set<'size' | 'MTU' | 'ADVERT'>): string | null {
  if (policy.has('size') && (policy.has('MTU') || policy.has('ADVERT'))) {
    policy.delete('MTU');
    policy.delete('ADVERT');
    return 'keepalived keeps the size and drops the policy.';
  }
  if (policy.has('MTU') && policy.has('ADVERT')) {
    policy.delete('ADVERT');
    return "keepalived keeps 'MTU'.";
  }
  return null;
}

function isSize(word: string): boolean {
  const value = word.trimStart().startsWith('-') ? null : readInteger(word);
  return value !== null && value <= 4_294_967_295;
}
