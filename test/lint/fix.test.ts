import assert from 'node:assert/strict';
import { NEWEST } from '../../grammar/language/version.ts';
import { parseLines } from '../../grammar/parser.ts';
import { Source } from '../../grammar/source.ts';
import { lintText, readFor } from '../../server/lint/engine.ts';
import type { Files, Finding } from '../../server/lint/finding.ts';
import { applyEdits, fixAll, type Judged, type Texts } from '../../server/lint/fix.ts';
import { everyConfig } from '../harness/configs.ts';

const NO_FILES: Files = { read: () => ({ text: '' }), glob: (pattern) => [pattern] };

const edit = (start: number, end: number, text: string) => ({ file: 'a', start, end, text });

/** A finding at the first edit of its fix. */
const finding = (rule: string, edits: readonly ReturnType<typeof edit>[], safe = true): Finding => ({
  rule,
  source: 'kalint',
  severity: 'error',
  message: rule,
  file: 'a',
  start: edits[0]?.start ?? 0,
  end: edits[0]?.end ?? 0,
  block: [],
  fixes: [{ title: 'mend', safe, edits }],
});

/** A linter that finds every small letter wrong that stands in `wrong`, and mends it with what stands there. */
const letters =
  (text: string, wrong: Readonly<Record<string, string>>) =>
  (changed: Texts): Judged => {
    const now = changed.get('a') ?? text;
    const findings = [...now].flatMap((letter, at) => {
      const mended = wrong[letter];
      return mended === undefined ? [] : [finding(`no-${letter}`, [edit(at, at + 1, mended)])];
    });
    return { findings, texts: new Map([['a', now]]) };
  };

const mended = (linter: (changed: Texts) => Judged): { text: string | undefined; count: number } => {
  const { texts, count } = fixAll(linter);
  return { text: texts.get('a'), count };
};

describe('fixing', () => {
  it('puts edits in, wherever they stand in the list', () => {
    assert.equal(applyEdits('abcd', [edit(3, 4, 'D'), edit(0, 1, ''), edit(2, 2, '-')]), 'b-cD');
  });

  it('applies safe fixes, and no others', () => {
    assert.deepEqual(mended(letters('a b a', { a: 'X' })), { text: 'X b X', count: 2 });
    const unsafe = { findings: [finding('x', [edit(0, 1, 'X')], false)], texts: new Map([['a', 'abc']]) };
    assert.deepEqual(
      mended(() => unsafe),
      { text: undefined, count: 0 },
    );
  });

  it('applies fixes that touch each other one after the other', () => {
    assert.deepEqual(mended(letters('aab', { a: 'X', b: 'Y' })), { text: 'XXY', count: 3 });
  });

  it('does nothing where a fix only makes one mistake into another', () => {
    const chain = letters('a', { a: '1', 1: '2', 2: '3' });
    const counted = (changed: Texts): Judged => {
      const result = chain(changed);
      return { ...result, findings: result.findings.map((it) => ({ ...it, rule: 'any' })) };
    };
    // each step has a new finding of the same rule in place of the one that is gone: it is not better, so nothing is done
    assert.deepEqual(mended(counted), { text: undefined, count: 0 });
  });

  it('takes back a fix that brings a new finding, and keeps the others', () => {
    assert.deepEqual(mended(letters('a b c d', { a: 'A', b: 'z', c: 'C', d: 'D', z: 'q' })), { text: 'A b C D', count: 3 });
  });

  it('does not look for ever for the fixes to take back', () => {
    let calls = 0;
    const linter = letters('a b '.repeat(300), { a: 'z', b: 'B', z: 'q' });
    const { count } = fixAll((changed) => {
      calls++;
      return linter(changed);
    });
    assert.ok(calls < 1200, `${calls} readings`);
    assert.ok(count > 0);
  });

  it('ends where fixes go in a circle', () => {
    let turn = 0;
    const { count } = fixAll(() => ({
      findings: turn++ % 2 === 0 ? [finding('x', [edit(0, 1, String(turn))])] : [],
      texts: new Map([['a', 'x']]),
    }));
    assert.ok(count <= 10);
  });

  it('leaves out a fix whose edits overlap or do not fit the text', () => {
    for (const edits of [[edit(0, 2, ''), edit(1, 3, '')], [edit(2, 9, '')], [edit(2, 1, '')], []]) {
      const result = { findings: [finding('x', edits)], texts: new Map([['a', 'abc']]) };
      assert.deepEqual(
        mended(() => result),
        { text: undefined, count: 0 },
      );
    }
  });

  it('gives the same in whatever order the findings come', () => {
    const findings = [finding('b', [edit(0, 2, 'B')]), finding('a', [edit(0, 2, 'A')]), finding('c', [edit(1, 3, 'C')])];
    const texts = (order: readonly Finding[]) =>
      mended((changed) => ({ findings: changed.size === 0 ? order : [], texts: new Map([['a', changed.get('a') ?? 'abcd']]) })).text;
    assert.equal(texts(findings), 'Acd');
    assert.equal(texts([...findings].reverse()), 'Acd');
  });
});

describe('the fixes of every config of the tests', () => {
  const tally = (findings: readonly Finding[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts;
  };
  const bracesWithoutPartner = (text: string): number => {
    const { unclosed, extra } = parseLines(readFor(new Source('a', text), '', { keepalived: NEWEST, files: NO_FILES }).lines);
    return unclosed.length + extra.length;
  };

  it('mend what they are for, bring nothing new, and change nothing else', function () {
    this.timeout(60_000);
    let total = 0;
    const byRule = new Set<string>();
    for (const { file, text } of everyConfig()) {
      const lint = (now: string): Judged => lintText('a', now, { keepalived: NEWEST, files: NO_FILES });
      const { findings } = lint(text);
      const fixable = findings.filter(({ fixes }) => fixes?.some(({ safe }) => safe));
      if (fixable.length === 0) continue;
      const { texts, count } = fixAll((changed) => lint(changed.get('a') ?? text));
      const fixed = texts.get('a') ?? text;
      total += count;
      const after = lint(fixed).findings;
      assert.ok(after.length <= findings.length - count, `${file}: ${count} fixes, but ${findings.length} findings became ${after.length}`);
      const before = tally(findings);
      for (const [rule, number] of tally(after)) assert.ok(number <= (before.get(rule) ?? 0), `${file}: more of ${rule}`);
      assert.ok(bracesWithoutPartner(fixed) <= bracesWithoutPartner(text), file);

      const oldLines = text.split('\n');
      const newLines = fixed.split('\n');
      const source = new Source('a', text);
      const mendable = new Set(fixable.map(({ start }) => source.lineOf(start) - 1));
      let next = 0;
      oldLines.forEach((line, index) => {
        if (line === newLines[next]) {
          next++;
          return;
        }
        assert.ok(mendable.has(index), `${file}:${index + 1} had nothing to mend`);
        // else the line is gone
        if (oldLines[index + 1] !== newLines[next]) next++;
      });
      assert.equal(next, newLines.length, file);
      assert.equal(fixAll((changed) => lint(changed.get('a') ?? fixed)).count, 0, `${file} is not fixed at once`);
      for (const { rule } of fixable) if (count > 0) byRule.add(rule);
    }
    assert.ok(total >= 40 && byRule.size >= 8, `only ${total} fixes of ${byRule.size} rules were tried`);
  });
});
