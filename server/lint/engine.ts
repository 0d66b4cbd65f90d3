/** From a text to its findings. Pure: the world comes in by way of `options.files`. */
import { asFirstRead, isUnended } from '../../grammar/as-read.ts';
import { bind, type Bound } from '../../grammar/bind.ts';
import { parseLines } from '../../grammar/parser.ts';
import type { Place, Problem } from '../../grammar/problem.ts';
import { read, type Reading } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';
import { buildAsRead, buildModel, type Model } from '../model/index.ts';
import type { Edit, Finding, Fix, LintOptions, LintResult, Related } from './finding.ts';
import { applyLevels } from './levels.ts';
import { ruleOf } from './rules.ts';
import { suppress } from './suppress.ts';
import { OWN_RULES } from './rules/index.ts';
import { runRules, type Crash } from './run-rules.ts';
import { judge, type Judged } from './verdict.ts';

/**
 * Lints a file and all that it includes, once for every config id asked for.
 * @param together what the nodes of its cluster together show: part of the result where it stands in one of these files
 * @param tell gets the analysis for each id, for those who show more than findings
 */
export function lintText(
  name: string,
  text: string,
  options: LintOptions,
  together?: readonly Finding[],
  tell?: (id: string, analysis: Analysis) => void,
): LintResult {
  const source = new Source(name, text);
  const first = options.ids?.[0] ?? '';
  const reading = readFor(source, first, options);
  const ids = options.ids ?? ['', ...[...reading.ids].sort()];
  const findings = new Map<string, Finding>();
  const texts = new Map<string, string>();
  const crashes = new Map<string, Crash>();
  for (const id of ids) {
    const own = id === first ? reading : readFor(source, id, options);
    for (const { name: file, text: content } of own.sources) texts.set(file, content);
    const host = options.hostOfId?.(id) ?? options.host;
    const known = host === undefined ? options : { ...options, host };
    const analysis = analyse(own, known);
    tell?.(id, analysis);
    // with no id at all, what ids say is missing: no machine runs that config, so only what keepalived would say of it counts
    const isRun = id !== '' || ids.length === 1;
    const ours = isRun ? ownFindings(analysis, known) : NOTHING;
    for (const crash of ours.crashes) crashes.set(crash.rule, crash);
    for (const finding of [...analysis.findings, ...ours.findings]) {
      const key = `${finding.rule}\0${finding.file}\0${finding.start}\0${finding.end}\0${finding.message}`;
      const before = findings.get(key);
      findings.set(key, before === undefined ? finding : merged(before, finding));
    }
  }
  if (texts.size === 0) texts.set(name, text);
  const all = [...findings.values(), ...(together ?? []).filter(({ file }) => texts.has(file))];
  const told = applyLevels(suppress(all, texts, together === undefined ? undefined : () => true), options.levels ?? new Map());
  return { findings: told.toSorted(inOrder(name)), texts, crashes: [...crashes.values()] };
}

const NOTHING: ReturnType<typeof ownFindings> = { findings: [], crashes: [] };

/** Found twice at one place: for two ids, or in two turns of a sequence. What keepalived says of either it says of the finding. */
function merged(one: Finding, other: Finding): Finding {
  const { cascade: own, masked, ...finding } = one.source === 'keepalived' ? one : other;
  const cascade = [...new Set([...(one.cascade ?? []), ...(other.cascade ?? [])])].sort((a, b) => a - b);
  return {
    ...finding,
    ...(own === undefined && cascade.length === 0 ? {} : { cascade }),
    ...(masked && one.masked && other.masked ? { masked } : {}),
  };
}

/** A config for one id: what it means, what keepalived loads of it, and what is wrong with it. */
export interface Analysis {
  readonly reading: Reading;
  readonly bound: Bound;
  /** As the author meant it. */
  readonly model: Model;
  /** As keepalived loads it; parts that it never gets to are missing. */
  readonly loaded: Partial<Model>;
  /** What reading, binding and the model find wrong; our own rules are not among it. */
  readonly findings: readonly Finding[];
}

