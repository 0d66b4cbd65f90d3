import type { AnyRule } from '../../rule.ts';

export const NETWORK: readonly AnyRule[] = [];
