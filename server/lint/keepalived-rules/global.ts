/** Rules about the global part of a config that keepalived itself checks. */
import type { RuleInfo } from '../language-rules.ts';

export const GLOBAL_RULES: readonly RuleInfo[] = [];
