/** use_vmac and use_ipvlan: the interface that keepalived makes for an instance. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { parseAddress, parsePrefix, splitPrefix, type IPAddress } from '../../../grammar/values/inet.ts';
import { familyOf, takeFamily } from './family.ts';
import type { Instance, Vrrp } from './types.ts';
import { refusedWords } from './words.ts';

/** The release that brought MAC addresses to use_vmac; before it only the first word counts. */
const MAC_SINCE = '2.2.5';
/** The release that brought the words name, group and netlink_notify_msg. */
const LINK_WORDS_SINCE = '2.3.0';

export function readVmac(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  const { complaints } = vrrp;
  instance.vmac ??= statement;
  const { texts } = statement.words;
  const refused = refusedWords(statement, complaints.version);
  const knowsMac = complaints.since(MAC_SINCE);
  const knowsLinkWords = complaints.since(LINK_WORDS_SINCE);
  const end = knowsLinkWords ? texts.length : Math.min(texts.length, knowsMac ? 3 : 2);
  for (let at = 1; at < end; at++) {
    const word = texts[at] ?? '';
    if (knowsMac && word.includes(':')) {
      if (refused.has(at)) continue;
      if (instance.vmacAddress === null) instance.vmacAddress = statement;
      else if (instance.vmacAddress !== statement) {
        complaints.of(statement, {
          rule: 'duplicate-argument',
          message: `Another 'use_vmac' of this instance gives a MAC address already: keepalived ignores '${word}'. Write one 'use_vmac' with all that belongs to it.`,
          related: [{ ...instance.vmacAddress.place(0, Infinity), message: 'the first MAC address' }],
          words: [at, at],
        });
      }
      continue;
    }
    if (knowsLinkWords && word === 'netlink_notify_msg') continue;
    if (knowsLinkWords && word === 'group') at++;
    else {
      if (knowsLinkWords && word === 'name') at++;
      if (at < end && !refused.has(at)) takeName(statement, at, instance, vrrp, 'macvlan');
    }
  }
}

export function readIpvlan(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  if (instance.ipvlan !== null) return;
  instance.ipvlan = statement;
  const { complaints } = vrrp;
  const { texts } = statement.words;
  const refused = refusedWords(statement, complaints.version);
  const knowsLinkWords = complaints.since(LINK_WORDS_SINCE);
  for (let at = 1; at < texts.length; at++) {
    const word = texts[at] ?? '';
    if (word === 'bridge' || word === 'private' || word === 'vepa') continue;
    if (knowsLinkWords && word === 'group') {
      at++;
      continue;
    }
    const named = knowsLinkWords && word === 'name';
    if (named) at++;
    if (at >= texts.length || refused.has(at)) continue;
    const address = named ? null : hostAddress(word);
    if (address !== null) takeIpvlanAddress(statement, at, address, instance, vrrp);
    else takeName(statement, at, instance, vrrp, 'ipvlan');
  }
}

/** An address, maybe with a prefix length. */
function hostAddress(word: string): IPAddress | null {
  if (!word.includes(':') && !word.includes('.')) return null;
  const { address, prefix } = splitPrefix(word);
  const parsed = parseAddress(address);
  return parsed === null || (prefix !== null && parsePrefix(prefix, parsed.family) === null) ? null : parsed;
}

function takeIpvlanAddress(statement: BoundStatement, at: number, address: IPAddress, instance: Instance, vrrp: Vrrp): void {
  const word = statement.word(at) ?? '';
  if (!takeFamily(instance, address.family, word)) {
    instance.ipvlanAddressRefused = true;
    vrrp.complaints.of(statement, {
      rule: 'family-mismatch',
      message: `'${word}' is an IPv${address.family} address, and this is ${familyOf(instance)}. keepalived ignores it: the ipvlan has no address.`,
      words: [at, at],
    });
    return;
  }
  instance.ipvlanAddress = { value: address, statement };
  if (instance.source === null) {
    instance.source = { value: address, statement };
    instance.sourceConfigured = true;
  }
}

/** A name for the new interface. */
function takeName(statement: BoundStatement, at: number, instance: Instance, vrrp: Vrrp, kind: 'macvlan' | 'ipvlan'): void {
  const { complaints } = vrrp;
  const name = statement.word(at) ?? '';
  const own = instance.linkName;
  if (own !== null) {
    // a second name in the same statement is a mistake of its words alone
    if (own.statement === statement) return;
    complaints.of(statement, {
      rule: 'duplicate-argument',
      message: `The interface of this instance is called '${own.value}' already: keepalived ignores the name '${name}'.`,
      related: [{ ...own.statement.place(0, Infinity), message: 'the first name' }],
      words: [at, at],
    });
    return;
  }
  const other = vrrp.linkNames.get(name);
  if (other !== undefined && other.linkName?.value === name) {
    complaints.of(statement, {
      rule: 'interface-name-taken',
      message: `vrrp_instance ${other.name} has the name '${name}' for its own interface already: keepalived ignores it and makes up another name. Each instance needs a name of its own, or none.`,
      related: [{ ...other.linkName.statement.place(0, Infinity), message: 'the other instance' }],
      words: [at, at],
    });
    return;
  }
  if (vrrp.isInterface(name, instance, statement, kind)) {
    complaints.of(statement, {
      rule: 'interface-name-taken',
      message: `'${name}' is the name of an interface that exists, which cannot become a ${kind}: keepalived makes up another name. Choose a name that nothing else has, or none.`,
      words: [at, at],
    });
    return;
  }
  instance.linkName = { value: name, statement };
}
