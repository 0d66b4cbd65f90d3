/** A few thousand random texts in every run; `npm run fuzz -- 100000 SEED` tries more. */
import { check } from './check.ts';
import { randomConfig, randomFrom, randomText } from './inputs.ts';

const SEED = Number(process.env['SEED'] ?? 20_260_801);
const COUNT = 1_500;

describe(`any text (seed ${SEED})`, () => {
  for (const [what, make] of [
    ['words of the language', randomConfig],
    ['any characters', randomText],
  ] as const) {
    it(`${what}: ${COUNT} texts are read, linted and printed back`, function () {
      this.timeout(60_000);
      const random = randomFrom(SEED);
      for (let turn = 0; turn < COUNT; turn++) {
        const text = make(random);
        try {
          check(text, turn);
        } catch (error) {
          throw new Error(`text ${turn} of seed ${SEED}: ${JSON.stringify(text)}`, { cause: error });
        }
      }
    });
  }
});
