/** Which networks the host is in, and what leads elsewhere: from facts of the host, and from what the config itself shows. */
import { splitWords } from '../../grammar/lines.ts';
import {
  addressKey,
  isLoopback,
  longestPrefix,
  parseAddress,
  parsePrefix,
  splitPrefix,
  type IPAddress,
} from '../../grammar/values/inet.ts';
import { keyOfNetwork, type Network } from '../../grammar/values/network.ts';
import type { Instance, Route, Vip } from '../model/vrrp/types.ts';
import { once } from './once.ts';
import type { Spot } from './rule.ts';
import { atValue } from './spot.ts';

export interface KnownNetwork extends Network {
  /** As people write it. */
  readonly text: string;
  /** Where the config shows it; null: a fact of the host. */
  readonly spot: Spot | null;
}

/** Every address that this keepalived sets: virtual ones and static ones. */
export const heldAddresses = once(({ model: { vrrp } }): readonly Vip[] => [
  ...vrrp.instances.flatMap(({ vips, excludedVips }) => [...vips, ...excludedVips]),
  ...vrrp.statics.addresses,
]);

/** The same by address; of one that stands there twice the first. */
export const heldByAddress = once((config): ReadonlyMap<string, Vip> => {
  const held = new Map<string, Vip>();
  for (const vip of heldAddresses(config)) if (!held.has(addressKey(vip.address))) held.set(addressKey(vip.address), vip);
  return held;
});

/** The vrrp_instances by their virtual addresses; of two with the same the first. */
export const instanceByAddress = once(({ model: { vrrp } }): ReadonlyMap<string, Instance> => {
  const owners = new Map<string, Instance>();
  for (const instance of vrrp.instances) {
    for (const { address } of [...instance.vips, ...instance.excludedVips]) {
      if (!owners.has(addressKey(address))) owners.set(addressKey(address), instance);
    }
  }
  return owners;
});

export const hostNetworks = once(({ host }): readonly KnownNetwork[] => {
  const interfaces = host === null ? [] : [...host.interfaces.values()];
  return interfaces.flatMap(({ name, addresses }) =>
    addresses
      .filter(({ address, prefix }) => !isLoopback(address) && prefix < longestPrefix(address.family))
      .map(({ address, prefix }) => ({ address, prefix, text: `the network of ${name}`, spot: null })),
  );
});

/** Networks that the host has an address in, each once. Prefixes of single hosts tell nothing. */
export const networksOf = once((config): readonly KnownNetwork[] => {
  const held = heldAddresses(config)
    .filter(({ address, prefix }) => prefix < longestPrefix(address.family))
    .map((vip) => ({ address: vip.address, prefix: vip.prefix, text: `${vip.text}/${vip.prefix}`, spot: atValue(vip, 0, 0) }));
  const networks = new Map<string, KnownNetwork>();
  for (const network of [...held, ...hostNetworks(config)]) {
    const key = keyOfNetwork(network);
    if (!networks.has(key)) networks.set(key, network);
  }
  return [...networks.values()];
});

/** Addresses of the host itself, those of VRRP aside. */
export const hostAddresses = once(({ host }): readonly IPAddress[] =>
  host === null ? [] : [...host.interfaces.values()].flatMap(({ addresses }) => addresses.map(({ address }) => address)),
);

export interface RouteTo {
  readonly destination: Network;
  /** By way of a gateway; else the destination is on the link. */
  readonly gateway: string | null;
  /** `local`: the host takes all of these addresses for its own. */
  readonly local: boolean;
  readonly spot: Spot;
}

/** The routes of the config that packets to real servers can take. */
export const routesOf = once(({ model: { vrrp } }): readonly RouteTo[] =>
  [...vrrp.statics.routes, ...vrrp.instances.flatMap(({ routes }) => routes)].map(routeTo).filter((route) => route !== null),
);

/** null: the default route, or one that only some packets take. */
function routeTo(route: Route): RouteTo | null {
  const words = splitWords(route.line).texts;
  const named = words.findIndex((word) => parseAddress(splitPrefix(word).address) !== null);
  const { address: text, prefix } = splitPrefix(words[named] ?? '');
  const address = parseAddress(text);
  if (address === null || words.includes('table') || BEFORE_ADDRESSES.has(words[named - 1] ?? '')) return null;
  const via = words.indexOf('via');
  return {
    destination: { address, prefix: parsePrefix(prefix ?? '', address.family) ?? longestPrefix(address.family) },
    gateway: via === -1 ? null : (words.slice(via + 1).find((word) => parseAddress(word) !== null) ?? null),
    local: words.includes('local'),
    spot: atValue(route, named, named),
  };
}

/** Behind these words stands another address than that of the destination. */
const BEFORE_ADDRESSES: ReadonlySet<string> = new Set(['via', 'src', 'inet', 'inet6', 'from']);
