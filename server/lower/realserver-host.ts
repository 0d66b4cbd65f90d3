/** What one real server needs for the ways in which packets reach it. */
import { contains, isSingleHost } from '../../grammar/values/network.ts';
import { isSameAddress } from '../../grammar/values/inet.ts';
import { addressKey, type IPAddress } from '../../grammar/values/inet.ts';
import type { BoundStatement } from '../../grammar/bound.ts';
import { formatAddress } from '../../grammar/values/inet-text.ts';
import type { HostNeeds, Need } from './realserver-needs.ts';
import { directorAddresses, heldBy, type Held } from './realserver-networks.ts';
import { address, gateway, guePort, open, sysctl, sysctlKey } from './realserver-steps.ts';
import { checksumsClash, deviceFor, type Inlet } from './realserver-tunnels.ts';
import type { Host, Known, Step, Surroundings } from './realserver-types.ts';

const WHY_ARP =
  'Its network must not hear of the virtual addresses: ARP is answered only for addresses of the interface that it comes in by, ' +
  'and never asked in their name.';
const WHY_VIP_DR = 'The requests come in unchanged, for the virtual addresses: this host takes them for its own.';
const WHY_VIP_TUN =
  'What comes out of the tunnel is for the virtual addresses: this host takes them for its own. They must be on this very device, for rp_filter.';
const WHY_RP_FILTER =
  'The answer leaves by another device than the tunnel. 2 (loose) takes such packets whatever the value of "all" is; 0 only if that is 0, too.';
const WHY_GUE = 'The packets of the tunnel come in UDP.';

const NOTE_NAT =
  'Check: answers to every client must go by way of the director. Clients in the network of this host are answered directly, and drop that: ' +
  'they need a route to this host through the director, or the director must replace their address (SNAT).';
const NOTE_SERVICE = 'The service itself must listen on the virtual addresses, or on all addresses.';
const NOTE_FAR =
  'This host is in none of the networks that the directors hold the virtual addresses in. With DR, no router may stand between them and it.';
const NOTE_OPEN_TUNNEL =
  'Whoever reaches this host can put packets into its tunnel device: let the firewall take them from the directors only.';
const NOTE_CHECKSUMS =
  'GRE with and without a checksum lead here, and a device takes only one of them: what is set up is for the first. Make them the same.';
const NOTE_DIRECTOR =
  'This host is a director, too. While it is backup, the master sends it requests that it must not balance once more: tell them by the MAC ' +
  'address of the master (with a firewall mark), or keep the roles apart.';
const NOTE_MTU =
  'A packet in a tunnel is larger: the network between director and this host needs an MTU that holds it, or clients a smaller MSS.';

export interface RealServerHost {
  readonly host: Host;
  readonly open: readonly string[];
}

export function hostOf(needs: HostNeeds, known: Known, around: Surroundings, vips: ReadonlySet<string>): RealServerHost {
  const name = formatAddress(needs.address);
  const all = [...needs.needs.values()];
  const inlets = all.flatMap(({ inlet }) => inlet ?? []);
  const nat = all.some(({ method }) => method === 'NAT');
  const via = nat ? gatewayFor(needs.address, known, heldBy(around), vips) : null;
  const missing = [
    ...(nat && via === null
      ? ['The config does not tell which address the director has in the network of this real server. Name it with --gateway.']
      : []),
    ...Array.from(
      needs.marks,
      (mark) => `The config does not tell which addresses firewall mark ${mark} stands for. Name each with --vip ${mark}=ADDRESS.`,
    ),
  ];
  const steps = [...tunnelSteps(inlets, needs.address), ...vipSteps(all, inlets, needs.address)];
  if (via !== null) steps.push(gateway(via, 'The director rewrites addresses: answers must come back through it to be rewritten again.'));
  return {
    host: {
      name,
      address: needs.address,
      title: titleOf(needs),
      steps: [...steps, ...missing.map(open)],
      notes: [...notesOf(needs, inlets, around)],
    },
    open: missing.map((text) => `${name}: ${text}`),
  };
}

