/** Some of what `npm run fuzz` tries, the same in every run; SEED and COUNT try others. */
import assert from 'node:assert/strict';
import * as services from '../../server/services/index.ts';
import { fuzzing } from '../harness/random.ts';
import { KINDS, tryOut } from './kinds.ts';
import { PROPERTIES } from './properties.ts';
import { ASK } from './properties/services.ts';

const { seed, count } = fuzzing(20_260_801, 50);

describe(`any text (seed ${seed})`, function () {
  this.timeout(60_000);
  for (const [name, property] of Object.entries(PROPERTIES))
    for (const [kind, texts] of Object.entries(KINDS))
      it(`${name}: ${count} ${kind}`, () => {
        const { runs, failure } = tryOut(texts, property, { seed, runs: count });
        assert.equal(failure, null, failure ?? '');
        assert.equal(runs, count);
      });

  it('asks every service of the editor', () => {
    // not about a place or a project, or no function of a text
    const others = ['pageOf', 'printOptions', 'keywordNames', 'releases', 'topics'];
    const functions = Object.entries(services).filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name));
    assert.deepEqual(
      functions.map(([name]) => name).filter((name) => !others.includes(name)),
      Object.keys(ASK).sort(),
    );
  });
});
