/** The last line for people: how much is wrong, and by whose measure. */
import { paints } from './paint.ts';
import { SEVERITIES, type Report, type Style } from './report.ts';

export function summary({ findings, files, keepalived, releases }: Report, { color }: Pick<Style, 'color'>): string {
  const { bold, green, red, yellow } = paints(color);
  const where = count(files.length, 'file');
  const judged = `judged as keepalived ${[...new Set(releases?.values() ?? [keepalived])].join(' and ')} reads it`;
  if (findings.length === 0) return `${bold(green('Nothing to complain about'))} in ${where}, ${judged}.`;
  const counts = SEVERITIES.map((severity) => ({ severity, number: findings.filter((finding) => finding.severity === severity).length }));
  const said = counts.filter(({ number }) => number > 0).map(({ severity, number }) => count(number, severity));
  const tint = findings.some((finding) => finding.severity === 'error') ? red : yellow;
  return `${bold(tint(said.join(', ')))} in ${where}, ${judged}.`;
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 || thing === 'info' ? '' : 's'}`;
}
