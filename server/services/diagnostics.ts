/** What is wrong, file by file, as an editor shows it. */
import type { Source } from '../../grammar/source.ts';
import type { Finding, Related, Severity } from '../lint/finding.ts';
import type { Project } from './project.ts';
import type { Span } from './types.ts';

export interface Diagnostic extends Span {
  readonly severity: Severity;
  /** The rule. */
  readonly code: string;
  /** Who would complain. */
  readonly source: Finding['source'];
  readonly message: string;
  readonly tags: readonly ('deprecated' | 'unnecessary')[];
  readonly related: readonly Related[];
}

/** Further lines that are told of one mistake: more help nobody. */
const MOST_CASCADE = 10;

const DEPRECATED = /^(?:deprecated|removed)-/;
const UNNECESSARY = /^(?:needless|surplus|unused)-|-without-effect$|-ignored$/;

/** Of every file of a project, also of those where nothing is wrong. */
export function diagnostics(project: Project): ReadonlyMap<string, readonly Diagnostic[]> {
  const { findings, sources } = project;
  const files = new Map<string, Diagnostic[]>([[project.name, []]]);
  for (const name of sources.keys()) files.set(name, []);
  for (const finding of findings) files.get(finding.file)?.push(diagnosticOf(finding, sources.get(finding.file)));
  return files;
}

function diagnosticOf(finding: Finding, source: Source | undefined): Diagnostic {
  const { rule, severity, message, start, end } = finding;
  return {
    start,
    end,
    severity,
    code: rule,
    source: finding.source,
    message,
    tags: DEPRECATED.test(rule) ? ['deprecated'] : UNNECESSARY.test(rule) ? ['unnecessary'] : [],
    related: [...(finding.related ?? []), ...(source === undefined ? [] : cascade(finding, source))],
  };
}

const cascade = (finding: Finding, source: Source): Related[] =>
  (finding.cascade ?? []).slice(0, MOST_CASCADE).map((line) => ({
    file: finding.file,
    ...source.lineRange(line),
    message: 'keepalived reports this line, too, because of the same mistake.',
  }));
