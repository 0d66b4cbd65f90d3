import assert from 'node:assert/strict';
import type { Finding } from '../../server/lint/finding.ts';
import { annotate } from './marks.ts';

const finding = (text: string, part: string, more: Partial<Finding> = {}): Finding => {
  const start = text.indexOf(part);
  return {
    file: 'x.conf',
    start,
    end: start + part.length,
    rule: 'some-rule',
    source: 'keepalived',
    severity: 'error',
    message: 'This is wrong.',
    block: [],
    ...more,
  };
};

describe('marks in fixtures', () => {
  it('writes the marks that a config calls for', () => {
    const config = 'global_defs {\n  router_id a b\n}\n';
    assert.equal(
      annotate(config, [finding(config, 'router_id')]),
      'global_defs {\n  router_id a b\n# ^^^^^^^^^ some-rule: This is wrong.\n}\n',
    );
  });

  it('leaves a mark alone whose place, rule and part of the message fit', () => {
    const fixture = 'a {\n  router_id a b\n# ^^^^^^^^^ some-rule: is…ong\n}\n';
    assert.equal(annotate(fixture, [finding(fixture, 'router_id')]), fixture);
  });

  it('drops a mark that nothing is found for, and replaces one that says something else', () => {
    const fixture = 'a {\n  router_id a b\n# ^^^^^^^^^ some-rule: is right\n}\n';
    assert.equal(annotate(fixture, []), 'a {\n  router_id a b\n}\n');
    assert.match(annotate(fixture, [finding(fixture, 'router_id')]), /some-rule: This is wrong\.$/m);
    assert.match(
      annotate(fixture, [finding(fixture, 'router_id', { severity: 'warning', source: 'kalint' })]),
      /some-rule \[kalint warning\]: /,
    );
  });

  it('marks the start of a line, one column, and what stands behind tabs', () => {
    assert.equal(annotate('word\n', [finding('word\n', 'word')]), 'word\n#^^^ some-rule: This is wrong.\n');
    assert.equal(annotate('}\n', [finding('}\n', '}')]), '}\n#< some-rule: This is wrong.\n');
    assert.equal(annotate('\tword\n', [finding('\tword\n', 'word')]), '\tword\n\t#^^^ some-rule: This is wrong.\n');
    assert.equal(annotate('\t a word\n', [finding('\t a word\n', 'word')]), '\t a word\n\t#  ^^^^ some-rule: This is wrong.\n');
  });

  it('counts cascades in the lines of the finished fixture', () => {
    const config = 'a\nb\nc\n';
    assert.equal(
      annotate(config, [finding(config, 'a', { cascade: [2, 3] }), finding(config, 'b')]),
      'a\n#< some-rule [cascade 3 5]: This is wrong.\nb\n#< some-rule: This is wrong.\nc\n',
    );
  });

  it('puts what is found at the end of the file under its last line', () => {
    const config = 'a {\n  b\n';
    const atEnd = finding(config, 'b', { start: config.length, end: config.length });
    assert.equal(annotate(config, [atEnd]), 'a {\n  b\n#  ^ some-rule: This is wrong.\n');
    const fixture = annotate(config, [atEnd]);
    assert.equal(annotate(fixture, [{ ...atEnd, start: fixture.length, end: fixture.length }]), fixture);
  });
});
