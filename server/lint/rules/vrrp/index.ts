import type { AnyRule } from '../../rule.ts';

export const VRRP: readonly AnyRule[] = [];
