/**
 * Chooses damaged configs to keep: `SEED=1 COUNT=300 npx tsx test/oracle/damage.ts`, then `record.ts` with each release that is compared with.
 * Kept are those that kalint and the keepalived at hand agree about.
 */
import { fuzzing } from '../harness/random.ts';
import { Keepalived } from './keepalived.ts';
import { keep } from './kept.ts';
import { caseOf, isUncertain, look } from './mutation.ts';
import { seeds } from './seeds.ts';

/** Longer ones show no more, and cost more. */
const LONGEST = 1000;

const keepalived = Keepalived.open({ why: (reason) => console.error(reason) });
if (keepalived === null) process.exit(1);
const { seed, count } = fuzzing(1, 300);
const from = seeds();
const texts = new Map(from.map(({ name, text }) => [name, text]));

/** Does only one statement differ, and that in its values? */
function isOfValues(before: string, after: string): boolean {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const differing = now.flatMap((line, index) => (line === old[index] ? [] : [[old[index] ?? '', line]]));
  const [words] = differing.map(([one = '', other = '']) => [one, other].map((line) => line.trim().split(/\s+/)[0]));
  return old.length === now.length && differing.length === 1 && words?.[0] === words?.[1];
}

/** Half of them throw keepalived off, in the other half a value is changed, for better or worse. */
const derailed = new Set<string>();
const changed = new Set<string>();
for (let index = 0; derailed.size < count / 2 || changed.size < count / 2; index++) {
  const { name, text } = caseOf(seed, index, from);
  const ofValues = isOfValues(texts.get(name) ?? '', text);
  const kept = ofValues ? changed : derailed;
  if (kept.size >= count / 2 || text.length > LONGEST || isUncertain(text) || /[\0\ud800-\udfff]/.test(text)) continue;
  const { verdict, difference } = await look(keepalived, text);
  if (!verdict.isAstray && difference === null && (ofValues || verdict.lines.size > 1)) kept.add(text);
}
keepalived.close();
keep('damaged', [...derailed, ...changed]);
console.log(`${derailed.size + changed.size} damaged configs are kept`);
