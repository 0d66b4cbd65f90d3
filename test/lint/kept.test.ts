/** What `keepalived -t` said of configs that were damaged, or made from THE TABLE, as recorded: one statement, and all that it then says. */
import assert from 'node:assert/strict';
import { claimsOf, compare, numbered } from '../oracle/compare.ts';
import { saidAsRecorded } from '../oracle/fixtures.ts';
import { keptConfigs, KINDS, saidOfKept } from '../oracle/kept.ts';

for (const kind of KINDS)
  describe(`${kind} configs, against what keepalived said`, () => {
    for (const version of ['2.2.7', '2.4.3'])
      it(version, () => {
        const configs = keptConfigs(kind);
        const said = saidOfKept(kind, version);
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
