/** The page of a rule, in Markdown: for `kalint explain` and docs/rules/. */
import type { RuleInfo } from '../lint/language-rules.ts';

/** The page without a heading. */
export const rulePage = ({ summary, why, severity }: RuleInfo): string => [summary, why, `Severity: ${severity}.`].join('\n\n');
