import assert from 'node:assert/strict';
import { everyKeyword } from '../../grammar/language/index.ts';
import { Source } from '../../grammar/source.ts';
import { analyse, readFor } from '../../server/lint/engine.ts';
import type { AnyRule } from '../../server/lint/rule.ts';
import { OWN_RULES } from '../../server/lint/rules/index.ts';
import { runRules } from '../../server/lint/run-rules.ts';
import { everyConfig } from '../harness/configs.ts';

const files = { read: () => ({ error: 'there is none' }), glob: () => [] };
const keepalived = '2.4.3';

describe('rules that are only asked where their words are used', () => {
  const needy = OWN_RULES.filter(({ needs }) => needs !== undefined);

  it('name words of the language', () => {
    const words = new Set(Array.from(everyKeyword(), ({ keyword }) => keyword.name));
    assert.ok(needy.length > 10);
    for (const { id, needs = [] } of needy)
      assert.deepEqual(
        [...needs].filter((word) => !words.has(word)),
        [],
        id,
      );
  });

  it('find no more where they are always asked', () => {
    const always = needy.map(({ needs: _, ...rule }): AnyRule => rule);
    const texts = needy.flatMap(({ samples }) =>
      [...samples.bad, ...samples.good].map((sample) => (typeof sample === 'string' ? sample : sample.text)),
    );
    let found = 0;
    for (const text of [...texts.map((sample) => sample.replace(/[«»]/g, '')), ...everyConfig().map((config) => config.text)]) {
      const { bound, model } = analyse(readFor(new Source('keepalived.conf', text), '', { keepalived, files }), { keepalived });
      const config = { version: keepalived, bound, model, host: null };
      const { problems } = runRules(needy, config);
      assert.deepEqual(problems, runRules(always, config).problems);
      found += problems.length;
    }
    assert.ok(found > 50, `${found} findings`);
  });
});
