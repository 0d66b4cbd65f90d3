import type { AnyRule } from '../../rule.ts';

export const CHECKS: readonly AnyRule[] = [];
