/**
 * What keepalived would report, held against the mistakes that were found.
 *
 * One mistake can make keepalived complain of a hundred lines. `bind` gives the mistakes as a person sees them; where one of them
 * throws keepalived off, `bindAsRead` gives the lines that keepalived names. What it names beyond the mistakes is their cascade; a
 * mistake that it never gets to is masked.
 */
import type { Problem } from '../../grammar/problem.ts';
import type { Source } from '../../grammar/source.ts';

export interface Judged {
  readonly problem: Problem;
  readonly cascade: readonly number[];
  readonly masked: boolean;
}

const TOLD: ReadonlySet<Problem['keepalived']> = new Set(['reports', 'fatal', 'crashes', 'hangs']);

const subject = (problem: Problem): string => `${problem.rule}\0${problem.place.start}\0${problem.place.source.name}`;

const keyOf = (line: number, { place }: Problem): string => `${line}\0${place.source.name}`;

const key = (problem: Problem): string => keyOf(problem.line, problem);

/**
 * @param problems the mistakes, in reading order
 * @param derailments those of them after which keepalived reads on wrongly
 * @param reports what keepalived reports of the lines as it reads them; null where nothing derails it
 */
export function judge(problems: readonly Problem[], derailments: ReadonlySet<Problem>, reports: readonly Problem[] | null): Judged[] {
  if (reports === null) return problems.map((problem) => ({ problem, cascade: problem.cascade ?? [], masked: problem.masked === true }));

  const told = new Told(reports);
  const states = new Map(problems.map((problem) => [problem, told.stateOf(problem, derailments.has(problem))]));
  const explained = new Set(
    problems
      .filter((problem) => states.get(problem) === 'told' && !problem.host)
      .flatMap((problem) => [problem.line, ...(problem.cascade ?? [])].map((line) => keyOf(line, problem))),
  );

  const cascades = new Map<Problem, Reports>();
  const causes = new Causes([...derailments].filter((problem) => states.get(problem) !== 'masked'));
  const first = causes.first ?? [...derailments][0];
  for (const [id, report] of told.named) {
    if (explained.has(id)) continue;
    const cause = causes.before(report) ?? first;
    if (cause === undefined) continue;
    const files: Reports = cascades.get(cause) ?? new Map<Source, Map<number, Problem>>();
    const { source } = report.place;
    files.set(source, (files.get(source) ?? new Map<number, Problem>()).set(report.line, report));
    cascades.set(cause, files);
  }
  const judged = problems.flatMap((problem): Judged[] => {
    const files = cascades.get(problem) ?? NO_REPORTS;
    const here = files.get(problem.place.source);
    const elsewhere = [...files].flatMap(([source, reports]) => (source === problem.place.source ? [] : [consequence(problem, reports)]));
    const state = states.get(problem);
    const own = (problem.cascade ?? []).filter((line) => told.named.has(keyOf(line, problem)));
    if (state === 'told') return [{ problem, cascade: sorted([...own, ...(here?.keys() ?? [])]), masked: false }, ...elsewhere];
    const silent: Judged = {
      problem: state === 'silent' ? { ...problem, keepalived: 'silent' } : problem,
      cascade: own,
      masked: state === 'masked',
    };
    return here === undefined ? [silent, ...elsewhere] : [silent, consequence(problem, here), ...elsewhere];
  });
  // all that it says, it says without a line, of something that is no mistake in itself
  const only = told.unnamed.values().next().value;
  if (first !== undefined && only !== undefined && !judged.some(({ problem, masked }) => isTold(problem) && !masked))
    judged.push(consequence(first, new Map([[0, only]])));
  return withCrash(judged, reports, causes);
}

/** What keepalived names because of one mistake: by file, then by line. */
type Reports = Map<Source, Map<number, Problem>>;
const NO_REPORTS: Reports = new Map();

const CRASHES: ReadonlySet<Problem['keepalived']> = new Set(['crashes', 'hangs']);

