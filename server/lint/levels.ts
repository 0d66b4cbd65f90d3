/** How bad a user wants a rule to be. */
import type { Finding, Severity } from './finding.ts';

export const LEVELS = ['error', 'warning', 'info', 'hint', 'off'] as const;

/** A severity, or `off`: the rule's findings are not told. */
export type Level = (typeof LEVELS)[number];

/** By rule id; rules that are not named keep the severity that they have. */
export type Levels = ReadonlyMap<string, Level>;

/** The findings by the user's measure. What keepalived itself reports can be turned off, too: it is the user's wish. */
export function applyLevels(findings: readonly Finding[], levels: Levels): readonly Finding[] {
  if (levels.size === 0) return findings;
  return findings.flatMap((finding) => {
    const level = levels.get(finding.rule);
    if (level === 'off') return [];
    return [level === undefined ? finding : { ...finding, severity: level satisfies Severity }];
  });
}
