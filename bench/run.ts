/** `npm run bench`: the time each phase takes on a big config, and whole processes beside a bare node. Medians of several runs. */
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

const RUNS = 7;
const NO_FILES = { read: () => ({ error: 'there is none' }), glob: () => [] };

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

const time = (work: () => unknown): number =>
  median(
    Array.from({ length: RUNS }, () => {
      const begin = performance.now();
      work();
      return performance.now() - begin;
    }),
  );

const row = (what: string, ms: number, beside = ''): void => console.log(`| ${what} | ${ms.toFixed(0)} ms | ${beside} |`);

const small = manyServers(1, 6);
const big = manyServers(1000, 10);
const lines = big.split('\n').length;
const source = new Source('keepalived.conf', big);
const reading = read(source);
const tree = parseLines(reading.lines);

console.log(`| work | median of ${RUNS} | beside |\n|---|---|---|`);
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
  const run = (...args: readonly string[]): number => time(() => spawnSync(process.execPath, args));
  const bin = path.join(import.meta.dirname, '../dist/kalint.js');
  const bare = run('-e', '0');
  row('node -e 0', bare);
  for (const [what, text] of [
    [`kalint of ${small.split('\n').length} lines, whole process`, small],
    [`kalint of ${lines} lines, whole process`, big],
  ] as const) {
    const file = path.join(folder, 'keepalived.conf');
    writeFileSync(file, text);
    const ms = run(bin, file);
    row(what, ms, `${(ms / bare).toFixed(1)} x node -e 0`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
