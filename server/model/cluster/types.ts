/** Several configs that belong together: the nodes of one cluster, and the virtual routers that they form. */
import type { Bound } from '../../../grammar/bind.ts';
import type { Version } from '../../../grammar/language/types.ts';
import type { HostFacts } from '../host.ts';
import type { Model } from '../index.ts';
import type { Instance } from '../vrrp/types.ts';

export interface ClusterNode {
  /** What people call it: its file, its config id. */
  readonly name: string;
  readonly version: Version;
  readonly bound: Bound;
  readonly model: Model;
  readonly host: HostFacts | null;
}

/** What one node contributes to a virtual router. */
export interface Member {
  readonly node: ClusterNode;
  readonly instance: Instance;
}

/** The instances, at most one of each node, that are meant to be one virtual router (RFC 5798). In the order of the nodes. */
export interface VirtualRouter {
  readonly members: readonly Member[];
}

export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  readonly routers: readonly VirtualRouter[];
}
