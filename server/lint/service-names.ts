/** What the services of two nodes are compared by. */
import { addressKey } from '../../grammar/values/inet.ts';
import type { ClusterNode } from '../model/cluster/types.ts';
import type { RealServer, VirtualServer } from '../model/lvs/types.ts';

/** One name for one service, whatever its settings. */
export function serviceKey({ key, protocol }: VirtualServer): string {
  if (key.kind === 'address') return `${addressKey(key.address)} ${key.port} ${protocol}`;
  return key.kind === 'fwmark' ? `fwmark ${key.mark}` : `group ${key.name} ${protocol}`;
}

export const serverKey = ({ address, port }: RealServer): string => `${addressKey(address)} ${port}`;

export const servicesOf = ({ model }: ClusterNode): ReadonlyMap<string, VirtualServer> =>
  new Map(model.lvs.virtualServers.map((service) => [serviceKey(service), service]));

/** `10.0.0.1 80`, `fwmark 1`, `group web`: as it is written. */
export const serviceText = ({ statement }: VirtualServer): string => statement.words.texts.slice(1).join(' ');
