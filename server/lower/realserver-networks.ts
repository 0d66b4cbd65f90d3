/** Where addresses lie, as far as the addresses of VRRP instances tell. */
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { Instance, Vip } from '../model/vrrp/types.ts';
import type { Surroundings } from './realserver-types.ts';

export interface Held extends Pick<Vip, 'address' | 'prefix'> {
  /** null: not said. */
  readonly interface: string | null;
  readonly instance: Instance;
  readonly vip: Vip;
}

/** All virtual addresses of the directors. */
export const heldBy = ({ vrrp }: Surroundings): Held[] =>
  (vrrp?.instances ?? []).flatMap((instance) =>
    [...instance.vips, ...instance.excludedVips].map((vip) => ({
      address: vip.address,
      prefix: vip.prefix,
      interface: plainName(vip.dev ?? instance.interface?.value ?? null),
      instance,
      vip,
    })),
  );

/** Names that Linux would not take, or that lead elsewhere as part of a path, are none. */
const plainName = (name: string | null): string | null => (name !== null && /^(?!\.{1,2}$)[\w.:@-]{1,15}$/.test(name) ? name : null);

/** Addresses that directors have of their own, where unicast names them. */
export const directorAddresses = ({ vrrp }: Surroundings): IPAddress[] =>
  (vrrp?.instances ?? []).flatMap((instance) => [
    ...(instance.source === null ? [] : [instance.source.value]),
    ...instance.peers.map((peer) => peer.address),
  ]);