/** What judging needs to know besides the text. */
export type AnalysisOptions = Pick<LintOptions, 'keepalived' | 'host'>;

export function analyse(reading: Reading, options: AnalysisOptions): Analysis {
  const { keepalived: version, host } = options;
  const bound = bind(parseLines(reading.lines), version);
  const { model, problems } = buildModel(bound, version, host);
  const derailments = new Set([
    ...bound.derailments,
    ...reading.problems.filter(({ rule, keepalived }) => rule === 'cut-definition' || keepalived === 'fatal'),
    ...problems.filter(({ keepalived, masked }) => ENDS.has(keepalived) && masked !== true),
  ]);
  // two processes give a last line without line end different numbers
  for (const problem of [...reading.problems, ...bound.problems, ...problems]) if (isUnended(problem)) derailments.add(problem);
  const misreads = derailments.size > 0 || reading.firstLines() !== reading.lines;
  const asRead = misreads ? buildAsRead(reading, version, host) : null;
  const judged = judge(
    [...reading.problems, ...bound.problems, ...problems],
    derailments,
    // the reader complains in each process, the first one included
    asRead && [...reading.problems.flatMap((problem) => [problem, asFirstRead(problem)]), ...asRead.problems],
  );
  return { reading, bound, model, loaded: asRead?.model ?? model, findings: judged.map(findingOf) };
}

/** What our own rules find in it. */
function ownFindings({ bound, model }: Analysis, { keepalived, host, ruleOptions }: AnalysisOptions & Pick<LintOptions, 'ruleOptions'>) {
  const { problems, crashes } = runRules(OWN_RULES, { version: keepalived, bound, model, host: host ?? null }, ruleOptions);
  return { findings: problems.map((problem) => findingOf({ problem, cascade: [], masked: false })), crashes };
}

/** What keepalived does not go on after. */
const ENDS: ReadonlySet<Problem['keepalived']> = new Set(['fatal', 'crashes', 'hangs']);

/** Reads a text as keepalived with this config id would. */
export const readFor = (source: Source, id: string, options: LintOptions): Reading =>
  read(source, {
    version: options.keepalived,
    id: id === '' ? null : id,
    files: options.files,
    ...(options.environment === undefined ? {} : { environment: options.environment }),
  });

export function findingOf({ problem, cascade, masked }: Judged): Finding {
  const { place, rule } = problem;
  return {
    rule,
    source: problem.keepalived === 'silent' ? 'kalint' : 'keepalived',
    severity: ruleOf(rule)?.severity ?? 'error',
    message: problem.message,
    file: place.source.name,
    start: place.start,
    end: place.end,
    block: problem.block ?? [],
    ...(cascade.length === 0 ? {} : { cascade }),
    ...(masked ? { masked } : {}),
    ...(problem.host ? { host: true } : {}),
    ...(problem.related === undefined ? {} : { related: problem.related.map(relatedOf) }),
    ...(problem.fixes === undefined ? {} : { fixes: problem.fixes.map(fixOf) }),
  };
}

const relatedOf = (place: Place & { readonly message: string }): Related => ({
  file: place.source.name,
  start: place.start,
  end: place.end,
  message: place.message,
});

const fixOf = (fix: NonNullable<Problem['fixes']>[number]): Fix => ({
  title: fix.title,
  safe: fix.safe,
  edits: fix.edits.map((edit): Edit => ({ file: edit.source.name, start: edit.start, end: edit.end, text: edit.text })),
});

/** The file that was asked for first, then the included ones; in each from top to bottom. */
const inOrder =
  (root: string) =>
  (a: Finding, b: Finding): number => {
    if (a.file !== b.file) return a.file === root ? -1 : b.file === root ? 1 : a.file < b.file ? -1 : 1;
    return a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
  };
