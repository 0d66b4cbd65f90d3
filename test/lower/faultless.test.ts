import assert from 'node:assert/strict';
import { Source } from '../../grammar/source.ts';
import { analyse, readFor } from '../../server/lint/engine.ts';
import { load, loadFaultless, lower, restore, script } from '../../server/lower/index.ts';
import { everyConfig } from '../harness/configs.ts';

const files = { read: () => ({ error: 'there is none' }), glob: () => [] };

describe('a config in which nothing is wrong', () => {
  for (const keepalived of ['2.0.10', '2.2.7', '2.4.3']) {
    it(`makes the same table of ${keepalived} without being read a second time`, () => {
      let tables = 0;
      for (const { file, text } of everyConfig()) {
        const reading = readFor(new Source(file, text), '', { keepalived, files });
        const { findings, bound, model } = analyse(reading, { keepalived });
        if (findings.length > 0) continue;
        const [once, twice] = [lower(loadFaultless(bound, model), {}), lower(load(reading, keepalived), {})];
        assert.equal(restore(once), restore(twice), file);
        assert.equal(script(once, ''), script(twice, ''), file);
        if (once.services.length > 0) tables++;
      }
      assert.ok(tables > 10, `${tables} tables`);
    });
  }
});
