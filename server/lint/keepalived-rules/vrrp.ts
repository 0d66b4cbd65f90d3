/** Rules about the vrrp part of a config that keepalived itself checks. */
import type { RuleInfo } from '../language-rules.ts';

export const VRRP_RULES: readonly RuleInfo[] = [];
