/** Instances that are in each other's way: the same virtual router on the same network, or the same macvlan. */
import { addressKey, isLinkLocal, type IPAddress } from '../../../grammar/values/inet.ts';
import { knownOf } from './host-interfaces.ts';
import { crash } from './complete-instance.ts';
import type { Instance, Vip, Vrrp } from './types.ts';

export function findConflicts(vrrp: Vrrp): void {
  const found = [...multicastConflicts(vrrp), ...unicastConflicts(vrrp)];
  for (const { first, second, message } of found) {
    const { vrid } = second;
    if (vrid === null) continue;
    vrrp.tell(vrid.statement, {
      rule: 'duplicate-vrid',
      message,
      related: [{ ...(first.vrid ?? vrid).statement.place(0, Infinity), message: `vrrp_instance ${first.name} has it, too` }],
    });
  }
  if (found.length > 0) vrrp.giveUp();
  findSharedVmacs(vrrp);
}

interface Conflict {
  readonly first: Instance;
  readonly second: Instance;
  readonly message: string;
}

// ------------------------------------------------------------------------------------------------------ multicast

/** Same family, number, interface and group: keepalived would hear itself. */
function multicastConflicts(vrrp: Vrrp): Conflict[] {
  const conflicts: Conflict[] = [];
  const firsts = new Map<string, Instance>();
  /** The first without an interface, and the first at all, of each family and number. */
  const routers = new Map<string, Instance>();
  for (const instance of vrrp.instances) {
    if (instance.unicast) continue;
    const router = `${instance.family ?? 4} ${instance.vrid?.value ?? 0}`;
    const other = routers.get(router);
    if (other === undefined) routers.set(router, instance);
    else {
      // whichever lacks it: keepalived compares the interfaces of both
      crash(other, vrrp, `the same virtual_router_id in vrrp_instance ${instance.name}`);
      crash(instance, vrrp, `the same virtual_router_id in vrrp_instance ${other.name}`);
    }
    const network = networkOf(instance, vrrp);
    if (network === null) continue;
    const key = `${router} ${linkKey(instance)} ${addressKey(groupOf(instance, vrrp))} ${network}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, instance);
    else conflicts.push({ first, second: instance, message: sameNetwork(instance, first) });
  }
  return conflicts;
}

/** The interface that adverts leave by: under a macvlan or ipvlan there is another. Null: there is none yet. */
function networkOf({ interface: own }: Instance, vrrp: Vrrp): string | null {
  if (own === null || vrrp.complaints.host === undefined) return own?.value ?? null;
  const facts = knownOf(own.value, vrrp);
  if (facts === undefined) return null;
  return facts.kind === 'macvlan' || facts.kind === 'ipvlan' ? (facts.link ?? own.value) : own.value;
}

/** keepalived compares the groups of IPv6 with their scope, which is another one for macvlans that are not there yet. */
const linkKey = ({ family, vmac, ipvlan }: Instance): string => (family === 6 && (vmac !== null || ipvlan !== null) ? 'link' : '');

const groupOf = ({ multicast, family }: Instance, { globals }: Vrrp): IPAddress =>
  multicast?.value ?? (family === 6 ? globals.vrrp.mcastGroup6 : globals.vrrp.mcastGroup4).value;

const sameNetwork = ({ vrid, interface: own, family }: Instance, first: Instance): string =>
  `vrrp_instance ${first.name} uses virtual_router_id ${vrid?.value ?? ''} on ${own?.value ?? ''} with IPv${family ?? 4}, too: each would take the adverts of the other for its own, and keepalived gives up on VRRP altogether. Give one of them another number.`;

// -------------------------------------------------------------------------------------------------------- unicast

/** Same family, number and own address, with a peer in common. */
function unicastConflicts(vrrp: Vrrp): Conflict[] {
  const conflicts: Conflict[] = [];
  const seen = new Map<string, Instance>();
  for (const instance of vrrp.instances) {
    const local = localKey(instance, vrrp);
    if (!instance.unicast || local === null) continue;
    const router = `${instance.family ?? 4} ${instance.vrid?.value ?? 0} ${local}`;
    let first: Instance | undefined;
    for (const peer of instance.peerOf.keys()) {
      const key = `${router} ${peer}`;
      const at = interfaceKey(instance);
      first ??= at === null ? seen.get(key) : (seen.get(`${key} ${at}`) ?? seen.get(`${key} none`));
      for (const id of [key, `${key} ${at ?? 'none'}`]) if (!seen.has(id)) seen.set(id, instance);
    }
    if (first !== undefined) conflicts.push({ first, second: instance, message: samePeer(instance, first) });
  }
  return conflicts;
}

/** The interface it works on; a macvlan or ipvlan is its own alone. Null: any. */
function interfaceKey({ interface: own, vmac, ipvlan, name }: Instance): string | null {
  if (own === null) return null;
  return vmac === null && ipvlan === null ? `on ${own.value}` : `of ${name}`;
}

/** What the instance sends from, as far as the file tells; null: keepalived does not know it yet. */
function localKey({ source, interface: own, vmac, ipvlan, family }: Instance, vrrp: Vrrp): string | null {
  if (source !== null) return addressKey(source.value);
  // a macvlan has no address before it is made
  if (own === null || vmac !== null || ipvlan !== null) return null;
  const facts = knownOf(own.value, vrrp);
  // without facts, IPv4 addresses are taken to be there; IPv6 ones may come and go
  if (facts === undefined) return family === 6 ? null : `on ${own.value}`;
  const address = facts.addresses.find((one) => one.address.family === (family ?? 4) && (family !== 6 || isLinkLocal(one.address)));
  return address === undefined ? null : addressKey(address.address);
}

const samePeer = ({ vrid }: Instance, first: Instance): string =>
  `vrrp_instance ${first.name} uses virtual_router_id ${vrid?.value ?? ''} from the same address to the same peer, too: the peer cannot tell them apart, and keepalived gives up on VRRP altogether. Give one of them another number.`;

// -------------------------------------------------------------------------------------------------------- macvlans

/** What an instance has on its own macvlan. */
interface OnMacvlan {
  readonly owner: Instance;
  readonly vip: Vip | undefined;
  readonly excluded: Vip | undefined;
}

/** An address of a later instance goes to the macvlan of an earlier one that is the same virtual router. */
function findSharedVmacs(vrrp: Vrrp): void {
  if (vrrp.linkNames.size === 0) return;
  const macvlans = new Map<string, OnMacvlan>();
  for (const instance of vrrp.instances) {
    for (const vip of [...instance.vips, ...instance.excludedVips]) {
      const macvlan = vip.dev === null ? undefined : macvlans.get(vip.dev);
      if (macvlan === undefined) continue;
      const { owner } = macvlan;
      if (owner.vrid?.value !== instance.vrid?.value || (owner.group !== null && owner.group === instance.group)) continue;
      const other = sharer(macvlan, instance, vip.excluded);
      if (other === undefined) continue;
      vrrp.tellValue(vip, {
        rule: 'interface-name-taken',
        message: `'${vip.dev ?? ''}' is the macvlan of vrrp_instance ${owner.name}, which has the same virtual_router_id: keepalived disables this instance. Put both into one vrrp_sync_group, or the address into the other instance.`,
        related: [{ ...other.line.place(other.line.start, other.line.end), message: 'an address of the other instance' }],
      });
    }
    const { vmac, linkName, family } = instance;
    if (vmac === null || linkName === null) continue;
    const isOn = ({ dev, address }: Vip): boolean =>
      dev === linkName.value || ((dev === null || dev === instance.interface?.value) && address.family === family);
    macvlans.set(linkName.value, { owner: instance, vip: instance.vips.find(isOn), excluded: instance.excludedVips.find(isOn) });
  }
}

/** The address that another one shares the macvlan with, as far as keepalived compares them: instances of two families need excluded ones. */
function sharer({ owner, vip, excluded }: OnMacvlan, instance: Instance, isExcluded: boolean): Vip | undefined {
  if (owner.family === instance.family) return vip ?? excluded;
  const here = isExcluded && hasOtherFamily(instance);
  const there = hasOtherFamily(owner);
  return (here ? vip : undefined) ?? (here || there ? excluded : undefined);
}

/** keepalived knows it only of instances with a macvlan or ipvlan. */
const hasOtherFamily = ({ vmac, ipvlan, excludedVips, family }: Instance): boolean =>
  (vmac !== null || ipvlan !== null) && excludedVips.some(({ address }) => address.family !== family);
