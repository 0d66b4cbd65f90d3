/** For people: what is wrong, the line with the place marked, and how to mend it. */
import { paints, type Paint } from './paint.ts';
import type { Finding, Range, Related, Severity } from '../../lint/finding.ts';
import { show, wrap } from './cells.ts';
import { failover } from './failover.ts';
import { spanOf, type Report, type Reporter, type Style } from './report.ts';
import { summary } from './summary.ts';
import { visible } from './visible.ts';

export const pretty: Reporter = (report, style) => {
  const blocks = report.findings.map((finding) => new Printer(report, style).finding(finding));
  const tables = report.outlooks === undefined || report.outlooks.length === 0 ? [] : [failover(report.outlooks, style)];
  return [...blocks, ...(style.quiet ? [] : [...tables, summary(report, style) + '\n'])].join('\n');
};

/** Prints one finding; keeps what all its parts share: the colours and the width of the line numbers. */
class Printer {
  private readonly report: Report;
  private readonly columns: number;
  private readonly paint: Paint;
  private gutter = 1;

  constructor(report: Report, { color, columns }: Style) {
    this.report = report;
    this.columns = Math.max(columns, 40);
    this.paint = paints(color);
  }

  finding(finding: Finding): string {
    const related = finding.related ?? [];
    this.gutter = Math.max(...[finding, ...related].map((range) => String(spanOf(range, this.report.sources).line).length));
    const parts = [
      this.headline(finding),
      this.place(finding, '^', this.tint(finding.severity)),
      ...this.remarks(finding).map(([label, text]) => this.remark(label, text)),
      ...related.map((place) => this.relatedPlace(place)),
    ];
    return parts.join('\n') + '\n';
  }

  private headline({ severity, rule, message }: Finding): string {
    const { bold } = this.paint;
    const [first = '', ...more] = wrap(`${severity}[${rule}]: ${visible(message)}`, this.columns, '  ').split('\n');
    const label = `${severity}[${rule}]`;
    return [bold(this.tint(severity)(label)) + bold(first.slice(label.length)), ...more.map((line) => bold(line))].join('\n');
  }

  /** Where it is, and the line itself with the place underlined. */
  private place(range: Range, underline: string, tint: (text: string) => string): string {
    const { blue } = this.paint;
    const span = spanOf(range, this.report.sources);
    const margin = ' '.repeat(this.gutter);
    const where = `${margin}${blue('-->')} ${visible(range.file)}:${span.line}:${span.column}`;
    const source = this.report.sources.get(range.file);
    if (source === undefined) return where;
    const { start, end } = source.lineRange(span.line);
    const shown = show(
      source.text.slice(start, end),
      range.start - start,
      Math.min(range.end, end) - start,
      this.columns - this.gutter - 3,
    );
    const ends = span.endLine > span.line ? ` to line ${span.endLine}` : '';
    return [
      where,
      `${margin} ${blue('|')}`,
      `${blue(String(span.line).padStart(this.gutter))} ${blue('|')} ${shown.text}`.trimEnd(),
      `${margin} ${blue('|')} ${' '.repeat(shown.before)}${tint(underline.repeat(shown.width) + ends)}`,
    ].join('\n');
  }

  private relatedPlace(related: Related): string {
    const { cyan, bold } = this.paint;
    return `${bold(cyan('note'))}: ${visible(related.message)}\n${this.place(related, '-', cyan)}`;
  }

  private remark(label: string, text: string): string {
    const margin = ' '.repeat(this.gutter + 1);
    const lead = `${margin}= ${label}: `;
    const [first = '', ...more] = wrap(visible(text), this.columns - lead.length, '').split('\n');
    const head = `${margin}${this.paint.blue('=')} ${this.paint.bold(label)}: ${first}`;
    return [head, ...more.map((line) => ' '.repeat(lead.length) + line)].join('\n');
  }

  private remarks(finding: Finding): [label: string, text: string][] {
    const remarks: [string, string][] = [];
    if (finding.block.length > 0) remarks.push(['in', finding.block.join(' > ')]);
    for (const fix of finding.fixes ?? []) remarks.push(['help', fix.title]);
    if (finding.cascade !== undefined && finding.cascade.length > 0) {
      remarks.push(['note', `because of this one mistake keepalived also complains about ${lines(finding.cascade)}`]);
    }
    if (finding.masked)
      remarks.push(['note', 'keepalived stops reading before it comes here: it reports this once the earlier mistake is mended']);
    return remarks;
  }

  private tint(severity: Severity): (text: string) => string {
    const { red, yellow, cyan, magenta } = this.paint;
    return { error: red, warning: yellow, info: cyan, hint: magenta }[severity];
  }
}

/** `line 4`, `lines 4, 5 and 9`; many of them by their ends. */
function lines(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const last = sorted.at(-1) ?? 0;
  if (sorted.length === 1) return `line ${last}`;
  if (sorted.length > 6) return `${sorted.length} more lines, from ${sorted[0] ?? 0} to ${last}`;
  return `lines ${sorted.slice(0, -1).join(', ')} and ${last}`;
}
