/** Every rule of our own: its samples are its tests. */
import assert from 'node:assert/strict';
import { NEWEST } from '../../grammar/language/version.ts';
import { lintText } from '../../server/lint/engine.ts';
import { lintCluster } from '../../server/lint/cluster.ts';
import type { Finding, Severity } from '../../server/lint/finding.ts';
import type { AnyRule } from '../../server/lint/rule.ts';
import { OWN_RULES } from '../../server/lint/rules/index.ts';
import { RULES } from '../../server/lint/rules.ts';
import { samplesOf, type PlainSample } from '../../server/lint/samples.ts';
import { factsOf } from '../../server/model/host-facts.ts';

const NO_FILES = { read: () => ({ text: '' }), glob: (pattern: string) => [pattern] };

function findingsIn(rule: AnyRule, sample: PlainSample): readonly Finding[] {
  return rule.area === 'cluster' ? clusterFindings(rule, sample) : ownFindings(rule, sample);
}

/** What keepalived says of the nodes, each for itself, and what they show together. */
function clusterFindings(rule: AnyRule, sample: PlainSample): readonly Finding[] {
  const { keepalived, options, hosts, nodes } = sample;
  const files = nodes.map(({ name, text }) => ({
    name,
    text,
    options: {
      keepalived: keepalived ?? NEWEST,
      files: NO_FILES,
      ...(options === undefined ? {} : { ruleOptions: new Map([[rule.id, options]]) }),
      hostOfId: (id: string) => {
        const facts = hosts?.[id] ?? hosts?.[name];
        return facts === undefined ? undefined : factsOf(facts);
      },
    },
  }));
  const { results } = lintCluster(files);
  assert.deepEqual(
    results.flatMap(({ crashes }) => crashes),
    [],
  );
  return results.flatMap(({ findings }) => findings);
}

function ownFindings(
  { id }: AnyRule,
  { text, keepalived, options, host }: Pick<PlainSample, 'text' | 'keepalived' | 'options' | 'host'>,
): readonly Finding[] {
  const { findings, crashes } = lintText('sample.conf', text, {
    keepalived: keepalived ?? NEWEST,
    files: NO_FILES,
    ...(options === undefined ? {} : { ruleOptions: new Map([[id, options]]) }),
    ...(host === undefined ? {} : { host: factsOf(host) }),
  });
  assert.deepEqual(crashes, []);
  return findings;
}

/** A sample is about what keepalived accepts; what it says of scripts and interfaces of the host does not count. */
function assertAccepted(findings: readonly Finding[]): void {
  const reported = findings.filter(
    ({ source, host, severity }) => source === 'keepalived' && !host && severity !== ('hint' satisfies Severity),
  );
  assert.deepEqual(
    reported.map(({ rule, message }) => `${rule}: ${message}`),
    [],
    'keepalived itself would report something in this sample',
  );
}

const struck = (findings: readonly Finding[], { id }: AnyRule) =>
  findings
    .filter(({ rule }) => rule === id)
    .map(({ file, start, end }) => ({ file, start, end }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));

const marked = ({ nodes }: PlainSample) => nodes.flatMap(({ name, marks }) => marks.map(({ start, end }) => ({ file: name, start, end })));

describe('rules of our own', () => {
  it('have ids that differ', () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  });

  for (const rule of OWN_RULES) {
    describe(rule.id, () => {
      const { bad, good } = samplesOf(rule);

      it('is well described', () => {
        assert.match(rule.id, /^[a-z]+(-[a-z0-9]+)+$/);
        assert.match(rule.summary, /^['A-Z].*\.$/);
        assert.match(rule.why, /^['A-Z][^]*\.$/);
        for (const message of Object.values(rule.messages)) assert.match(message, /^['A-Z{][^]*[.?]$/);
        assert.ok(bad.length > 0 && good.length > 0, 'it needs a sample that it finds and one that it does not');
        const texts = [...bad, ...good].map((sample) => JSON.stringify(sample));
        assert.equal(new Set(texts).size, texts.length, 'a sample stands there twice');
      });

      for (const [index, sample] of bad.entries()) {
        it(`finds sample ${index + 1}${sample.shows === undefined ? '' : ` (${sample.shows})`}`, () => {
          const findings = findingsIn(rule, sample);
          assertAccepted(findings);
          assert.ok(marked(sample).length > 0, 'mark what it must find with «»');
          assert.deepEqual(struck(findings, rule), marked(sample));
        });
      }

      for (const [index, sample] of good.entries()) {
        it(`is silent on good sample ${index + 1}${sample.shows === undefined ? '' : ` (${sample.shows})`}`, () => {
          const findings = findingsIn(rule, sample);
          assertAccepted(findings);
          assert.deepEqual(struck(findings, rule), []);
        });
      }

      it('uses every message', () => {
        const said = bad.flatMap((sample) => findingsIn(rule, sample).filter((finding) => finding.rule === rule.id));
        const unused = Object.entries(rule.messages).filter(([, template]) => !said.some(({ message }) => pattern(template).test(message)));
        assert.deepEqual(
          unused.map(([id]) => id),
          [],
          'no sample shows these messages',
        );
        for (const { message } of said) assert.doesNotMatch(message, /\{\w+\}|undefined|NaN/);
      });
    });
  }
});

const pattern = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\{\w+\\\}/g, '[^]*')}$`);
