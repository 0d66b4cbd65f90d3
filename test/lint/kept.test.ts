/** What `keepalived -t` said of configs that were damaged, or made from THE TABLE, as recorded: one statement, and all that it then says. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { NEWEST } from '../../grammar/language/version.ts';
import { lintText } from '../../server/lint/engine.ts';
import { OWN_RULES } from '../../server/lint/rules/index.ts';
import { assertExpected } from '../harness/expected.ts';
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

describe('made configs', () => {
  /** These judge the whole config; here it is about the one statement. */
  const own = new Set(OWN_RULES.map(({ id }) => id));

  /** `rule 'place' -> mend`, in brackets where keepalived says nothing of it. */
  const brief = (text: string): string[] =>
    lintText('a.conf', text, { keepalived: NEWEST, ids: [''], files: { read: () => ({ error: 'not here' }), glob: () => [] } })
      .findings.filter(({ rule }) => !own.has(rule))
      .map(({ rule, source, start, end, fixes = [] }) => {
        const place = text.slice(start, end).replaceAll('\n', '⏎');
        const mend = fixes.map(({ safe, edits }) => ` -> ${safe ? '' : 'perhaps '}${edits.map(({ text: to }) => `'${to}'`).join(' ')}`);
        return source === 'kalint' ? `[${rule} '${place}'${mend.join('')}]` : `${rule} '${place}'${mend.join('')}`;
      });

  it('have the same findings as before, silent ones too, at the same words', () => {
    const lines = keptConfigs('made').map((text, index) => `${index}: ${brief(text).join(', ')}`);
    assertExpected(path.join(import.meta.dirname, 'made-findings.txt'), `${lines.join('\n')}\n`);
  });
});
