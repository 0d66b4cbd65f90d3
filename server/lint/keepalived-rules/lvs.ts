/** Rules about the lvs part of a config that keepalived itself checks. */
import type { RuleInfo } from '../language-rules.ts';

export const LVS_RULES: readonly RuleInfo[] = [];
