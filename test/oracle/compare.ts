/** kalint against keepalived, as the contract defines agreement. */
import path from 'node:path';
import { Source } from '../../grammar/source.ts';
import type { Files, Finding } from '../../server/lint/finding.ts';
import { lintText } from '../../server/lint/engine.ts';
import type { HostFacts } from '../../server/model/host.ts';
import { lineKey, type Verdict } from './verdict.ts';

/** What keepalived said, as little of it as a comparison needs. */
export type Said = Pick<Verdict, 'status' | 'lines' | 'crashed' | 'hostLines' | 'hostLoose'> & { readonly loose: number };

export const saidOf = ({ loose, ...verdict }: Verdict): Said => ({ ...verdict, loose: loose.length });

/** What kalint says that keepalived says. */
export interface Claim {
  readonly finding: Finding;
  readonly line: string;
  readonly cascade: readonly string[];
}

export interface Difference {
  /** One of them is silent, the other one is not. */
  readonly verdict: boolean;
  /** Lines that only keepalived names. */
  readonly missing: readonly string[];
  /** Lines that only kalint names. */
  readonly extra: readonly string[];
  readonly claims: readonly Claim[];
}

const NO_FILES: Files = { read: () => ({ error: 'not here' }), glob: () => [] };

/** The claims of kalint about `keepalived -t` of that version, without a config id, on a known host or on one that has what the config names. */
export function claimsOf(text: string, version: string, name = 'keepalived.conf', files: Files = NO_FILES, host?: HostFacts): Claim[] {
  const { findings, texts } = lintText(name, text, { keepalived: version, ids: [''], files, ...(host === undefined ? {} : { host }) });
  const sources = new Map<string, Source>();
  const lineOf = ({ file, start }: Finding): number => {
    let source = sources.get(file);
    if (source === undefined) sources.set(file, (source = new Source(file, texts.get(file) ?? '')));
    return source.lineOf(start);
  };
  return findings
    .filter((finding) => finding.source === 'keepalived' && finding.masked !== true && (host !== undefined || finding.host !== true))
    .map((finding) => ({
      finding,
      line: lineKey(finding.file, lineOf(finding), name),
      cascade: (finding.cascade ?? []).map((line) => lineKey(finding.file, line, name)),
    }));
}

/** Null: they agree. */
export function compare(said: Said, claims: readonly Claim[]): Difference | null {
  const isNoisy = said.crashed || said.lines.size > 0 || said.loose > 0;
  // what is wrong on any host may be told as if it were this host's fault
  const isClaimed = claims.some(({ line }) => isNoisy || (said.hostLoose === 0 && !said.hostLines.has(line)));
  const verdict = isNoisy !== isClaimed;
  // what it would have said after a crash nobody knows
  if (said.crashed) return verdict ? { verdict, missing: [], extra: [], claims } : null;
  const named = new Set(claims.flatMap(({ line, cascade }) => [line, ...cascade]));
  const missing = [...said.lines].filter((line) => !named.has(line));
  const extra = [...named].filter((line) => !said.lines.has(line) && !said.hostLines.has(line));
  // a report without a line may stand at any line of the object that it is about
  if (!verdict && missing.length === 0 && extra.length <= said.loose + said.hostLoose && (said.loose === 0 || claims.length > 0))
    return null;
  return { verdict, missing, extra, claims };
}

/** Both sides of a difference, for people. */
export function show({ messages, status }: Pick<Verdict, 'messages' | 'status'>, claims: readonly Claim[]): string {
  const theirs = messages.map(({ line, text }) => `  keepalived  ${(line ?? '-').padStart(3)}  ${text}`);
  const ours = claims.map(
    ({ finding, line, cascade }) =>
      `  kalint      ${line.padStart(3)}  ${finding.rule}${cascade.length === 0 ? '' : ` [cascade ${cascade.join(' ')}]`}: ${finding.message}`,
  );
  return [`  keepalived ended with status ${status}`, ...theirs, ...(ours.length === 0 ? ['  kalint is silent'] : ours)].join('\n');
}

/** A config with line numbers. */
export const numbered = (text: string): string =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => `  ${String(index + 1).padStart(3)}| ${line}`)
    .join('\n');

/** The kind of a difference: what differences of one cause have in common. */
export function kindOf({ missing, extra, claims }: Difference, { messages, crashed, status }: Verdict): string {
  if (crashed) return `keepalived crashes (${status}), kalint is silent`;
  const theirs = messages.find(({ line }) => line !== null && missing.includes(line));
  if (theirs !== undefined) return `keepalived only: ${withoutValues(theirs.text)}`;
  const ours = claims.find(({ line }) => extra.includes(line));
  if (ours !== undefined) return `kalint only: ${ours.finding.rule}: ${withoutValues(ours.finding.message).slice(0, 70)}`;
  const cascading = claims.find(({ cascade }) => cascade.some((line) => extra.includes(line)));
  if (cascading !== undefined) return `kalint only: cascade of ${cascading.finding.rule}`;
  const loose = messages.find(({ line }) => line === null);
  return loose === undefined ? 'other' : `keepalived only, no line: ${withoutValues(loose.text)}`;
}

const withoutValues = (text: string): string =>
  text
    .replace(/'[^']*'|"[^"]*"|\[[^\]]*\]|\([^)]*\)/g, '…')
    .replace(/\b[\w.]*[\d_.]+[\w.]*\b/g, '…')
    .slice(0, 110);

export const nameOf = (file: string, root: string): string => path.relative(root, file);
