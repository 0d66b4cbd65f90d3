import type { AnyRule } from '../../rule.ts';

export const GLOBAL: readonly AnyRule[] = [];
