/** Forwarding methods and their tunnels: `lvs_method TUN type gue port 6080 csum`. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { checkInteger } from '../../../grammar/values/number.ts';
import type { Reader } from './reader.ts';
import type { Forwarding, Tunnel } from './types.ts';

/** How servers are reached, as far as it has been said. */
export interface Way {
  /** null: nothing has been said yet. */
  readonly method: Forwarding['method'] | null;
  readonly tunnel: Tunnel;
  readonly statement: BoundStatement | null;
}

export const UNSAID: Way = { method: null, tunnel: { type: 'ipip', port: 0, checksum: 'none' }, statement: null };

/** keepalived takes a good method even where its tunnel is bad, and keeps the tunnel that it had. */
export function readWay(statement: BoundStatement, before: Way, reader: Reader): Way {
  const [, method, ...options] = statement.words.texts;
  if (method !== 'NAT' && method !== 'DR' && method !== 'TUN') return before;
  const tunnel = reader.complaints.since('2.0.18') ? readTunnel(options) : null;
  return { method, tunnel: tunnel ?? before.tunnel, statement };
}

function readTunnel(words: readonly string[]): Tunnel | null {
  let { type, port, checksum } = UNSAID.tunnel;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === 'type') {
      const value = words[++at];
      if (value !== 'ipip' && value !== 'gue' && value !== 'gre') return null;
      type = value;
    } else if (word === 'port') {
      const value = words[++at];
      if (value === undefined || checkInteger(value, { kind: 'integer', min: 1, max: 65535 }) !== null) return null;
      port = Number(value);
    } else if (word === 'nocsum') checksum = 'none';
    else if (word === 'csum' || word === 'remcsum') checksum = word;
    else return null;
  }
  const fits = (type === 'gue') === (port !== 0) && (type !== 'ipip' || checksum === 'none') && (type !== 'gre' || checksum !== 'remcsum');
  return fits ? { type, port, checksum } : null;
}

export const forwardingOf = ({ method, tunnel }: Way): Forwarding => (method === 'TUN' ? { method, tunnel } : { method: method ?? 'NAT' });
