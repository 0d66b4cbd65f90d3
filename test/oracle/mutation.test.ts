import assert from 'node:assert/strict';
import { fuzzing } from '../harness/random.ts';
import { Keepalived } from './keepalived.ts';
import { explain, run } from './mutation.ts';
import { seeds } from './seeds.ts';

describe('damaged configs, against the keepalived that is installed', () => {
  let keepalived: Keepalived | null = null;

  before(function () {
    keepalived = Keepalived.open({ why: (reason) => console.log(`      left out: damaged configs against a live keepalived (${reason})`) });
    if (keepalived === null) this.skip();
  });

  after(() => keepalived?.close());

  it('starts from configs that keepalived and kalint are both silent about', async function () {
    this.timeout(300_000);
    assert.ok(keepalived);
    for (const { name, text } of seeds().filter((seed) => seed.name.startsWith('seeds/'))) {
      const { messages } = await keepalived.ask({ text });
      assert.deepEqual(messages, [], name);
    }
  });

  const { seed, count } = fuzzing(3, 1000);
  it(`kalint says what keepalived says: SEED=${seed} COUNT=${count}`, async function () {
    this.timeout(3_600_000);
    assert.ok(keepalived);
    const { found } = await run(keepalived, seed, [0, count], seeds());
    const shown: string[] = [];
    for (const one of found.slice(0, 5))
      shown.push(`\n\ncase ${one.index}, from ${one.name}: ${one.kind}\n${await explain(keepalived, one)}`);
    assert.equal(found.length, 0, `${found.length} of ${count} differ${shown.join('')}`);
  });
});
