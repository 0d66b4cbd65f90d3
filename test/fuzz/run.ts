/** By hand: `npm run fuzz -- COUNT SEED`. */
import { check } from './check.ts';
import { randomConfig, randomFrom, randomText } from './inputs.ts';

const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
let slowest = 0;
for (let turn = 0; turn < count; turn++) {
  const text = turn % 2 === 0 ? randomConfig(random) : randomText(random);
  const begin = performance.now();
  try {
    check(text, turn);
  } catch (error) {
    console.error(`seed ${seed}, text ${turn}: ${JSON.stringify(text)}`);
    throw error;
  }
  slowest = Math.max(slowest, performance.now() - begin);
}
console.log(`${count} texts of seed ${seed}: nothing thrown, nothing lost; the slowest took ${slowest.toFixed(0)} ms`);
