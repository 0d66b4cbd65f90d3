import assert from 'node:assert/strict';
import { outOfDate } from '../../scripts/gen.ts';

describe('generated files', () => {
  it('are as their sources want them (else: npm run gen)', async () => {
    const files = await outOfDate();
    assert.deepEqual(
      files.map(({ file }) => file),
      [],
    );
  });
});
