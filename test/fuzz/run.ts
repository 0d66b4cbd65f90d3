/** By hand: `npm run fuzz -- --runs 10000 --seed 1 [--property lint] [--kind 'any text'] [--path P] [--minutes 15]`. */
import { parseArgs } from 'node:util';
import { KINDS, tryOut } from './kinds.ts';
import { PROPERTIES } from './properties.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    property: { type: 'string' },
    kind: { type: 'string' },
    path: { type: 'string' },
    minutes: { type: 'string', default: 'Infinity' },
  },
});

const seed = Number(values.seed ?? Date.now() % 1_000_000);
const end = Date.now() + Number(values.minutes) * 60_000;
const chosen = <T>(all: Readonly<Record<string, T>>, name: string | undefined): [string, T][] =>
  Object.entries(all).filter(([key]) => name === undefined || key === name);

let total = 0;
let failures = 0;
for (const [name, property] of chosen(PROPERTIES, values.property)) {
  for (const [kind, texts] of chosen(KINDS, values.kind)) {
    if (Date.now() > end) break;
    const path = values.path;
    const { runs, slowest, failure } = tryOut(texts, property, {
      seed,
      runs: Number(values.runs),
      ...(path === undefined ? {} : { path }),
    });
    total += runs;
    console.log(`${name}, ${kind}: ${runs} executions, the slowest took ${slowest.toFixed(0)} ms`);
    if (failure === null) continue;
    failures++;
    console.error(`FAILED: ${failure}`);
  }
}
console.log(`${total} executions with seed ${seed}, ${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
