/** `npx tsx bench/start-up.ts [RUNS]`: what a short run costs beside a bare Node, and many files in one run beside their parsing and linting. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manyServers } from './configs.ts';
import { costOf, paired, type Cost } from './paired.ts';

const FILES = 500;

const dist = path.join(import.meta.dirname, '../dist');
const node =
  (...args: readonly string[]) =>
  (): Cost =>
    costOf([process.execPath, ...args]);
const kalint = (...args: readonly string[]) => node(path.join(dist, 'kalint.js'), ...args);

/** Virtual servers and real servers of each, in turns: 16 to 544 lines, half of them below 50, 121 on average, as in public repositories. */
const SIZES = [
  [1, 1],
  [1, 2],
  [1, 3],
  [1, 5],
  [1, 5],
  [2, 5],
  [2, 9],
  [4, 16],
] as const;

function corpusSized(number: number): string {
  const [virtual, real] = SIZES[number % SIZES.length] ?? [1, 1];
  return manyServers(virtual, real).replaceAll(' 10.', ` ${11 + (number % 200)}.`);
}

/** The size that the goal speaks of. */
const short = manyServers(1, 6);

/** Parses and lints these files, read before, in a process that has just started. */
const LOOP = `
import { readFileSync, readdirSync } from 'node:fs';
const [library, folder] = process.argv.slice(1);
const { lint } = await import(library);
const texts = readdirSync(folder).map((name) => [name, readFileSync(folder + '/' + name, 'utf8')]);
const before = process.cpuUsage(), begin = performance.now();
for (const [name, text] of texts) lint(text, { name });
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - begin }));
`;

function lintOnly(folder: string): Cost {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', LOOP, path.join(dist, 'index.mjs'), folder], {
    encoding: 'utf8',
  });
  return JSON.parse(stdout) as Cost;
}

const cells = ({ cpu, wall }: Cost, unit: string, digits: number): string =>
  `${cpu.toFixed(digits)}${unit} (${wall.toFixed(digits)}${unit})`;

/** The rows of the table: processor time, and in brackets the time on the clock. */
function startUp(runs: number): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'kalint-bench-'));
  try {
    const many = path.join(folder, 'many');
    mkdirSync(many);
    for (let number = 0; number < FILES; number++) writeFileSync(path.join(many, `k${number}.conf`), corpusSized(number));
    const one = path.join(folder, 'short.conf');
    writeFileSync(one, short);
    const lines = short.split('\n').length;
    const few = paired(runs, [node('-e', '0'), kalint('--version'), kalint(one), kalint('fmt', '--check', one)]);
    const sum = paired(Math.ceil(runs / 4), [() => lintOnly(many), kalint(many)]);
    return [
      ...rows(
        few,
        ['node -e 0', 'kalint --version', `kalint, ${lines} lines`, `kalint fmt --check, ${lines} lines`],
        ['', '', '<= 1.5 x', ''],
      ),
      ...rows(sum, [`parse and lint only, ${FILES} files`, `kalint, ${FILES} files in one run`], ['', '< 1.2 x']),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rows = (measured: ReturnType<typeof paired>, names: readonly string[], goals: readonly string[]): string[] =>
  measured.map(({ cost, ratio }, index) => {
    const beside = index === 0 ? '' : `${cells(ratio, ' x', 2)} ${names[0] ?? ''}`;
    return `| ${names[index] ?? ''} | ${cells(cost, ' ms', 0)} | ${beside} | ${goals[index] ?? ''} |`;
  });

/** Prints them as a table. */
export function printStartUp(runs = 21): void {
  console.log('\n| work | processor (clock) | beside | to reach |\n|---|---|---|---|');
  for (const row of startUp(runs)) console.log(row);
}

if (process.argv[1] === import.meta.filename) printStartUp(Number(process.argv[2] ?? 21));
