/** Reads what `ip -j address` (or `ip -j -d address`) prints. */
import { parseAddress } from '../../grammar/values/inet.ts';
import type { HostFacts, InterfaceAddress, InterfaceFacts } from './host.ts';

/** These are no facts about interfaces; the message says where and why. */
export class BadFacts extends Error {}

/**
 * @param value the parsed JSON
 * @throws BadFacts
 */
export function factsOf(value: unknown): HostFacts {
  if (!Array.isArray(value)) throw new BadFacts("an array of interfaces is expected, as 'ip -j address' prints it");
  // without -d some releases of ip print empty objects for what they leave out
  const interfaces = value.filter((entry) => !isEmpty(entry)).map(interfaceOf);
  if (interfaces.length === 0) throw new BadFacts("there is no interface in it; it should be what 'ip -j address' prints");
  return { interfaces: new Map(interfaces.map((facts) => [facts.name, facts])) };
}

/** The facts of one host for all files, or of several by the file or configuration id that stands for each. */
export type Hosts = HostFacts | ReadonlyMap<string, HostFacts>;

/**
 * @param value the parsed JSON: an array as for `factsOf`, or an object of such arrays
 * @throws BadFacts
 */
export function hostsOf(value: unknown): Hosts {
  if (Array.isArray(value)) return factsOf(value);
  const hosts = Object.entries(objectOf(value, "what is neither the output of 'ip -j address' nor an object of such"));
  return new Map(
    hosts.map(([name, host]) => {
      try {
        return [name, factsOf(host)];
      } catch (error) {
        if (error instanceof BadFacts) throw new BadFacts(`'${name}': ${error.message}`);
        throw error;
      }
    }),
  );
}

export const isOneHost = (hosts: Hosts): hosts is HostFacts => 'interfaces' in hosts;

function interfaceOf(value: unknown, position: number): InterfaceFacts {
  const where = `interface ${position + 1}`;
  const entry = objectOf(value, where);
  const name = textOf(entry['ifname']);
  if (name === null) throw new BadFacts(`${where} has no 'ifname'`);
  const flags = entry['flags'];
  const addresses = entry['addr_info'] ?? [];
  if (!Array.isArray(addresses)) throw new BadFacts(`'addr_info' of ${name} is no array`);
  const link = objectOf(entry['linkinfo'] ?? {}, `'linkinfo' of ${name}`);
  const mode = textOf(objectOf(link['info_data'] ?? {}, `'info_data' of ${name}`)['mode']);
  const linkType = textOf(entry['link_type']);
  const parent = textOf(entry['link']);
  return {
    name,
    index: numberOf(entry['ifindex']) ?? position + 1,
    // without flags, it is there and up
    up: !Array.isArray(flags) || flags.includes('UP'),
    mtu: numberOf(entry['mtu']) ?? 1500,
    mac: textOf(entry['address']),
    kind: textOf(link['info_kind']),
    ...(mode === null ? {} : { mode }),
    ...(parent === null ? {} : { link: parent }),
    ...(linkType === null ? {} : { linkType }),
    ...(Array.isArray(flags) ? { multicast: flags.includes('MULTICAST') } : {}),
    master: textOf(entry['master']),
    addresses: addresses.map((address: unknown) => addressOf(address, name)),
  };
}

function addressOf(value: unknown, name: string): InterfaceAddress {
  const entry = objectOf(value, `an address of ${name}`);
  const text = textOf(entry['local']);
  const address = text === null ? null : parseAddress(text);
  if (address === null) throw new BadFacts(`'${String(entry['local'])}' of ${name} is no IP address`);
  const prefix = numberOf(entry['prefixlen']) ?? (address.family === 4 ? 32 : 128);
  return { address, prefix, scope: textOf(entry['scope']) ?? 'global' };
}

function objectOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadFacts(`${what} is no object`);
  return value as Readonly<Record<string, unknown>>;
}

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const numberOf = (value: unknown): number | null => (Number.isInteger(value) ? (value as number) : null);
