/** Where an instance talks: interface, vrf, its own address, its peers, its multicast group. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { splitWords } from '../../../grammar/lines.ts';
import { addressKey, isMulticast, type IPAddress } from '../../../grammar/values/inet.ts';
import { familyOf, takeFamily } from './family.ts';
import { isMissing, tellMissing } from './host-interfaces.ts';
import type { Instance, Peer, Vrrp } from './types.ts';
import { addressOf, refusedWords } from './words.ts';

/** Since this release a second peer with the same address is refused. */
const DUPLICATES_SINCE = '2.3.3';

export function readInterface(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  const name = statement.word(1);
  instance.interfaceWritten ??= statement;
  // a name that cannot be one changes nothing, the loopback interface takes the one before away
  if (name === 'lo') instance.interface = null;
  else if (name !== undefined && refusedWords(statement, vrrp.complaints.version).size === 0) {
    const missing = isMissing(name, vrrp);
    if (missing) tellMissing(statement, vrrp);
    instance.interface = missing ? null : { value: name, statement };
  }
}

export function readVrf(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  const name = statement.word(1);
  // a second one has been reported as such
  if (name === undefined || instance.vrf !== null || refusedWords(statement, vrrp.complaints.version).size > 0) return;
  if (instance.interface === null) {
    if (isMissing(name, vrrp)) tellMissing(statement, vrrp);
    else instance.vrf = { value: name, statement };
    return;
  }
  vrrp.complaints.of(statement, {
    rule: 'vrf-conflict',
    message: `The instance has 'interface ${instance.interface.value}' already, and works in the VRF of that interface: keepalived ignores this line. Remove one of the two.`,
    related: [{ ...instance.interface.statement.place(0, Infinity), message: 'the interface' }],
  });
}

/** mcast_src_ip and unicast_src_ip set the same thing. */
export function readSource(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  const source = addressOf(statement.word(1));
  instance.sourceWritten = true;
  if (source === null) {
    // a bad address takes the one before away, but leaves the instance marked as having one
    instance.source = null;
    return;
  }
  const { address, text } = source;
  if (takeFamily(instance, address.family, text)) {
    instance.source = { value: address, statement };
    instance.sourceConfigured = true;
    return;
  }
  instance.source = null;
  instance.sourceConfigured = false;
  vrrp.complaints.of(statement, {
    rule: 'family-mismatch',
    message: `The source address '${text}' is of IPv${address.family}, and this is ${familyOf(instance)}. keepalived ignores it and sends from an address of the interface.`,
    words: [1, 1],
  });
}

export function readMulticast(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  const group = addressOf(statement.word(1));
  if (group === null) {
    instance.multicast = null;
    return;
  }
  const { address, text } = group;
  // the address tells the family even where it is then refused
  if (!takeFamily(instance, address.family, text)) {
    instance.multicast = null;
    // what is no multicast address, either, has been told
    if (isGroup(address)) {
      vrrp.complaints.of(statement, {
        rule: 'family-mismatch',
        message: `'${text}' is an IPv${address.family} address, and this is ${familyOf(instance)}. keepalived ignores it and uses the multicast group of global_defs.`,
        words: [1, 1],
      });
    }
    return;
  }
  instance.multicast = isGroup(address) ? { value: address, statement } : null;
}

/** IPv6 groups must be link-local. */
const isGroup = (address: IPAddress): boolean => isMulticast(address) && (address.family === 4 || ((address.bytes[1] ?? 0) & 0xf) === 2);

export function readPeers(statement: BoundStatement, instance: Instance, vrrp: Vrrp): void {
  for (const line of statement.values ?? []) {
    const words = splitWords(line).texts;
    const peer = addressOf(words[0]);
    instance.peersWritten = true;
    if (peer === null) continue;
    const { address, text } = peer;
    if (!takeFamily(instance, address.family, text)) {
      vrrp.complaints.ofValue(statement, line, {
        rule: 'family-mismatch',
        message: `The peer '${text}' is of IPv${address.family}, and this is ${familyOf(instance)}: no advert can go there. keepalived drops the line.`,
        words: [0, 0],
      });
      continue;
    }
    addPeer({ owner: statement, line, text, address }, instance, vrrp);
  }
}

function addPeer(peer: Peer, instance: Instance, vrrp: Vrrp): void {
  const id = addressKey(peer.address);
  const first = instance.peerOf.get(id);
  if (first !== undefined && vrrp.complaints.since(DUPLICATES_SINCE)) {
    vrrp.complaints.ofValue(peer.owner, peer.line, {
      rule: 'duplicate-address',
      message: `The peer '${peer.text}' stands here for the second time: keepalived drops the line. Remove it, or write the peer that was meant.`,
      related: [{ ...first.line.place(first.line.start, first.line.end), message: 'the first time' }],
      words: [0, 0],
    });
    return;
  }
  if (first === undefined) instance.peerOf.set(id, peer);
  instance.peers.push(peer);
}
