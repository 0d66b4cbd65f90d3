/** Every rule that a finding can name: what words break, what keepalived reports of blocks and of the whole, and our own. */
import { LANGUAGE_RULES, type RuleInfo } from './language-rules.ts';
import { CHECKER_RULES } from './keepalived-rules/checkers.ts';
import { GLOBAL_RULES } from './keepalived-rules/global.ts';
import { LVS_RULES } from './keepalived-rules/lvs.ts';
import { TRACKING_RULES } from './keepalived-rules/tracking.ts';
import { VRRP_RULES } from './keepalived-rules/vrrp.ts';
import { SUPPRESSION_RULES } from './suppression-rules.ts';
import { OWN_RULES } from './rules/index.ts';

export const RULES: readonly RuleInfo[] = [
  ...LANGUAGE_RULES,
  ...GLOBAL_RULES,
  ...LVS_RULES,
  ...CHECKER_RULES,
  ...VRRP_RULES,
  ...TRACKING_RULES,
  ...SUPPRESSION_RULES,
  ...OWN_RULES,
];

const byId = new Map(RULES.map((info) => [info.id, info]));

export const ruleOf = (id: string): RuleInfo | undefined => byId.get(id);
