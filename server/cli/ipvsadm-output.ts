/** What `kalint ipvsadm` prints: the table or how a live one differs from it, and on stderr what is wrong with the config. */
import path from 'node:path';
import type { Reading } from '../../grammar/reader.ts';
import type { Finding } from '../lint/finding.ts';
import {
  differences,
  differencesAsJson,
  repairRules,
  repairScript,
  restore,
  script,
  spanOf,
  tableAsJson,
  type IpvsTable,
} from '../lower/index.ts';
import { readTable } from '../lower/lift-read.ts';
import { readNamed } from './files.ts';
import type { ExitCode, Io } from './io.ts';
import { reporters, wantsColor, widthFor } from './report/index.ts';
import { printText } from './print-text.ts';
import { printJson } from './report/json.ts';
import { visible } from './report/visible.ts';
import { readStdin } from './stdin.ts';

/** What was asked for on the command line. */
interface Wish {
  readonly format: 'script' | 'restore' | 'json';
  readonly keepalived: string;
  readonly state: 'up' | 'start';
  readonly down: readonly string[];
  readonly up: readonly string[];
}

export function printTable(table: IpvsTable, wish: Wish, io: Io): void {
  const { keepalived, state, down, up } = wish;
  if (wish.format === 'script') printText(script(table, titleOf(wish)), io.stdout);
  else if (wish.format === 'json') io.stdout.write(printJson({ version: 1, keepalived, state, down, up, ...tableAsJson(table) }));
  else {
    printText(restore(table), io.stdout);
    // it has no room for comments, and nobody should miss what it cannot hold
    for (const { message, place, unsaved } of table.notes) {
      if (unsaved !== true) continue;
      const { file, line, column } = spanOf(place);
      io.stderr.write(`${visible(file)}:${line}:${column}: note: ${visible(message)}\n`);
    }
  }
}

function titleOf({ state, down, up }: Wish): string {
  const start = state === 'start' ? 'right after it started' : 'with all checks passed';
  if (up.length > 0) return `${start}, then with only ${up.join(', ')} up`;
  return down.length > 0 ? `${start}, then with ${down.join(', ')} down` : start;
}

/** 1: there are differences. */
export async function printDifferences(table: IpvsTable, file: string, { format, keepalived }: Wish, io: Io): Promise<ExitCode> {
  const read = file === '-' ? await readStdin(io.stdin) : readNamed(path.resolve(io.cwd, file));
  const name = visible(file === '-' ? '<stdin>' : file);
  if ('error' in read) {
    io.stderr.write(`kalint: ${name}: ${read.error}\n`);
    return 3;
  }
  const { table: live, problems } = readTable(read.text);
  for (const { line, severity, message } of problems) io.stderr.write(`${name}:${line}: ${severity}: ${visible(message)}\n`);
  // a table that was half understood cannot be repaired
  if (problems.some(({ severity }) => severity === 'error')) return 3;
  const found = differences(table, live);
  if (format === 'json') io.stdout.write(printJson({ version: 1, keepalived, differences: differencesAsJson(found) }));
  else printText((format === 'restore' ? repairRules : repairScript)(found), io.stdout);
  return found.length === 0 ? 0 : 1;
}

/** A config with lines for certain ids is another one with each of them. */
export function tellIds({ ids }: Reading, { file, id }: { readonly file: string; readonly id: string | undefined }, io: Io): void {
  if (id !== undefined || ids.size === 0) return;
  const names = [...ids].sort().map((name) => `'${visible(name)}'`);
  io.stderr.write(`kalint: ${visible(file)} has lines for the ids ${names.join(', ')}. Without --id none of them is chosen.\n`);
}

/** Errors in the config; 1: there are any. */
export function complain(
  findings: readonly Finding[],
  { sources }: Reading,
  { file, keepalived, color }: { readonly file: string; readonly keepalived: string; readonly color: 'auto' | 'always' | 'never' },
  io: Io,
): ExitCode {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return 0;
  const report = { keepalived, files: [file], findings: errors, sources: new Map(sources.map((source) => [source.name, source])) };
  const reporter = reporters[io.stderr.isTTY ? 'pretty' : 'gcc'];
  io.stderr.write(reporter(report, { color: wantsColor(color, io), columns: widthFor(io), quiet: true }));
  return 1;
}