/** Where only what keepalived makes of a mistake lets it crash, that is told with the mistake. */
function withCrash(judged: readonly Judged[], reports: readonly Problem[], causes: Causes): Judged[] {
  const isCrash = ({ keepalived }: Problem): boolean => CRASHES.has(keepalived);
  const crash = reports.find((report) => isCrash(report) && report.masked !== true);
  if (crash === undefined || judged.some(({ problem, masked }) => isCrash(problem) && !masked)) return [...judged];
  const cause = causes.before(crash) ?? causes.first;
  const at = judged.findIndex(({ problem, masked }) => problem === cause && !masked);
  const mistake = judged[at];
  if (mistake === undefined) return [...judged, { problem: crash, cascade: [], masked: false }];
  const then = crash.keepalived === 'hangs' ? "'keepalived -t' never ends then." : "'keepalived -t' crashes then.";
  const problem = { ...mistake.problem, keepalived: crash.keepalived, message: `${mistake.problem.message} ${then}` };
  return judged.with(at, { ...mistake, problem });
}

/** The mistakes after which keepalived goes wrong, to be found by what comes after them. */
class Causes {
  readonly first: Problem | undefined;
  private readonly bySource = new Map<Source, Problem[]>();

  constructor(problems: readonly Problem[]) {
    const inOrder = problems.toSorted((a, b) => a.place.start - b.place.start);
    this.first = inOrder[0];
    for (const problem of inOrder) {
      const known = this.bySource.get(problem.place.source);
      if (known === undefined) this.bySource.set(problem.place.source, [problem]);
      else known.push(problem);
    }
  }

  /** The last one in the same file that does not stand behind this. */
  before({ place }: Problem): Problem | undefined {
    const problems = this.bySource.get(place.source) ?? [];
    let low = 0;
    let high = problems.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((problems[middle]?.place.start ?? 0) <= place.start) low = middle + 1;
      else high = middle;
    }
    return problems[low - 1];
  }
}

/** What keepalived says as it reads. */
class Told {
  /** By line. */
  readonly named = new Map<string, Problem>();
  /** What it says without a line, by what it is about. */
  readonly unnamed = new Map<string, Problem>();
  /** It ends before the end. */
  private readonly ends: boolean;
  /** It counts the braces that are missing, once, and does not know where they are. */
  private missesBraces = false;

  constructor(reports: readonly Problem[]) {
    for (const problem of reports) {
      if (!isTold(problem)) continue;
      for (const line of problem.cascade ?? []) this.named.set(keyOf(line, problem), { ...problem, line });
      if (problem.line > 0) this.named.set(key(problem), problem);
      else if (problem.rule === 'missing-brace') this.missesBraces = true;
      else this.unnamed.set(subject(problem), problem);
    }
    this.ends = reports.some(({ keepalived }) => keepalived === 'fatal' || keepalived === 'crashes' || keepalived === 'hangs');
  }

  /** Does keepalived tell of this mistake, or does it never get there, or see nothing wrong in it? */
  stateOf(problem: Problem, derails: boolean): 'told' | 'masked' | 'silent' {
    if (!TOLD.has(problem.keepalived)) return 'silent';
    if (problem.masked) return 'masked';
    if (problem.host || this.has(problem)) return 'told';
    return derails && !this.ends ? 'silent' : 'masked';
  }

  private has(problem: Problem): boolean {
    if (problem.line > 0) return this.named.has(key(problem));
    if (problem.rule !== 'missing-brace') return this.unnamed.has(subject(problem));
    const missing = this.missesBraces;
    this.missesBraces = false;
    return missing;
  }
}

const isTold = (problem: Problem): boolean => TOLD.has(problem.keepalived) && problem.host !== true && problem.masked !== true;

/** keepalived does not mind the mistake itself, only what it leads to: that is told at the first line that it does name. */
function consequence(cause: Problem, lines: ReadonlyMap<number, Problem>): Judged {
  const [first = 0, ...others] = sorted(lines.keys());
  const report = lines.get(first) ?? cause;
  const { source, start } = cause.place;
  const where = report.place.source === source ? '' : ` of '${source.name}'`;
  return {
    problem: {
      rule: 'misread-line',
      message: `keepalived does not understand this line${others.length === 0 ? '' : ` and ${others.length} more`}, because of the mistake in line ${source.lineOf(start)}${where}. Mend that one first.`,
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
