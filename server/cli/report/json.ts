/** For programs: the stable format of version 1. Fields are only ever added. */
import type { Edit, Finding, Fix, Related } from '../../lint/finding.ts';
import { spanOf, type Report, type Reporter, type Span } from './report.ts';

export interface JsonReport {
  readonly version: 1;
  readonly keepalived: string;
  /** By file, where config files say that they are not all judged by the same release. */
  readonly releases?: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly diagnostics: readonly JsonDiagnostic[];
}

export interface JsonDiagnostic extends Span {
  readonly severity: Finding['severity'];
  readonly rule: string;
  readonly source: Finding['source'];
  readonly message: string;
  readonly block: readonly string[];
  readonly cascade: readonly number[];
  readonly masked?: true;
  readonly host?: true;
  readonly related: readonly (Span & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly (Span & { readonly text: string })[];
  }[];
}

export const json: Reporter = (report) => {
  const whole: JsonReport = {
    version: 1,
    keepalived: report.keepalived,
    ...(report.releases === undefined ? {} : { releases: Object.fromEntries(report.releases) }),
    files: report.files,
    diagnostics: report.findings.map((finding) => diagnostic(finding, report.sources)),
  };
  return printJson(whole);
};

function diagnostic(finding: Finding, sources: Report['sources']): JsonDiagnostic {
  return {
    ...spanOf(finding, sources),
    severity: finding.severity,
    rule: finding.rule,
    source: finding.source,
    message: finding.message,
    block: finding.block,
    cascade: finding.cascade ?? [],
    ...(finding.masked ? { masked: true } : {}),
    ...(finding.host ? { host: true } : {}),
    related: (finding.related ?? []).map((related: Related) => ({ ...spanOf(related, sources), message: related.message })),
    fixes: (finding.fixes ?? []).map(({ title, safe, edits }: Fix) => ({
      title,
      safe,
      edits: edits.map((edit: Edit) => ({ ...spanOf(edit, sources), text: edit.text })),
    })),
  };
}

export const printJson = (value: object): string => `${JSON.stringify(value, null, 2).replace(unsafe(), escaped)}\n`;

/** JSON may hold these as they are, but a terminal must not get them: controls of 8 bits, formatting that turns or hides text. */
const unsafe = (): RegExp => /[\u007f-\u009f]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join('');
