/**
 * A long run by hand: `npx tsx test/oracle/fuzz.ts --count 20000 --seed 1 [--keepalived BIN] [--version V] [--show 40] [--only TEXT] [--kind REGEX]`.
 * `--seeds DIR --interfaces eth0,eth1,…` starts from configs of one's own. Prints the kinds of differences, most frequent first, each with a minimal config and what both sides say of it.
 */
import { parseArgs } from 'node:util';
import { Keepalived } from './keepalived.ts';
import { explain, run, type Found } from './mutation.ts';
import { seeds, seedsIn } from './seeds.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    show: { type: 'string', default: '40' },
    keepalived: { type: 'string' },
    version: { type: 'string' },
    only: { type: 'string' },
    seeds: { type: 'string' },
    interfaces: { type: 'string' },
    kind: { type: 'string', default: '' },
  },
});
const keepalived = Keepalived.open({
  ...(values.keepalived === undefined ? {} : { binary: values.keepalived }),
  ...(values.version === undefined ? {} : { version: values.version }),
  ...(values.interfaces === undefined ? {} : { interfaces: values.interfaces.split(',') }),
  why: (reason) => console.error(reason),
});
if (keepalived === null) process.exit(1);

const started = performance.now();
const first = Number(values.from);
const count = Number(values.count);
const start = (values.seeds === undefined ? seeds() : seedsIn(values.seeds)).filter(
  ({ name }) => values.only === undefined || name.includes(values.only),
);
const { found, leftOut } = await run(keepalived, Number(values.seed), [first, first + count], start);
const kinds = new Map<string, Found[]>();
for (const one of found) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
console.log(
  `# keepalived ${keepalived.version}, seed ${values.seed}, cases ${first} to ${first + count - 1} over ${start.length} configs: ${found.length} differ (${((found.length / count) * 100).toFixed(2)} %), ${kinds.size} kinds, ${leftOut} left out, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
const ordered = [...kinds].filter(([kind]) => new RegExp(values.kind).test(kind)).sort((a, b) => b[1].length - a[1].length);
for (const [kind, cases] of ordered.slice(0, Number(values.show))) {
  const smallest = cases.reduce((a: Found, b: Found) => (b.text.length < a.text.length ? b : a));
  console.log(`\n## ${cases.length} x ${kind}\ncase ${smallest.index}, from ${smallest.name}`);
  console.log(await explain(keepalived, smallest));
}
for (const [kind, cases] of ordered.slice(Number(values.show))) console.log(`${cases.length} x ${kind}`);
keepalived.close();
