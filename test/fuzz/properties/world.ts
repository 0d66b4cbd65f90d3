/** The world that the fuzzed texts live in. */
import { NEWEST } from '../../../grammar/language/version.ts';
import { lintText } from '../../../server/lint/engine.ts';
import type { Finding, LintOptions, LintResult } from '../../../server/lint/finding.ts';
import type { Random } from '../../harness/random.ts';
import { FILES } from '../inputs.ts';

export const NAME = 'a.conf';

/** One of each way of reading, and those between. */
export const RELEASES = ['1.2.20', '2.0.10', '2.2.7', '2.3.1', NEWEST] as const;

const IDS = [undefined, [''], ['a']] as const;

export function optionsFor(random: Random): LintOptions {
  const ids = random.pick([0, 1, 2]);
  return { keepalived: random.pick(RELEASES), files: FILES, ...(IDS[ids] === undefined ? {} : { ids: IDS[ids] }) };
}

/** Findings; a rule of ours that throws is a failure, too. */
export function linted(text: string, options: LintOptions): LintResult {
  const result = lintText(NAME, text, options);
  for (const { rule, error } of result.crashes) throw new Error(`the rule ${rule} throws`, { cause: error });
  return result;
}

/** What a finding says, without where. */
export const saying = ({ rule, severity, source, message, masked, block }: Finding): string =>
  JSON.stringify([rule, severity, source, masked ?? false, block, message]);

/**
 * Where braces do not match, indentation tells which one is lost, to each id and to each process that reads other lines than the rest. So layout may
 * change which one that is, whether two readings say the same, and of which block our own rules then do not ask what it lacks.
 */
export function withoutWhichBrace(findings: readonly Finding[], say: (finding: Finding) => string): string[] {
  if (!findings.some(({ rule }) => rule === 'missing-brace')) return findings.map(say);
  const others = findings.filter(({ rule, source }) => rule !== 'missing-brace' && source === 'keepalived');
  return [...others.map(say), 'missing-brace'];
}
