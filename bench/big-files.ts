/**
 * `npx tsx bench/big-files.ts`: files of 88,000 and 880,000 lines, whole processes, beside `keepalived -t` of the same file where there is one;
 * and the work that keepalived-tools publishes numbers of.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bind } from '../grammar/bind.ts';
import { NEWEST } from '../grammar/language/version.ts';
import { parseLines } from '../grammar/parser.ts';
import { read } from '../grammar/reader.ts';
import { Source } from '../grammar/source.ts';
import { lintText } from '../server/lint/engine.ts';
import { hover, Project } from '../server/services/index.ts';
import { manyServers } from './configs.ts';
import { median, ms, paired, row, timed } from './pairs.ts';

const RUNS = 7;
const NO_FILES = { read: () => ({ error: 'there is none' }), glob: () => [] };
const KALINT = path.join(import.meta.dirname, '../dist/kalint.js');
/** Writes the most memory that a process ever held, in KB, as the last line of its stderr. */
const TELL_MEMORY = "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";

const folder = mkdtempSync(path.join(tmpdir(), 'kalint-bench-'));
try {
  row('work', 'median', 'beside', 'ratio', 'goal');
  row('---', '---', '---', '---', '---');
  wholeProcesses();
  console.log('\nThe work that keepalived-tools (jin7942) publishes, in a process that is warm:\n');
  row('work', 'kalint', 'keepalived-tools', 'times as fast');
  row('---', '---', '---', '---');
  publishedWork(1000, { parse: 31, validate: 194, hover: 25 });
  publishedWork(10_000, { parse: 1080, validate: 1160, hover: 1120 });
} finally {
  rmSync(folder, { recursive: true });
}

function wholeProcesses(): void {
  const [big, lines] = written(1000);
  const [huge, moreLines] = written(10_000);
  const lint = (file: string) => () => spawnSync(process.execPath, [KALINT, file]);
  const oracle = keepalived(big);
  if (oracle === null) console.error('no keepalived in a namespace here: that row is left out');
  else {
    const { ours, other, ratio } = paired(RUNS, lint(big), oracle);
    row(`kalint, ${lines} lines, whole process`, ms(ours), `keepalived -t: ${ms(other)}`, ratio.toFixed(2), '1.0');
  }
  const table = paired(RUNS, () => spawnSync(process.execPath, [KALINT, 'ipvsadm', big]), lint(big));
  row('kalint ipvsadm of it', ms(table.ours), `kalint: ${ms(table.other)}`, table.ratio.toFixed(2), '1.3');
  const growth = paired(3, lint(huge), lint(big));
  row(`kalint, ${moreLines} lines`, ms(growth.ours), `${lines} lines: ${ms(growth.other)}`, growth.ratio.toFixed(1), '11');
  const memory = spawnSync(process.execPath, ['--import', TELL_MEMORY, KALINT, huge], { encoding: 'utf8' }).stderr.trim();
  row('its memory, a line', `${(Number(memory) / moreLines).toFixed(2)} KB`, '', '', '1.2 KB');
}

function written(virtual: number): [file: string, lines: number] {
  const text = manyServers(virtual, 10);
  const file = path.join(folder, `${virtual}.conf`);
  writeFileSync(file, text);
  return [file, text.split('\n').length];
}

/** null: it does not run here. */
function keepalived(file: string): (() => unknown) | null {
  const run = () => spawnSync('unshare', ['-n', 'keepalived', '-t', '-f', file]);
  return run().status === 0 ? run : null;
}

function publishedWork(servers: number, theirs: { readonly parse: number; readonly validate: number; readonly hover: number }): void {
  const text = manyServers(servers / 10, 10);
  const source = new Source('keepalived.conf', text);
  const compare = (what: string, work: () => unknown, their: number): void => {
    const time = median(Array.from({ length: RUNS }, () => timed(work)));
    row(`${what}, ${servers} real servers`, ms(time), ms(their), `${(their / time).toFixed(0)} x`);
  };
  compare('parse', () => bind(parseLines(read(source).lines), NEWEST), theirs.parse);
  compare('validate', () => lintText('keepalived.conf', text, { keepalived: NEWEST, files: NO_FILES }), theirs.validate);
  const offset = text.indexOf('connect_timeout', text.length >> 1) + 3;
  const cold = (): unknown => {
    const project = new Project('keepalived.conf', text, { keepalived: NEWEST, files: NO_FILES });
    const document = project.document('keepalived.conf');
    return document === null ? null : hover(project, document, offset)?.markdown;
  };
  compare('hover after an edit', cold, theirs.hover);
}
