import type { AnyRule } from '../../rule.ts';

export const SCRIPTS: readonly AnyRule[] = [];
