import type { AnyRule } from '../../rule.ts';

export const LVS: readonly AnyRule[] = [];
