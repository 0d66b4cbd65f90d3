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
import type { Memory } from './memory.ts';
import { runRules, type Crash } from './run-rules.ts';
import { judge, type Judged } from './verdict.ts';

/** A file and all that it includes, read and judged as keepalived would, for each config id asked for. */
export interface Analysed {
  readonly name: string;
  readonly text: string;
  readonly options: LintOptions;
  readonly byId: ReadonlyMap<string, Analysis>;
  readonly memory: Memory | undefined;
}

/** Lints a file and all that it includes, once for every config id asked for. */
export const lintText = (name: string, text: string, options: LintOptions): LintResult => lintAnalysed(analyseText(name, text, options));

/** @param memory knows earlier versions of the text, by these options */
export function analyseText(name: string, text: string, options: LintOptions, memory?: Memory): Analysed {
  const source = new Source(name, text);
  const again = isWhole(options) ? memory?.read(source) : undefined;
  const first = options.ids?.[0] ?? '';
  const reading = again?.reading ?? readFor(source, first, options);
  const ids = options.ids ?? ['', ...[...reading.ids].sort()];
  const byId = new Map<string, Analysis>();
  for (const id of ids) {
    const known = forId(options, id);
    const own = id === first ? reading : readFor(source, id, options);
    byId.set(id, again ? analysisOf(own, again.bound, known, memory) : analyse(own, known));
  }
  return { name, text, options, byId, memory };
}

/** Is it read without any id, so that a memory can help? */
const isWhole = ({ ids }: LintOptions): boolean => ids === undefined || (ids.length === 1 && ids[0] === '');

const forId = (options: LintOptions, id: string): LintOptions => {
  const host = options.hostOfId?.(id) ?? options.host;
  return host === undefined ? options : { ...options, host };
};

/**
 * What is wrong with it.
 * @param together what the nodes of its cluster together show: part of the result where it stands in one of these files
 */
export function lintAnalysed({ name, text, options, byId, memory }: Analysed, together?: readonly Finding[]): LintResult {
  const findings = new Map<string, Finding>();
  const texts = new Map<string, string>();
  const crashes = new Map<string, Crash>();
  for (const [id, analysis] of byId) {
    for (const { name: file, text: content } of analysis.reading.sources) texts.set(file, content);
    // with no id at all, what ids say is missing: no machine runs that config, so only what keepalived would say of it counts
    const isRun = id !== '' || byId.size === 1;
    const ours = isRun ? ownFindings(analysis, forId(options, id), memory) : NOTHING;
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

export const analyse = (reading: Reading, options: AnalysisOptions): Analysis =>
  analysisOf(reading, bind(parseLines(reading.lines), options.keepalived), options);

function analysisOf(reading: Reading, bound: Bound, { keepalived: version, host }: AnalysisOptions, memory?: Memory): Analysis {
  const { model, problems } = buildModel(bound, version, host, memory?.services);
  const derailments = new Set([
    ...bound.derailments,
    ...reading.problems.filter(({ rule, keepalived }) => rule === 'cut-definition' || ENDS.has(keepalived)),
    ...problems.filter(({ keepalived, masked }) => ENDS.has(keepalived) && masked !== true),
  ]);
  // two processes give a last line without line end different numbers
  for (const problem of [...reading.problems, ...bound.problems, ...problems]) if (isUnended(problem)) derailments.add(problem);
  const misreads = derailments.size > 0 || reading.differsForFirst;
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
function ownFindings(
  { bound, model }: Analysis,
  { keepalived, host, ruleOptions }: AnalysisOptions & Pick<LintOptions, 'ruleOptions'>,
  memory?: Memory,
) {
  const config = { version: keepalived, bound, model, host: host ?? null };
  const { problems, crashes } = runRules(OWN_RULES, config, ruleOptions, memory?.findings);
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
