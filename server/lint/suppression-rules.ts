/** Rules about the comments that turn rules off. */
import type { RuleInfo } from './language-rules.ts';

export const SUPPRESSION_RULES: readonly RuleInfo[] = [
  {
    id: 'unused-suppression',
    severity: 'info',
    summary: 'A comment that turns off a rule which finds nothing there.',
    why: 'What it was for is mended or has moved; left standing, the comment hides the next mistake of that kind.',
  },
  {
    id: 'suppression-without-reason',
    severity: 'info',
    summary: 'A comment that turns off a rule and does not say why.',
    why: 'Whoever reads the file next cannot tell whether the exception still holds. The reason stands behind two dashes: `# kalint-disable-next-line RULE -- reason`.',
  },
  {
    id: 'unknown-suppressed-rule',
    severity: 'warning',
    summary: 'A comment that turns off a rule that does not exist.',
    why: 'It turns off nothing, so what it should hide is still told.',
  },
  {
    id: 'unknown-suppression',
    severity: 'warning',
    summary: 'A comment that looks like one of those that turn rules off, but is none.',
    why: 'The comments are kalint-disable-next-line, kalint-disable-line, kalint-disable and kalint-enable. Any other word turns off nothing.',
  },
];
