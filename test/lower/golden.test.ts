/**
 * Configs and the tables that keepalived 2.2.7 makes of them in a Linux 6.1 kernel: `golden/NAME.rules` with all checks passed,
 * `NAME.start.rules` right after the start where that is another table; `histories/` for real servers that go and come.
 * `test/kernel` compares all of them with the kernel.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { restore } from '../../server/lower/index.ts';
import { assertExpected } from '../harness/expected.ts';
import { eventsOf, writtenHistories } from './histories.ts';
import { lowered } from './lowered.ts';

const GOLDEN = path.join(import.meta.dirname, 'golden');
const EXAMPLES = path.join(import.meta.dirname, '..', '..', 'examples');

const configs = [
  ...readdirSync(GOLDEN)
    .filter((name) => name.endsWith('.conf'))
    .map((name) => ({ name: name.slice(0, -'.conf'.length), file: path.join(GOLDEN, name) })),
  ...['dr', 'nat', 'tun'].map((name) => ({ name: `example-${name}`, file: path.join(EXAMPLES, `${name}.conf`) })),
];

describe('the table that a config implies', () => {
  for (const { name, file } of configs) {
    const text = readFileSync(file, 'utf8');
    const rules = path.join(GOLDEN, `${name}.rules`);

    it(`${name}: is the kernel's`, () => {
      assertExpected(rules, restore(lowered(text)));
    });

    it(`${name}: is the kernel's right after the start`, () => {
      const start = path.join(GOLDEN, `${name}.start.rules`);
      assertExpected(existsSync(start) ? start : rules, restore(lowered(text, { state: 'start' })));
    });
  }

  for (const history of writtenHistories()) {
    it(`${history.name}: follows what becomes of real servers`, () => {
      const tables = eventsOf(history).map((events) => restore(lowered(history.config, { state: 'start', events })));
      assertExpected(history.file, history.steps.map(({ heading }, index) => `${heading}\n${tables[index] ?? ''}`).join(''));
    });
  }

  it('of a config without virtual servers is empty', () => {
    assert.equal(restore(lowered('global_defs {\n}\n')), '');
  });
});
