/** `npm run bench`: the time each phase takes on a big config, and short runs beside a bare Node. Medians of several runs. */
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
import { manyServers } from './configs.ts';
import { median, timed } from './pairs.ts';
import { printStartUp } from './start-up.ts';

const RUNS = 7;
const NO_FILES = { read: () => ({ error: 'there is none' }), glob: () => [] };

const time = (work: () => unknown): number => median(Array.from({ length: RUNS }, () => timed(work)));

const row = (what: string, ms: number): void => console.log(`| ${what} | ${ms.toFixed(0)} ms |`);

const big = manyServers(1000, 10);
const lines = big.split('\n').length;
const source = new Source('keepalived.conf', big);
const reading = read(source);
const tree = parseLines(reading.lines);

console.log(`| work | median of ${RUNS} |\n|---|---|`);
row(
  `read ${lines} lines`,
  time(() => read(source)),
);
row(
  'parse them',
  time(() => parseLines(reading.lines)),
);
row(
  'bind them',
  time(() => bind(tree, NEWEST)),
);
row(
  'lint them, all phases',
  time(() => lintText('keepalived.conf', big, { keepalived: NEWEST, ids: [''], files: NO_FILES })),
);

const folder = mkdtempSync(path.join(tmpdir(), 'kalint-bench-'));
try {
  const bin = path.join(import.meta.dirname, '../dist/kalint.js');
  const file = path.join(folder, 'keepalived.conf');
  writeFileSync(file, big);
  row(
    `kalint of ${lines} lines, whole process`,
    time(() => spawnSync(process.execPath, [bin, file])),
  );
} finally {
  rmSync(folder, { recursive: true });
}

printStartUp();
