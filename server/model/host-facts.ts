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
  const interfaces = value.map(interfaceOf);
  return { interfaces: new Map(interfaces.map((facts) => [facts.name, facts])) };
}

function interfaceOf(value: unknown, position: number): InterfaceFacts {
  const where = `interface ${position + 1}`;
  const entry = objectOf(value, where);
  const name = textOf(entry['ifname']);
  if (name === null) throw new BadFacts(`${where} has no 'ifname'`);
  const flags = entry['flags'];
  const addresses = entry['addr_info'] ?? [];
  if (!Array.isArray(addresses)) throw new BadFacts(`'addr_info' of ${name} is no array`);
  return {
    name,
    index: numberOf(entry['ifindex']) ?? position + 1,
    // without flags, it is there and up
    up: !Array.isArray(flags) || flags.includes('UP'),
    mtu: numberOf(entry['mtu']) ?? 1500,
    mac: textOf(entry['address']),
    kind: textOf(objectOf(entry['linkinfo'] ?? {}, `'linkinfo' of ${name}`)['info_kind']),
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

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const numberOf = (value: unknown): number | null => (Number.isInteger(value) ? (value as number) : null);
