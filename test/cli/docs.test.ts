/** What docs/configuration.md shows works. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readLocatedYaml } from '../../server/cli/located-yaml.ts';
import { lint } from '../../server/index.ts';
import { validate } from '../../server/lint/config.ts';
import { readLocatedJson } from '../../server/lint/located-json.ts';
import { FORMATS } from '../../server/cli/report/index.ts';

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

function examples(language: string): string[] {
  const found = Array.from(page('configuration.md').matchAll(/^```(\w+)\n([^]*?)^```$/gm), ([, name = '', text = '']) => ({ name, text }));
  return found.filter(({ name }) => name === language).map(({ text }) => text);
}

describe('docs/configuration.md', () => {
  it('shows configs that are right', () => {
    const configs = [...examples('json').map(readLocatedJson), ...examples('yaml').map(readLocatedYaml)];
    assert.equal(configs.length, 2);
    for (const config of configs) assert.ok(!Array.isArray(validate(config)), JSON.stringify(validate(config)));
  });

  it('shows comments that turn off what they name', () => {
    const [text = ''] = examples('keepalived');
    const rules = (config: string) => lint(config).findings.map(({ rule }) => rule);
    const named = ['lone-sync-group', 'unknown-keyword'];
    for (const rule of named) {
      assert.ok(rules(text.replaceAll('kalint-disable', 'no')).includes(rule), rule);
      assert.ok(!rules(text).includes(rule), rule);
    }
  });
});

describe('docs/formats.md', () => {
  it('tells of every format', () => {
    for (const format of FORMATS) assert.match(page('formats.md'), new RegExp(`^\\| \`${format}\``, 'm'));
  });
});
