/**
 * What keepalived would report, held against the mistakes that were found.
 *
 * One mistake can make keepalived complain of a hundred lines. `bind` gives the mistakes as a person sees them; where one of them
 * throws keepalived off, `bindAsRead` gives the lines that keepalived names. What it names beyond the mistakes is their cascade; a
 * mistake that it never gets to is masked.
 */
import type { Problem } from '../../grammar/problem.ts';

export interface Judged {
  readonly problem: Problem;
  readonly cascade: readonly number[];
  readonly masked: boolean;
}

const TOLD: ReadonlySet<Problem['keepalived']> = new Set(['reports', 'fatal', 'crashes', 'hangs']);

const subject = (problem: Problem): string => `${problem.rule}\0${problem.place.start}\0${problem.place.source.name}`;

const key = (problem: Problem): string => `${problem.line}\0${problem.place.source.name}`;

/**
 * @param problems the mistakes, in reading order
 * @param derailments those of them after which keepalived reads on wrongly
 * @param reports what keepalived reports of the lines as it reads them; null where nothing derails it
 */
export function judge(problems: readonly Problem[], derailments: ReadonlySet<Problem>, reports: readonly Problem[] | null): Judged[] {
  if (reports === null) return problems.map((problem) => ({ problem, cascade: problem.cascade ?? [], masked: false }));

  const named = new Map<string, Problem>();
  /** What it reports without a line, by what it is about. */
  const unnamed = new Set<string>();
  for (const problem of reports) {
    if (!TOLD.has(problem.keepalived) || problem.host) continue;
    if (problem.line > 0) named.set(key(problem), problem);
    else unnamed.add(subject(problem));
  }
  const isMasked = (problem: Problem): boolean => {
    if (!TOLD.has(problem.keepalived) || problem.host || derailments.has(problem)) return false;
    return problem.line > 0 ? !named.has(key(problem)) : !unnamed.has(subject(problem));
  };
  const explained = new Set(problems.map(key));

  const cascades = new Map<Problem, Map<number, Problem>>();
  const causes = [...derailments].sort((a, b) => position(a) - position(b));
  for (const [id, report] of named) {
    if (explained.has(id)) continue;
    const cause = causes.findLast((candidate) => candidate.place.source === report.place.source && position(candidate) <= report.place.start) ?? causes[0];
    if (cause === undefined) continue;
    const lines = cascades.get(cause) ?? new Map<number, Problem>();
    lines.set(report.line, report);
    cascades.set(cause, lines);
  }
  return problems.flatMap((problem): Judged[] => {
    const lines = cascades.get(problem) ?? new Map<number, Problem>();
    const judged: Judged = {
      problem,
      cascade: sorted(problem.cascade ?? []),
      masked: isMasked(problem),
    };
    if (problem.keepalived !== 'silent' || lines.size === 0) return [{ ...judged, cascade: sorted([...judged.cascade, ...lines.keys()]) }];
    return [judged, consequence(problem, lines)];
  });
}

/** keepalived does not mind the mistake itself, only what it leads to: that is told at the first line that it does name. */
function consequence(cause: Problem, lines: ReadonlyMap<number, Problem>): Judged {
  const [first = 0, ...others] = sorted(lines.keys());
  const report = lines.get(first) ?? cause;
  return {
    problem: {
      rule: 'misread-line',
      message: `keepalived does not understand this line${others.length === 0 ? '' : ` and ${others.length} more`}, because of the mistake in line ${cause.line}. Mend that one first.`,
      place: report.place,
      line: first,
      keepalived: 'reports',
      block: cause.block ?? [],
      related: [{ ...cause.place, message: 'the mistake' }],
    },
    cascade: others,
    masked: false,
  };
}

const sorted = (lines: Iterable<number>): number[] => [...new Set(lines)].sort((a, b) => a - b);

const position = (problem: Problem): number => problem.place.start;
