/** Linting: every finding, with all that hangs on it, stands in the text and says something. */
import assert from 'node:assert/strict';
import type { Range } from '../../../server/lint/finding.ts';
import { ruleOf } from '../../../server/lint/rules.ts';
import type { Property } from '../properties.ts';
import { linted, optionsFor } from './world.ts';

export const lint: Property = (text, random) => {
  const { findings, texts } = linted(text, optionsFor(random));
  const isIn = ({ file, start, end }: Range): boolean => start >= 0 && start <= end && end <= (texts.get(file)?.length ?? -1);
  for (const finding of findings) {
    const { rule, message, block, related = [], fixes = [], cascade = [] } = finding;
    assert.ok(ruleOf(rule) !== undefined, `there is no rule '${rule}'`);
    for (const range of [finding, ...related, ...fixes.flatMap(({ edits }) => edits)])
      assert.ok(
        isIn(range),
        `${rule} stands at ${range.start} to ${range.end} of ${range.file}, which has ${texts.get(range.file)?.length}`,
      );
    const said = [message, ...related.map((place) => place.message), ...fixes.map(({ title }) => title)].map(withoutQuoted);
    for (const words of said) assert.doesNotMatch(words, /undefined|\[object|NaN|\{\w+\}/, `${rule} says '${words}'`);
    assert.ok(message.length > 10 && block.every((label) => typeof label === 'string'));
    const lines = (texts.get(finding.file) ?? '').split('\n').length;
    assert.ok(
      cascade.every((line) => line >= 1 && line <= lines),
      `${rule} goes on at ${cascade.join()} of ${lines} lines`,
    );
  }
};

/** What the user wrote may hold anything. */
const withoutQuoted = (message: string): string => message.replaceAll(/'.*'/gs, '');
