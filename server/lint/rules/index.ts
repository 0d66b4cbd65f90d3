/** Every rule of our own: what keepalived accepts in silence, and what hurts all the same. */
import type { AnyRule } from '../rule.ts';
import { CHECKS } from './checks/index.ts';
import { CLUSTER } from './cluster/index.ts';
import { GLOBAL } from './global/index.ts';
import { LVS } from './lvs/index.ts';
import { NETWORK } from './network/index.ts';
import { SCRIPTS } from './scripts/index.ts';
import { TRACKING } from './tracking/index.ts';
import { VRRP } from './vrrp/index.ts';

export const OWN_RULES: readonly AnyRule[] = [...VRRP, ...TRACKING, ...SCRIPTS, ...LVS, ...CHECKS, ...NETWORK, ...GLOBAL, ...CLUSTER];
