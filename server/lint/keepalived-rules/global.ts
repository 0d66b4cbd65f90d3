/** Rules about the global part of a config, scripts as a whole and BFD, that keepalived itself checks. */
import type { RuleInfo } from '../language-rules.ts';

export const GLOBAL_RULES: readonly RuleInfo[] = [
  {
    id: 'script-security-off',
    severity: 'warning',
    summary: 'Scripts without enable_script_security.',
    why: 'keepalived runs as root, and so do its scripts. Without enable_script_security it runs them even where others may write them, and `keepalived -t` exits with status 6.',
  },
  {
    id: 'test-ends-itself',
    severity: 'info',
    summary: 'A file that keepalived -t of this release cannot check.',
    why: 'Releases 2.2.5 to 2.2.7 end themselves when they test a file with a script that another user than root runs: what comes after it is not checked. The daemon is not affected.',
  },
  {
    id: 'bfd-neighbor-missing',
    severity: 'error',
    summary: 'A bfd_instance without the address of its neighbour.',
    why: 'keepalived drops the session, but what tracks it still waits for it: a VRRP instance that tracks a session that never comes up may stay in FAULT.',
  },
  {
    id: 'bfd-family-mismatch',
    severity: 'error',
    summary: 'A bfd_instance with addresses of two families.',
    why: 'Packets go from an IPv4 address to an IPv4 address, or from an IPv6 address to an IPv6 address. keepalived drops the session.',
  },
  {
    id: 'duplicate-bfd-session',
    severity: 'error',
    summary: 'Two bfd_instances between the same addresses.',
    why: 'Packets are told apart by their addresses. keepalived keeps the first session and drops the other one.',
  },
  {
    id: 'bfd-max-hops',
    severity: 'warning',
    summary: 'A bfd_instance whose max_hops is above its ttl.',
    why: 'No packet can come from further away than its ttl allows; the two numbers do not mean what they say.',
  },
];
