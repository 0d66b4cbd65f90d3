/** Formatting: nothing that keepalived reads changes, no comment is lost, and doing it twice is doing it once. */
import assert from 'node:assert/strict';
import { applied, format as print, formatRange, PRINT_DEFAULTS, type PrintOptions } from '../../../grammar/print.ts';
import { read } from '../../../grammar/reader.ts';
import { Source } from '../../../grammar/source.ts';
import type { LintOptions } from '../../../server/lint/finding.ts';
import type { Property } from '../properties.ts';
import { linted, optionsFor, RELEASES, withoutWhichBrace } from './world.ts';

const OPTIONS: readonly PrintOptions[] = [
  PRINT_DEFAULTS,
  { indent: 'tab', size: 8, blankLines: 0 },
  { indent: 'space', size: 2, blankLines: 3 },
];

export const format: Property = (text, random) => {
  const options = random.pick(OPTIONS);
  const { text: result, edits, refused } = print(text, options);
  if (refused !== null) {
    assert.doesNotMatch(refused.message, /bug of kalint/);
    assert.equal(result, text);
    return;
  }
  assert.equal(applied(text, edits), result);
  assert.equal(print(result, options).text, result, 'formatting again changes it again');
  assert.equal(withoutBlanks(result), withoutBlanks(text), 'something other than blanks and braces changed');
  const read = linesAsRead(text);
  assert.deepEqual(linesAsRead(result), read);
  const start = random.below(text.length + 1);
  const part = formatRange(text, start, Math.min(text.length, start + random.below(200)), options);
  assert.deepEqual(linesAsRead(applied(text, part)), read, 'formatting a part changes what is read');
  // of a last line without line end keepalived's processes do not tell the same, and formatting adds it
  if (!text.endsWith('\n')) return;
  const lintOptions = optionsFor(random);
  assert.deepEqual(said(result, lintOptions), said(text, lintOptions));
};

/** keepalived names lines, and these are broken elsewhere: what it never gets to, and where it stumbles, need not be the same. */
const said = (text: string, options: LintOptions): string[] => {
  const findings = linted(text, options).findings.filter(({ rule }) => rule !== 'misread-line');
  return withoutWhichBrace(findings, ({ rule, message }) => `${rule}: ${withoutLines(message)}`).sort();
};

const withoutLines = (message: string): string => message.replaceAll(/\blines? \d+| 'keepalived -t' (?:crashes|never ends) then\./g, '');

/** Braces may pass comments. */
const withoutBlanks = (text: string): string => [...text.replaceAll(/[ \t\r\n]/g, '')].sort().join('');

/** For every id, as each kind of release reads them. */
function linesAsRead(text: string): string[][] {
  const source = new Source('', text);
  return [null, ...read(source).ids].flatMap((id) =>
    RELEASES.flatMap((version) => {
      const reading = read(source, { id, version });
      return [reading.lines, reading.firstLines()].map((lines) => lines.map(({ image }) => image));
    }),
  );
}
