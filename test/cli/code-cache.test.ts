/** Compiled code that is kept: V8 believes it, and code with one wrong byte can crash Node, so such code must never reach V8. */
import assert from 'node:assert/strict';
import { bodyOf, keyOf, pack } from '../../server/cli/code-cache.ts';
import { fuzzing, Random } from '../harness/random.ts';

describe('a file of compiled code', () => {
  const { seed, count } = fuzzing(20_261_122, 500);
  const random = new Random(seed);
  const key = keyOf('a hash');
  const code = Buffer.from(Array.from({ length: 10_000 }, () => 1 + random.below(255)));
  const packed = pack(code, key);

  it('holds the code', () => assert.deepEqual(bodyOf(packed, key), code));

  it('is for one Node and one source', () => assert.equal(bodyOf(packed, keyOf('another hash')), null));

  it(`holds none once a bit of it is another (${count} places, seed ${seed})`, () => {
    for (let tried = 0; tried < count; tried++) {
      const place = random.below(packed.length);
      const damaged = Buffer.from(packed);
      damaged.writeUInt8(damaged.readUInt8(place) ^ (1 << random.below(8)), place);
      assert.equal(bodyOf(damaged, key), null, `at ${place}`);
    }
  });

  it('holds none once it is shorter, longer, or nothing from some place on', () => {
    for (let tried = 0; tried < count; tried++) {
      const place = random.below(packed.length);
      assert.equal(bodyOf(packed.subarray(0, place), key), null, `${place} bytes`);
      assert.equal(bodyOf(Buffer.concat([packed, packed.subarray(place)]), key), null, `${packed.length - place} bytes more`);
      assert.equal(bodyOf(Buffer.from(packed).fill(0, place), key), null, `nothing from ${place} on`);
    }
  });
});
