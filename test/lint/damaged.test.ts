/** What `keepalived -t` said of damaged configs, as recorded: one mistake that throws it off, and all that it then says. */
import assert from 'node:assert/strict';
import { claimsOf, compare, numbered } from '../oracle/compare.ts';
import { damagedConfigs, saidOfDamaged } from '../oracle/damaged.ts';
import { saidAsRecorded } from '../oracle/fixtures.ts';

describe('damaged configs, against what keepalived said', () => {
  for (const version of ['2.2.7', '2.4.3'])
    it(version, () => {
      const configs = damagedConfigs();
      const said = saidOfDamaged(version);
      assert.ok(configs.length >= 200);
      assert.equal(said.length, configs.length, 'not recorded; KEEPALIVED=… npx tsx test/oracle/record.ts');
      const differing = configs.flatMap((text, index) => {
        const record = said[index];
        assert.ok(record);
        const difference = compare(saidAsRecorded(record), claimsOf(text, version));
        if (difference === null) return [];
        const { missing, extra } = difference;
        return [`keepalived only ${missing.join(' ') || '-'}, kalint only ${extra.join(' ') || '-'}\n${numbered(text)}`];
      });
      assert.deepEqual(differing, []);
    });
});
