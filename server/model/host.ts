/** What is known of the machine that a config is for. */
import type { IPAddress } from '../../grammar/values/inet.ts';

export interface InterfaceAddress {
  readonly address: IPAddress;
  readonly prefix: number;
  /** `global`, `link`, `host`, …; as ip(8) says it. */
  readonly scope: string;
}

export interface InterfaceFacts {
  readonly name: string;
  readonly index: number;
  readonly up: boolean;
  readonly mtu: number;
  /** null: it has none that ip(8) shows. */
  readonly mac: string | null;
  /** What `ip -details` calls the kind of a link: `macvlan`, `vrf`, …; null: a plain one, or not told. */
  readonly kind: string | null;
  /** Of a macvlan or ipvlan: `private`, `bridge`, `l2`, …; absent: not told. */
  readonly mode?: string;
  /** The interface that a macvlan, ipvlan or VLAN sits on; absent: none that is known. */
  readonly link?: string;
  /** What it is on the wire: `ether`, `loopback`, `none`, …; absent: not told. */
  readonly linkType?: string;
  /** false: it cannot send to groups of hosts. */
  readonly multicast?: boolean;
  /** The bridge, bond or VRF that it belongs to. */
  readonly master: string | null;
  readonly addresses: readonly InterfaceAddress[];
}

/** From `ip -j address` of the host. */
export interface HostFacts {
  readonly interfaces: ReadonlyMap<string, InterfaceFacts>;
}
