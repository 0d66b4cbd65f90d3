/** Goes through the virtual servers and gathers what each real server is for. */
import { addressKey, isLoopback, type IPAddress } from '../../grammar/values/inet.ts';
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Forwarding, VirtualServer } from '../model/lvs/types.ts';
import { addressAt } from './address.ts';
import type { Inlet } from './realserver-tunnels.ts';
import type { Known, Surroundings } from './realserver-types.ts';
import { MOST_ADDRESSES } from './services.ts';

/** A way by which packets for addresses of one family come to a host. */
export interface Need {
  readonly method: Forwarding['method'];
  /** Of the packets. */
  readonly family: 4 | 6;
  /** Only with TUN. */
  readonly inlet: Inlet | null;
  /** The virtual addresses that it takes packets for, by key. With NAT packets are for its own. */
  readonly vips: Map<string, IPAddress>;
}

export interface HostNeeds {
  readonly address: IPAddress;
  /** By method, tunnel and family. */
  readonly needs: Map<string, Need>;
  /** Marks whose addresses nobody has told. */
  readonly marks: Set<number>;
  /** The real_server and sorry_server statements, with their virtual server. */
  readonly places: { readonly statement: BoundStatement; readonly server: VirtualServer; readonly method: Forwarding['method'] }[];
}

export interface Needs {
  /** In the order of the config. */
  readonly hosts: ReadonlyMap<string, HostNeeds>;
  /** The keys of all virtual addresses. */
  readonly vips: ReadonlySet<string>;
  /** Real servers that are the director itself. */
  readonly local: readonly { readonly statement: BoundStatement; readonly server: VirtualServer }[];
}

export function gatherNeeds({ lvs }: Surroundings, known: Known): Needs {
  const hosts = new Map<string, HostNeeds>();
  const all = new Set<string>();
  const local: { statement: BoundStatement; server: VirtualServer }[] = [];
  for (const server of lvs.virtualServers) {
    const { vips, marks } = vipsOf(server, known);
    const own = new Set(vips.map(addressKey));
    for (const key of own) all.add(key);
    const members = server.sorryServer === null ? server.realServers : [...server.realServers, server.sorryServer];
    for (const { address, forwarding, statement } of members) {
      const key = addressKey(address);
      if (isLoopback(address) || own.has(key)) {
        local.push({ statement, server });
        continue;
      }
      let host = hosts.get(key);
      if (host === undefined) hosts.set(key, (host = { address, needs: new Map(), marks: new Set(), places: [] }));
      host.places.push({ statement, server, method: forwarding.method });
      if (forwarding.method === 'NAT') {
        needFor(host, forwarding, address.family);
        continue;
      }
      for (const vip of vips) needFor(host, forwarding, vip.family).vips.set(addressKey(vip), vip);
      for (const mark of marks) {
        needFor(host, forwarding, server.family ?? address.family);
        host.marks.add(mark);
      }
    }
  }
  return { hosts, vips: all, local };
}

function needFor({ needs }: HostNeeds, { method, tunnel }: Forwarding, family: 4 | 6): Need {
  const key = [method, family, ...(tunnel === undefined ? [] : [tunnel.type, tunnel.port, tunnel.checksum])].join(' ');
  let need = needs.get(key);
  if (need === undefined) {
    const inlet = tunnel === undefined ? null : { tunnel, inner: family };
    needs.set(key, (need = { method, family, inlet, vips: new Map() }));
  }
  return need;
}

function vipsOf({ key }: VirtualServer, known: Known): { vips: IPAddress[]; marks: number[] } {
  const vips: IPAddress[] = [];
  const marks: number[] = [];
  const add = (mark: number): void => {
    const told = known.vips?.get(mark);
    if (told === undefined) marks.push(mark);
    else vips.push(...told);
  };
  if (key.kind === 'address') vips.push(key.address);
  else if (key.kind === 'fwmark') add(key.mark);
  else {
    for (const { first, count } of key.group.addresses) {
      for (let index = 0; index < Math.min(count, MOST_ADDRESSES); index++) vips.push(addressAt(first, index));
    }
    for (const { mark } of key.group.fwmarks) add(mark);
  }
  return { vips, marks };
}
