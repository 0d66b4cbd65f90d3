/** Rules about the checkers of real servers that keepalived itself checks. */
import type { RuleInfo } from '../language-rules.ts';

const rule = (id: string, severity: RuleInfo['severity'], summary: string, why: string): RuleInfo => ({ id, severity, summary, why });

export const CHECKER_RULES: readonly RuleInfo[] = [
  rule(
    'incomplete-checker',
    'error',
    'A checker, or a url in it, without what it is about: a path, a command, a name.',
    'keepalived drops the checker, so the real server counts as up even when it is dead. Releases before 2.2.8 can crash on an HTTP_GET or SSL_GET without url.',
  ),
  rule(
    'undefined-check-target',
    'error',
    'A BFD_CHECK or FILE_CHECK of something that is not defined above it.',
    'keepalived reads from top to bottom and drops the checker: the real server counts as up, whatever happens.',
  ),
  rule('duplicate-checker', 'warning', 'Two BFD_CHECKs of one real server that watch the same session.', 'keepalived keeps the first one.'),
  rule(
    'checker-family-mismatch',
    'error',
    'A check from an address of one family to an address of the other.',
    'No packet can do that. keepalived drops the later of the two addresses: the check comes from another address than meant, or goes nowhere and always fails.',
  ),
  rule(
    'link-local-without-interface',
    'error',
    'A check of an IPv6 link-local address that does not say by which interface.',
    'Every interface has addresses in fe80::/10. keepalived drops the checker, so the real server counts as up even when it is dead.',
  ),
  rule(
    'reply-length-conflict',
    'error',
    'A UDP_CHECK that wants longer answers than it allows.',
    'No answer fits: the check always fails, and the real server gets no traffic.',
  ),
];
