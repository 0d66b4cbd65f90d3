import assert from 'node:assert/strict';
import { lint } from '../../server/index.ts';
import type { Level } from '../../server/lint/levels.ts';

const TEXT = 'global_defs {\n  router_id x\n  nosuch\n}\n';

const severities = (...levels: [string, Level][]): string[] =>
  lint(TEXT, { levels: new Map(levels) }).findings.map(({ severity }) => severity);

describe('levels', () => {
  it('change how bad a rule is', () => {
    assert.deepEqual(severities(), ['error']);
    assert.deepEqual(severities(['unknown-keyword', 'hint']), ['hint']);
    assert.deepEqual(severities(['out-of-range', 'hint']), ['error']);
  });

  it('off: the rule is not told, though keepalived tells it', () => assert.deepEqual(severities(['unknown-keyword', 'off']), []));
});
