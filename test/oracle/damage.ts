/**
 * Chooses damaged configs to keep: `SEED=1 COUNT=300 npx tsx test/oracle/damage.ts`, then `record.ts` with each release that is compared with.
 * Kept are those that the keepalived at hand has something to say of.
 */
import { fuzzing } from '../harness/random.ts';
import { damagedConfigs, keepDamaged } from './damaged.ts';
import { Keepalived } from './keepalived.ts';
import { caseOf, isUncertain, look } from './mutation.ts';
import { seeds } from './seeds.ts';

/** Longer ones show no more, and cost more. */
const LONGEST = 1000;

const keepalived = Keepalived.open({ why: (reason) => console.error(reason) });
if (keepalived === null) process.exit(1);
const { seed, count } = fuzzing(1, 300);
const from = seeds();
const kept = new Set<string>();
for (let index = 0; kept.size < count; index++) {
  const { text } = caseOf(seed, index, from);
  if (text.length > LONGEST || isUncertain(text) || /[\0\ud800-\udfff]/.test(text)) continue;
  const { verdict, difference } = await look(keepalived, text);
  if (!verdict.isAstray && difference === null && verdict.lines.size > 1) kept.add(text);
}
keepalived.close();
keepDamaged([...kept]);
console.log(`${damagedConfigs().length} damaged configs are kept`);
