import assert from 'node:assert/strict';
import { lintEach, merge } from '../../server/cli/lint-many.ts';
import type { Finding } from '../../server/lint/finding.ts';

const target = (name: string) => ({ name, text: '', found: false });
const finding = (file: string, start: number): Finding => ({
  file,
  start,
  end: start + 1,
  rule: 'some-rule',
  source: 'kalint',
  severity: 'error',
  message: 'No.',
  block: [],
});

describe('several files', () => {
  it('are linted even when kalint fails on one of them', () => {
    const { linted, crashed } = lintEach([target('a'), target('b'), target('c')], ({ name }) => {
      if (name === 'b') throw new Error('oh');
      return { findings: [], texts: new Map(), crashes: [] };
    });
    assert.deepEqual([linted.map((one) => one.target.name), crashed.map((one) => one.target.name)], [['a', 'c'], ['b']]);
  });

  it('that include the same file tell its mistakes once', () => {
    const linted = ['a', 'b'].map((name) => ({
      target: target(name),
      result: { findings: [finding(name, 0), finding('shared', 5)], texts: new Map<string, string>(), crashes: [] },
    }));
    assert.deepEqual(
      merge(linted).map(({ file }) => file),
      ['a', 'shared', 'b'],
    );
  });
});
