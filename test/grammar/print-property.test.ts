/** What must hold for the formatter whatever the text, tried on every config of the tests and on what random hands make of them. */
import assert from 'node:assert/strict';
import { applied, format, formatRange, PRINT_DEFAULTS, type PrintOptions } from '../../grammar/print.ts';
import { NEWEST } from '../../grammar/language/version.ts';
import { read } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';
import { piecesOf } from '../../grammar/written.ts';
import { randomConfig, randomText } from '../fuzz/inputs.ts';
import { everyConfig } from '../harness/configs.ts';
import { fuzzing, Random } from '../harness/random.ts';

const configs = everyConfig();
const texts = configs.map(({ text }) => text);

const OPTIONS: readonly PrintOptions[] = [
  PRINT_DEFAULTS,
  { indent: 'tab', size: 8, blankLines: 0 },
  { indent: 'space', size: 2, blankLines: 3 },
];

/** The logical lines for every id, as each kind of release reads them. */
function readings(text: string): string[][] {
  const source = new Source('', text);
  const ids = [null, ...read(source).ids];
  return ids.flatMap((id) =>
    ['1.2.20', '2.0.10', '2.2.7', NEWEST].flatMap((version) => {
      const reading = read(source, { id, version });
      return [reading.lines, reading.firstLines()].map((lines) => lines.map(({ image }) => image));
    }),
  );
}

const comments = (text: string): string[] =>
  piecesOf(new Source('', text))
    .filter(({ kind }) => kind === 'comment')
    .map(({ start, end }) => text.slice(start, end).trimEnd());

/** Everything but blanks and line ends, sorted: braces may pass comments. */
const characters = (text: string): string => [...text.replaceAll(/[ \t\r\n]/g, '')].sort().join('');

/** @returns whether it was formatted, and not refused */
function check(text: string, options: PrintOptions, random: Random): boolean {
  const { text: result, edits, refused } = format(text, options);
  assert.doesNotMatch(refused?.message ?? '', /bug of kalint/);
  if (refused !== null) {
    assert.equal(result, text);
    return false;
  }
  assert.equal(applied(text, edits), result);
  assert.equal(format(result, options).text, result, 'formatting again changes it again');
  assert.equal(characters(result), characters(text));
  assert.deepEqual(readings(result), readings(text));
  assert.deepEqual(comments(result), comments(text));
  const start = random.below(text.length + 1);
  const range = formatRange(text, start, Math.min(text.length, start + random.below(200)), options);
  assert.deepEqual(readings(applied(text, range)), readings(text));
  return true;
}

describe('formatting', () => {
  it('changes nothing that is read in any config of the tests', () => {
    let refused = 0;
    for (const { file, text } of configs) {
      try {
        if (!check(text, PRINT_DEFAULTS, new Random(text.length))) refused++;
      } catch (error) {
        throw new Error(`it does in ${file}`, { cause: error });
      }
    }
    // configs about braces that do not match
    assert.ok(refused < configs.length / 25, `${refused} of ${configs.length} were refused`);
  });

  it('nor in what random hands make of them', function () {
    this.timeout(60_000);
    const { seed, count } = fuzzing(20, 1500);
    let formatted = 0;
    for (let index = 0; index < count; index++) {
      const random = Random.forCase(seed, index);
      const text = randomly(random);
      try {
        if (check(text, random.pick(OPTIONS), random)) formatted++;
      } catch (error) {
        throw new Error(`it does with SEED=${seed} in case ${index}: ${JSON.stringify(text)}`, { cause: error });
      }
    }
    assert.ok(formatted > count / 4, `only ${formatted} of ${count} had braces that match`);
  });
});

const SNIPPETS = [
  ...[
    '{',
    '}',
    '\n',
    ' ',
    '\t',
    '\\',
    '\\\n',
    '\\  \n',
    '"',
    '#',
    '!',
    '\r',
    '\r\n',
    '\n\n\n',
    '\n  \n',
    '@a ',
    '@^a ',
    '@a x {\n@^a y {\n',
  ],
  ...['$A=', '$A', '${A}', '~SEQ(i, 3) ', '~LST(v, a, b) ', 'include x\n', '\0', '\ufeff', '\udcff', '{ a }', '} {', '\n{\n', '# c', '\v'],
  ...['$B= \\\n x {\\\n', '$C=} \\\n}\n', '\n$A\n'],
];

function randomly(random: Random): string {
  const kind = random.next();
  if (kind < 0.15) return randomConfig(() => random.next());
  if (kind < 0.25) return randomText(() => random.next());
  let text = random.pick(texts);
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(text.length + 1);
    text = random.chance(0.7)
      ? text.slice(0, at) + random.pick(SNIPPETS) + text.slice(at)
      : text.slice(0, at) + text.slice(at + random.below(12));
  }
  return text;
}
