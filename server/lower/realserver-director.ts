/** What the directors themselves need besides keepalived. */
import { addressKey, longestPrefix, parseAddress } from '../../grammar/values/inet.ts';
import { formatAddress } from './address.ts';
import { markRule } from './mark-rule.ts';
import { at } from './realserver-host.ts';
import type { Needs } from './realserver-needs.ts';
import { heldBy, isInNetwork, isNetwork, isSame, type Held } from './realserver-networks.ts';
import { look, sysctl, sysctlKey } from './realserver-steps.ts';
import type { Host, Step, Surroundings } from './realserver-types.ts';

const WHY_FORWARD = 'NAT: answers of the real servers pass through this host on their way to the clients.';
const WHY_REDIRECTS =
  'Real servers and clients (or their router) are in one network: this host must not tell one to talk to the other directly. ' +
  'It is off only if it is off both for "all" and for the interface.';
const WHY_NONLOCAL = 'Something binds to a virtual address, which this host does not have while it is backup:';
const WHY_RP_FILTER = 'Nothing is set here: 1 (strict) is right unless clients come in by another interface than the way back to them.';

const NOTE_FORWARD6 = 'With IPv6 forwarding on, an interface takes router advertisements only if its accept_ra is 2.';
const NOTE_CONNTRACK =
  'netfilter does not track what IPVS forwards. Rules for it that look at "ct state", or that replace its addresses (SNAT, masquerade), need ' +
  'net.ipv4.vs.conntrack=1 (there once ip_vs is loaded); without such rules leave it at 0, which is faster.';
const NOTE_HALF =
  'With DR and TUN the answers never pass here: rules must not drop what netfilter takes for half a connection (ct state invalid).';
const NOTE_NONLOCAL =
  'If a service on this host is to bind to a virtual address while another host has it: sysctl -w net.ipv4.ip_nonlocal_bind=1 (for IPv6 net.ipv6.ip_nonlocal_bind=1). keepalived itself and IPVS do not need it.';
const NOTE_INTERFACE =
  'Redirects must be off for the interface towards the real servers, too, which the config does not name: net.ipv4.conf.INTERFACE.send_redirects=0.';
const NOTE_PERSISTENCE =
  'A real server with weight 0 keeps its persistent clients. To send them elsewhere: net.ipv4.vs.expire_quiescent_template=1.';

export function directorOf(needs: Needs, around: Surroundings): Host {
  return {
    name: 'director',
    address: null,
    title: ['the host that runs keepalived with this config; if there are several, each of them'],
    steps: [...forwardSteps(needs), ...redirectSteps(needs, around), ...bindSteps(around), ...filterSteps(around)],
    notes: [...notesOf(needs, around)],
  };
}

const uses = ({ hosts }: Needs, method: 'NAT' | 'DR' | 'TUN', family?: 4 | 6): boolean =>
  [...hosts.values()].some(
    ({ places, address }) => (family === undefined || address.family === family) && places.some((place) => place.method === method),
  );

const forwardSteps = (needs: Needs): Step[] => [
  ...(uses(needs, 'NAT', 4) ? [sysctl('net.ipv4.ip_forward', 1, WHY_FORWARD)] : []),
  ...(uses(needs, 'NAT', 6) ? [sysctl('net.ipv6.conf.all.forwarding', 1, WHY_FORWARD)] : []),
];

/** The virtual addresses of virtual servers, where a vrrp_instance has them. */
const servingAddresses = ({ vips }: Needs, around: Surroundings): Held[] =>
  heldBy(around).filter(({ address }) => vips.has(addressKey(address)));

/** The virtual addresses that are in one network with a real server; null: it cannot be told. */
function sharedWith(needs: Needs, around: Surroundings): Held[] | null {
  const serving = servingAddresses(needs, around).filter(({ address }) => address.family === 4);
  if (serving.length === 0) return null;
  const hosts = [...needs.hosts.values()].map(({ address }) => address);
  // where no prefix length tells, they may be
  return serving.filter((vip) => !isNetwork(vip) || hosts.some((host) => isInNetwork(host, vip)));
}

