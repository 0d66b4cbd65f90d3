/** The addresses of an instance, when all of it is read: enough, not too many, each with an interface. */
import { isLinkLocal } from '../../../grammar/values/inet.ts';
import { knownOf } from './host-interfaces.ts';
import { tellStrict, tellStrictValue } from './strict.ts';
import type { Instance, Vip, Vrrp } from './types.ts';

/** Releases before this one look for addresses first, too, and know no instance without. */
const WITHOUT_VIPS_SINCE = '2.2.8';

const MTU = 1500;
/** Bytes before the addresses in an advert: Ethernet, IP and VRRP headers. */
const HEADER = { 4: 42, 6: 62 } as const;
const SIZE = { 4: 4, 6: 16 } as const;
/** Version 2 has room for a password. */
const PASSWORD = 8;
const AH = 24;
/** What auth_hmac puts behind the addresses. */
const SIGNATURE = 28;
/** An advert counts its addresses in a byte. */
const MOST = 255;

export function completeVipsEarly(instance: Instance, vrrp: Vrrp): void {
  if (vrrp.complaints.since(WITHOUT_VIPS_SINCE) || instance.vips.length > 0) return;
  if (instance.version === 3 || instance.strict) vipMissing(instance, vrrp, true);
}

export function completeFirstVip(instance: Instance, vrrp: Vrrp): void {
  const first = instance.vips[0];
  if (instance.family !== 6 || instance.unicast || first === undefined || isLinkLocal(first.address) || !instance.strict) return;
  const message = `The first address of an IPv6 instance must be a link-local one (fe80::…) in strict mode, and '${first.text}' is none. Put one before it.`;
  tellStrictValue(instance, vrrp, first, message);
}

/** Moves the addresses that no advert has room for. */
export function completeNumber(instance: Instance, vrrp: Vrrp): void {
  const { vips, family } = instance;
  const most = room(instance, knownOf(instance.interface?.value, vrrp)?.mtu ?? MTU);
  const first = vips[most];
  if (first === undefined) return;
  vrrp.tellValue(first, {
    rule: 'too-many-vips',
    message: `An advert over IPv${family ?? 4} has room for ${most} addresses, and this instance has ${vips.length}: keepalived treats this one and those after it like virtual_ipaddress_excluded. Put them there, on all nodes the same.`,
    words: [0, 0],
  });
  for (const vip of vips.splice(most)) instance.excludedVips.push(vip);
}

function room({ family, version, authType, hmac }: Instance, mtu: number): number {
  const kind = family ?? 4;
  let header: number = HEADER[kind];
  if (kind === 4 && version === 2) header += PASSWORD + (authType?.value === 'AH' ? AH : 0);
  if (hmac !== null && hmac.mode?.value !== 'receive-only') header += SIGNATURE;
  return Math.min(MOST, Math.floor((mtu - header) / SIZE[kind]));
}

/** Each address needs an interface, and one word for its macvlan is enough. */
export function completeVips(instance: Instance, vrrp: Vrrp): void {
  const kept = (vip: Vip): boolean => {
    const own = vip.dev === null || vip.dev === instance.interface?.value;
    const sameFamily = vip.address.family === instance.family;
    const byAddress = completeVmacWord(vip, own, sameFamily, instance, vrrp);
    if (vip.dev !== null || instance.interface !== null || byAddress || (instance.vmacAddr !== null && !sameFamily)) return true;
    // where it has given up for want of an interface, that has been told
    if (vrrp.goesOn)
      vrrp.tellValue(vip, {
        rule: 'interface-missing',
        message: `Neither the instance nor this line says on which interface '${vip.text}' belongs: keepalived drops the address. Add 'dev' and an interface.`,
        words: [0, 0],
      });
    return false;
  };
  for (const list of [instance.vips, instance.excludedVips]) {
    // the usual case: nothing to ask each of a thousand addresses
    if (instance.interface !== null && !list.some(({ useVmac }) => useVmac)) continue;
    const stay = list.filter(kept);
    if (stay.length < list.length) list.splice(0, list.length, ...stay);
  }
}

/** @returns does the word use_vmac of the address itself count? */
function completeVmacWord(vip: Vip, own: boolean, sameFamily: boolean, instance: Instance, vrrp: Vrrp): boolean {
  if (!vip.useVmac) return false;
  const { vmac, vmacAddr } = instance;
  const other = own && vmac !== null && sameFamily ? vmac : (!own || !sameFamily) && vmacAddr !== null ? vmacAddr : null;
  if (other === null) return true;
  vrrp.tellValue(vip, {
    rule: 'needless-option',
    message: `'use_vmac' behind '${vip.text}' says what '${other.keyword.name}' of the instance says already: keepalived reports it. Remove it here.`,
    related: [{ ...other.place(0, Infinity), message: `'${other.keyword.name}' stands here` }],
  });
  return false;
}

export function completeNoVips(instance: Instance, vrrp: Vrrp): void {
  let allowed = instance.noVips;
  if (allowed !== null && instance.strict) {
    tellStrict(instance, vrrp, allowed, "Strict mode wants at least one virtual address: keepalived ignores 'no_virtual_ipaddress'.");
    allowed = null;
  }
  if (allowed !== null || instance.vips.length > 0) return;
  const older = !vrrp.complaints.since(WITHOUT_VIPS_SINCE);
  vipMissing(instance, vrrp, instance.version === 3 || (older && instance.family === 6) || instance.strict);
}

function vipMissing(instance: Instance, vrrp: Vrrp, required: boolean): void {
  // addresses that were refused have been told
  if (!instance.vipsWritten) {
    const why = instance.strict ? 'strict mode' : instance.version === 3 ? 'VRRP version 3' : 'IPv6';
    vrrp.tell(instance.statement, {
      rule: 'vip-missing',
      message: required
        ? `vrrp_instance ${instance.name} has no virtual_ipaddress, and ${why} wants at least one: keepalived gives up on VRRP altogether.`
        : `vrrp_instance ${instance.name} has no virtual_ipaddress: it elects a master that has nothing to do.${vrrp.complaints.since(WITHOUT_VIPS_SINCE) ? " If that is meant, say so with 'no_virtual_ipaddress'." : ''}`,
      words: [0, 1],
    });
  }
  if (required) vrrp.giveUp();
}
