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
import type { Instance, Route, Vip } from '../model/vrrp/types.ts';
import { once } from './once.ts';
import type { Spot } from './rule.ts';
import { atValue } from './spot.ts';

export interface Network {
  readonly address: IPAddress;
  readonly prefix: number;
  /** As people write it. */
  readonly text: string;
  /** Where the config shows it; null: a fact of the host. */
  readonly spot: Spot | null;
}

export function isInside(address: IPAddress, { address: other, prefix }: Pick<Network, 'address' | 'prefix'>): boolean {
  if (address.family === 4) {
    return other.family === 4 && Math.floor(address.value / 2 ** (32 - prefix)) === Math.floor(other.value / 2 ** (32 - prefix));
  }
  return (
    other.family === 6 &&
    address.bytes.every((byte, index) => {
      const ignored = 0xff >>> Math.min(8, Math.max(0, prefix - index * 8));
      return (byte | ignored) === ((other.bytes[index] ?? 0) | ignored);
    })
  );
}

export const isSame = (one: IPAddress, other: IPAddress): boolean =>
  one.family === 4
    ? other.family === 4 && one.value === other.value
    : other.family === 6 && one.bytes.every((byte, index) => byte === other.bytes[index]);

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

export const hostNetworks = once(({ host }): readonly Network[] => {
  const interfaces = host === null ? [] : [...host.interfaces.values()];
  return interfaces.flatMap(({ name, addresses }) =>
    addresses
      .filter(({ address, prefix }) => !isLoopback(address) && prefix < longestPrefix(address.family))
      .map(({ address, prefix }) => ({ address, prefix, text: `the network of ${name}`, spot: null })),
  );
});

/** Networks that the host has an address in, each once. Prefixes of single hosts tell nothing. */
export const networksOf = once((config): readonly Network[] => {
  const held = heldAddresses(config)
    .filter(({ address, prefix }) => prefix < longestPrefix(address.family))
    .map((vip) => ({ address: vip.address, prefix: vip.prefix, text: `${vip.text}/${vip.prefix}`, spot: atValue(vip, 0, 0) }));
  const networks = new Map<string, Network>();
  for (const network of [...held, ...hostNetworks(config)]) {
    const key = networkKey(network);
    if (!networks.has(key)) networks.set(key, network);
  }
  return [...networks.values()];
});

function networkKey({ address, prefix }: Network): string {
  if (address.family === 4) return `${prefix} ${Math.floor(address.value / 2 ** (32 - prefix))}`;
  const bytes = address.bytes.map((byte, index) => byte & ~(0xff >>> Math.min(8, Math.max(0, prefix - index * 8))));
  return `${prefix} ${addressKey({ family: 6, bytes })}`;
}

/** Addresses of the host itself, those of VRRP aside. */
export const hostAddresses = once(({ host }): readonly IPAddress[] =>
  host === null ? [] : [...host.interfaces.values()].flatMap(({ addresses }) => addresses.map(({ address }) => address)),
);

export interface RouteTo {
  readonly destination: Pick<Network, 'address' | 'prefix'>;
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