function redirectSteps(needs: Needs, around: Surroundings): Step[] {
  const shared = sharedWith(needs, around);
  const isDirect = uses(needs, 'DR', 4) || uses(needs, 'TUN', 4);
  if (shared === null ? !isDirect : shared.length === 0) return [];
  return ['all', ...interfacesOf(shared ?? [])].map((name) =>
    sysctl(sysctlKey('net', 'ipv4', 'conf', name, 'send_redirects'), 0, WHY_REDIRECTS),
  );
}

const interfacesOf = (held: readonly Held[]): string[] => [...new Set(held.flatMap((one) => one.interface ?? []))];

/** Checkers that ask from a virtual address. */
function bindSteps(around: Surroundings): Step[] {
  const held = heldBy(around);
  const steps: Step[] = [];
  for (const { realServers } of around.lvs.virtualServers) {
    for (const { statement } of realServers.flatMap(({ checkers }) => checkers)) {
      const bind = statement.block?.items.find(({ keyword }) => keyword.name === 'bindto');
      const from = parseAddress(bind?.word(1) ?? '');
      if (bind === undefined || from === null || !held.some(({ address }) => isSame(address, from))) continue;
      steps.push(sysctl(`net.ipv${from.family}.ip_nonlocal_bind`, 1, `${WHY_NONLOCAL} ${at(bind)}.`));
    }
  }
  return steps;
}

const filterSteps = (around: Surroundings): Step[] =>
  interfacesOf(heldBy(around).filter(({ address }) => address.family === 4)).map((name) =>
    look(`look_at_rp_filter ${name}`, WHY_RP_FILTER),
  );

function* notesOf(needs: Needs, around: Surroundings): Generator<string> {
  const namespace = around.globals.netNamespaceIpvs.value ?? around.globals.netNamespace.value ?? '';
  if (namespace !== '') yield `keepalived works in the network namespace '${namespace}': so must this script, by ip netns exec.`;
  if (uses(needs, 'NAT', 6)) yield NOTE_FORWARD6;
  yield NOTE_CONNTRACK;
  if (uses(needs, 'DR') || uses(needs, 'TUN')) yield NOTE_HALF;
  if (redirectSteps(needs, around).length === 1) yield NOTE_INTERFACE;
  if (bindSteps(around).length === 0) yield NOTE_NONLOCAL;
  if (around.lvs.virtualServers.some(({ persistence }) => persistence !== null)) yield NOTE_PERSISTENCE;
  for (const { statement, server } of needs.local)
    yield `${at(statement)}: '${statement.label}' of '${server.statement.label}' is this host itself: nothing to set up for it but the service.`;
  for (const mark of marksOf(around))
    yield `Firewall mark ${mark} needs a rule that sets it before IPVS looks, for the protocols and ports of the service: ${markRule(mark, 4)}`;
  yield* sourceNotes(needs, around);
}

const marksOf = ({ lvs }: Surroundings): Set<number> =>
  new Set(
    lvs.virtualServers.flatMap(({ key }) =>
      key.kind === 'fwmark' ? [key.mark] : key.kind === 'group' ? key.group.fwmarks.map(({ mark }) => mark) : [],
    ),
  );

/**
 * Packets of an IPv6 tunnel have the address that is best for the way there. If that is a virtual one, the real server drops them: it has
 * it, too. keepalived keeps addresses with a prefix of 128 from being chosen.
 */
function* sourceNotes(needs: Needs, around: Surroundings): Generator<string> {
  if (!uses(needs, 'TUN', 6)) return;
  for (const { address, prefix } of servingAddresses(needs, around)) {
    if (address.family === 6 && prefix < longestPrefix(6))
      yield `Write '${formatAddress(address)}' with /128 into virtual_ipaddress: with /${prefix} the director may send tunnel packets from it, and real servers, which have it, too, drop those.`;
  }
}
