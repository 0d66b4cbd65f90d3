/** The real servers that a user names, as in `--down 10.0.0.2:80`. */
import { addressKey, parseAddress, type IPAddress } from '../../grammar/values/inet.ts';
import type { Member } from './member.ts';
import type { Pool } from './pool.ts';

export interface ServerName {
  /** As it was given. */
  readonly text: string;
  readonly address: IPAddress;
  /** null: whatever the port. */
  readonly port: number | null;
}

/** `10.0.0.2`, `10.0.0.2:80`, `2001:db8::2`, `[2001:db8::2]:80`; null: none of these. */
export function parseServerName(text: string): ServerName | null {
  const alone = parseAddress(text);
  if (alone !== null) return { text, address: alone, port: null };
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = parseAddress(bracketed ?? plain ?? '');
  if (address === null || (bracketed !== undefined) !== (address.family === 6) || Number(port ?? 0) > 65535) return null;
  return { text, address, port: port === undefined ? null : Number(port) };
}

/** The members of all pools that have one of these names, and the names that nobody has. */
export function select(names: readonly ServerName[], pools: readonly Pool[]): { chosen: ReadonlySet<Member>; unknown: ServerName[] } {
  const byAddress = new Map<string, { pool: Pool; member: Member }[]>();
  for (const pool of pools) {
    for (const member of pool.members) {
      const key = addressKey(member.destination.address);
      const found = byAddress.get(key);
      if (found === undefined) byAddress.set(key, [{ pool, member }]);
      else found.push({ pool, member });
    }
  }
  const chosen = new Set<Member>();
  const unknown: ServerName[] = [];
  for (const name of names) {
    const fitting = (byAddress.get(addressKey(name.address)) ?? []).filter(({ pool, member }) => hasPort(name.port, pool, member));
    if (fitting.length === 0) unknown.push(name);
    for (const { member } of fitting) chosen.add(member);
  }
  return { chosen, unknown };
}

/** As it is written, as keepalived corrects it, or that of a service. */
function hasPort(port: number | null, { server }: Pool, { destination, real }: Member): boolean {
  if (port === null || destination.port === port || Number(real?.statement.word(2)) === port) return true;
  return server.key.kind === 'group' && destination.port === 0 && server.key.group.addresses.some((range) => range.port === port);
}
