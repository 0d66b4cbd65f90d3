/** Safe fixes: they come to an end, and bring nothing that was not there before. */
import assert from 'node:assert/strict';
import type { Files } from '../../../server/lint/finding.ts';
import { fixAll, type Linter } from '../../../server/lint/fix.ts';
import type { Property } from '../properties.ts';
import { linted, NAME, optionsFor } from './world.ts';

export const fix: Property = (text, random) => {
  const options = optionsFor(random);
  const lint: Linter = (changed) => linted(changed.get(NAME) ?? text, { ...options, files: over(options.files, changed) });
  const { texts, count } = fixAll(lint);
  if (count === 0) return;
  const before = tally(lint(new Map()));
  const after = lint(texts);
  for (const [rule, found] of tally(after)) assert.ok(found <= (before.get(rule) ?? 0), `fixing brings '${rule}': ${texts.get(NAME)}`);
  assert.equal(fixAll((changed) => lint(new Map([...texts, ...changed]))).count, 0, `there is more to fix in ${texts.get(NAME)}`);
};

const over = (files: Files, changed: ReadonlyMap<string, string>): Files => ({
  ...files,
  read: (path) => {
    const text = changed.get(path);
    return text === undefined ? files.read(path) : { text };
  },
});

function tally({ findings }: ReturnType<Linter>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
