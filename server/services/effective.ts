/** The value that holds in the end, where keepalived's defaults and corrections make it another than the one that is written. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { Instance } from '../model/vrrp/types.ts';
import type { Document } from './document.ts';
import { narrowed } from './narrow.ts';
import type { Node } from './outline.ts';
import type { Project } from './project.ts';

/** By keyword of a vrrp_instance: what the model says. */
const OF_INSTANCE: Readonly<Record<string, (instance: Instance) => string>> = {
  state: ({ initialState }) => initialState,
  priority: ({ basePriority }) => String(basePriority),
  advert_int: ({ interval }) => `${interval / 1e6} s`,
  version: ({ version }) => `VRRPv${version ?? 2}`,
};

const OF_SERVER: Readonly<Record<string, (server: VirtualServer) => string>> = {
  protocol: ({ protocol }) => protocol,
  lb_algo: ({ scheduler }) => scheduler,
  lvs_sched: ({ scheduler }) => scheduler,
  lb_kind: ({ method }) => method.method,
  lvs_method: ({ method }) => method.method,
  quorum: ({ quorum }) => String(quorum),
  hysteresis: ({ hysteresis }) => String(hysteresis),
  delay_loop: ({ delayLoop }) => `${delayLoop / 1e6} s`,
  persistence_timeout: ({ persistence }) => (persistence === null ? 'no persistence' : `${persistence.timeout} s`),
};

/** For a statement of an instance or virtual server; null: nothing is known of it. */
export function effectiveValue(project: Project, document: Document, node: Node): string | null {
  const owner = node.parent.owner;
  const keyword = node.keyword?.name ?? '';
  if (owner === null || !(Object.hasOwn(OF_INSTANCE, keyword) || Object.hasOwn(OF_SERVER, keyword))) return null;
  const { model, shift } = narrowed(project, document, owner);
  const isIt = ({ statement }: { readonly statement: BoundStatement }): boolean => {
    const { source, start } = statement.place();
    return source.name === document.name && start + shift === owner.words.starts[0];
  };
  const instance = OF_INSTANCE[keyword] && model.vrrp.instances.find(isIt);
  if (instance !== undefined) return OF_INSTANCE[keyword]?.(instance) ?? null;
  const server = OF_SERVER[keyword] && model.lvs.virtualServers.find(isIt);
  return server === undefined ? null : (OF_SERVER[keyword]?.(server) ?? null);
}