/** `DR for 192.168.1.200 8099 (keepalived.conf:38)` */
const titleOf = ({ places }: HostNeeds): string[] =>
  places.map(({ statement, server, method }) => `${method} for ${server.statement.words.texts.slice(1).join(' ')} (${at(statement)})`);

export const at = (statement: BoundStatement): string => {
  const { source, start } = statement.place();
  return `${source.name}:${source.lineOf(start)}`;
};

function tunnelSteps(inlets: readonly Inlet[], host: IPAddress): Step[] {
  const ports = new Map(inlets.filter(({ tunnel }) => tunnel.type === 'gue').map(({ tunnel }) => [tunnel.port, tunnel.port]));
  return [
    ...Array.from(ports.keys(), (port) => guePort(port, host.family, WHY_GUE)),
    ...inlets.map((inlet) => deviceFor(inlet, host, inlets).step),
  ];
}

/** Before an address is there, ARP for it must be settled. */
function vipSteps(needs: readonly Need[], inlets: readonly Inlet[], host: IPAddress): Step[] {
  const placed = needs
    .filter(({ method }) => method !== 'NAT')
    .map(({ inlet, vips, family }) => ({
      device: inlet === null ? 'lo' : deviceFor(inlet, host, inlets).name,
      vips: [...vips.values()],
      isTunnel: inlet !== null,
      family,
    }));
  // with IPv6 an interface answers for its own addresses only, as it is
  const arped = placed.filter(({ family }) => family === 4);
  const conf = (device: string, key: string, value: number, why: string): Step =>
    sysctl(sysctlKey('net', 'ipv4', 'conf', device, key), value, why);
  return [
    ...(arped.length === 0 ? [] : ['all', ...arped.map(({ device }) => device)]).flatMap((device) => [
      conf(device, 'arp_ignore', 1, WHY_ARP),
      conf(device, 'arp_announce', 2, WHY_ARP),
    ]),
    ...arped.filter(({ isTunnel }) => isTunnel).map(({ device }) => conf(device, 'rp_filter', 2, WHY_RP_FILTER)),
    ...placed.flatMap(({ device, vips, isTunnel }) => vips.map((vip) => address(vip, device, isTunnel ? WHY_VIP_TUN : WHY_VIP_DR))),
  ];
}

/** An address of the director that moves with its role, in the network of the real server; best one that serves for nothing else. */
function gatewayFor(host: IPAddress, { gateways = [] }: Known, held: readonly Held[], vips: ReadonlySet<string>): IPAddress | null {
  const given = gateways.filter(({ family }) => family === host.family);
  const near = held.filter((one) => !isSingleHost(one) && contains(one, host));
  const named = given.find((one) => near.some((network) => contains(network, one))) ?? given[0];
  const inner = near.find(({ address }) => !vips.has(addressKey(address))) ?? near[0];
  return named ?? inner?.address ?? null;
}

function* notesOf({ address: host, needs, places }: HostNeeds, inlets: readonly Inlet[], around: Surroundings): Generator<string> {
  const all = [...needs.values()];
  const methods = new Set(all.map(({ method }) => method));
  if (methods.has('DR') || methods.has('TUN')) yield NOTE_SERVICE;
  if (methods.has('NAT')) yield NOTE_NAT;
  if (methods.has('DR')) yield* farNotes(host, all, around);
  if (inlets.length > 0) {
    yield NOTE_OPEN_TUNNEL;
    yield NOTE_MTU;
  }
  if (checksumsClash(inlets)) yield NOTE_CHECKSUMS;
  if (directorAddresses(around).some((one) => isSameAddress(one, host)) && places.some(({ method }) => method !== 'NAT'))
    yield NOTE_DIRECTOR;
}

/** With DR the director must reach the host without a router. */
function* farNotes(host: IPAddress, needs: readonly Need[], around: Surroundings): Generator<string> {
  const vips = new Set(needs.flatMap((need) => (need.method === 'DR' ? [...need.vips.keys()] : [])));
  const networks = heldBy(around).filter((one) => !isSingleHost(one) && vips.has(addressKey(one.address)));
  if (networks.length === 0 || networks.some((network) => contains(network, host))) return;
  yield NOTE_FAR;
}
