/** Mistakes as people make them, at random: each takes the lines of a config and gives those of a damaged one. */
import { placesOf, TOP_LEVEL, everyKeyword } from '../../grammar/language/index.ts';
import type { ValueType } from '../../grammar/language/types.ts';
import type { Random } from '../harness/random.ts';

type Lines = readonly string[];
type Mutation = (lines: Lines, random: Random, donors: readonly string[]) => Lines;

/** A config with one to three mistakes. */
export function mutate(text: string, random: Random, donors: readonly string[]): string {
  let lines: Lines = text.split('\n');
  for (let count = random.chance(0.6) ? 1 : random.chance(0.7) ? 2 : 3; count > 0; count--)
    lines = random.pick(WEIGHTED)(lines, random, donors);
  return lines.join('\n');
}

const spliced = (lines: Lines, at: number, remove: number, ...add: string[]): Lines => [
  ...lines.slice(0, at),
  ...add,
  ...lines.slice(at + remove),
];

/** A line that says something. */
function someLine(lines: Lines, random: Random): number {
  for (let tries = 0; tries < 20; tries++) {
    const at = random.below(lines.length);
    if (/[^\s{}]/.test(lines[at] ?? '') && !/^\s*[#!]/.test(lines[at] ?? '')) return at;
  }
  return random.below(lines.length);
}

/** Changes one word of one line: all of it, or (`index`) the one that is wanted. */
function onWord(lines: Lines, random: Random, change: (word: string, line: string) => string, wanted: RegExp = /\S/, from = 0): Lines {
  for (let tries = 0; tries < 20; tries++) {
    const at = someLine(lines, random);
    const line = lines[at] ?? '';
    const words = [...line.matchAll(/[^\s{}"]+/g)].slice(from).filter(([word]) => wanted.test(word));
    if (words.length === 0) continue;
    const word = random.pick(words);
    return spliced(lines, at, 1, line.slice(0, word.index) + change(word[0], line) + line.slice(word.index + word[0].length));
  }
  return lines;
}

function typo(word: string, random: Random): string {
  const at = random.below(word.length);
  const letter = 'abeiorst_-1.XZ'.charAt(random.below(14));
  switch (random.below(5)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    case 3:
      return word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2);
    default:
      return word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase();
  }
}

// ---------------------------------------------------------------------------------------------- words

const misspell: Mutation = (lines, random) => onWord(lines, random, (word) => typo(word, random));
const misspellFirst: Mutation = (lines, random) => {
  const at = someLine(lines, random);
  return spliced(
    lines,
    at,
    1,
    (lines[at] ?? '').replace(/[^\s{}]+/, (word) => typo(word, random)),
  );
};
const dropWord: Mutation = (lines, random) => onWord(lines, random, () => '', /\S/, 1);
const dropArguments: Mutation = (lines, random) => {
  const at = someLine(lines, random);
  return spliced(lines, at, 1, (lines[at] ?? '').replace(/^(\s*\S+)[^{}]*/, '$1 '));
};
const addWord: Mutation = (lines, random, donors) => {
  const at = someLine(lines, random);
  const word = random.pick(random.pick(donors).split(/\s+/)) || 'x';
  return spliced(
    lines,
    at,
    1,
    (lines[at] ?? '').replace(/^[^{}]*[^\s{}]/, (all) => `${all} ${word}`),
  );
};
const swapWords: Mutation = (lines, random) => {
  const at = someLine(lines, random);
  return spliced(lines, at, 1, (lines[at] ?? '').replace(/([^\s{}]+)(\s+)([^\s{}]+)/, '$3$2$1'));
};
let keywords: readonly string[] | undefined;
const otherKeyword: Mutation = (lines, random) => {
  keywords ??= [...new Set([...everyKeyword(TOP_LEVEL)].map(({ keyword }) => keyword.name))].filter(
    (name) => !name.startsWith('include') && !name.startsWith('config_') && !name.startsWith('enable_snmp_rfc'),
  );
  const known = keywords;
  const at = someLine(lines, random);
  return spliced(
    lines,
    at,
    1,
    (lines[at] ?? '').replace(/[^\s{}]+/, () => random.pick(known)),
  );
};

// -------------------------------------------------------------------------------------------- numbers

const NUMBERS = [
  '0',
  '-1',
  '1',
  '255',
  '256',
  '65535',
  '65536',
  '2147483647',
  '2147483648',
  '4294967295',
  '4294967296',
  '99999999999999999999',
  '0x10',
  '010',
  '+5',
  '1e3',
  '1.5',
  '0.0000001',
  '-0.5',
  '1.',
  '.5',
  '5;',
  '5s',
  '80a',
  '""',
  '5,5',
  '1.1.1.1',
  '1.1.1.1/33',
  '::1',
  '::1/129',
];

/** Values at and over the limits that THE TABLE gives the arguments of a keyword. */
function limitsOf(keyword: string): string[] {
  return placesOf(keyword).flatMap(({ keyword: { args } }) => (args ?? []).flatMap(({ type }) => limitsOfType(type)));
}
function limitsOfType(type: ValueType): string[] {
  if (type.kind === 'integer') return [type.min - 1, type.min, type.max, type.max + 1].map(String);
  if (type.kind !== 'decimal' && type.kind !== 'timer') return [];
  return [type.min, type.max].flatMap((limit) =>
    [limit - 0.001, limit, limit + 0.001, limit + 1].map((value) => value.toFixed(6).replace(/\.?0+$/, '')),
  );
}
const otherNumber: Mutation = (lines, random) =>
  onWord(
    lines,
    random,
    (word, line) => {
      const limits = limitsOf(/\S+/.exec(line)?.[0] ?? '');
      if (limits.length > 0 && random.chance(0.6)) return random.pick(limits);
      return random.chance(0.2) ? word + random.pick(['0', '5', '-', '/24', '/33', '.1', 'x']) : random.pick(NUMBERS);
    },
    /\d/,
  );

// ------------------------------------------------------------------------------------- lines, braces, blocks

const dropLine: Mutation = (lines, random) => spliced(lines, someLine(lines, random), 1);
const dropAnyLine: Mutation = (lines, random) => spliced(lines, random.below(lines.length), 1);
const doubleLine: Mutation = (lines, random) => {
  const at = random.below(lines.length);
  return spliced(lines, at, 0, lines[at] ?? '');
};
const swapLines: Mutation = (lines, random) => {
  const at = random.below(Math.max(lines.length - 1, 1));
  return spliced(lines, at, 2, lines[at + 1] ?? '', lines[at] ?? '');
};
const moveLine: Mutation = (lines, random) => {
  const at = someLine(lines, random);
  const without = spliced(lines, at, 1);
  return spliced(without, random.below(without.length + 1), 0, lines[at] ?? '');
};
const donate: Mutation = (lines, random, donors) =>
  spliced(lines, random.below(lines.length + 1), 0, random.pick(random.pick(donors).split('\n')));

/** Does something to one brace of the text. */
function onBrace(lines: Lines, random: Random, change: (brace: string) => string): Lines {
  const found = lines.flatMap((line, at) => [...line.matchAll(/[{}]/g)].map(({ index }) => ({ at, index })));
  if (found.length === 0) return lines;
  const { at, index } = random.pick(found);
  const line = lines[at] ?? '';
  return spliced(lines, at, 1, ...(line.slice(0, index) + change(line.charAt(index)) + line.slice(index + 1)).split('\n'));
}
const dropBrace: Mutation = (lines, random) => onBrace(lines, random, () => '');
const doubleBrace: Mutation = (lines, random) =>
  onBrace(lines, random, (brace) => random.pick([`${brace}${brace}`, `${brace}\n${brace}`, `${brace} ${brace}`]));
const turnBrace: Mutation = (lines, random) => onBrace(lines, random, (brace) => (brace === '{' ? '}' : '{'));
const breakAtBrace: Mutation = (lines, random) => onBrace(lines, random, (brace) => `\n${brace}\n`);
const addBrace: Mutation = (lines, random) => {
  const at = random.below(lines.length);
  return spliced(lines, at, 1, `${lines[at] ?? ''} ${random.pick(['{', '}', '{ }', '} }'])}`);
};
const joinLines: Mutation = (lines, random) => {
  const at = random.below(Math.max(lines.length - 1, 1));
  return spliced(lines, at, 2, `${lines[at] ?? ''} ${lines[at + 1] ?? ''}`);
};
const moveBlock: Mutation = (lines, random) => {
  const found = blocks(lines);
  if (found.length === 0) return lines;
  const { from, to } = random.pick(found);
  const without = spliced(lines, from, to - from + 1);
  return spliced(without, random.below(without.length + 1), 0, ...lines.slice(from, to + 1));
};
const doubleBlock: Mutation = (lines, random) => {
  const found = blocks(lines);
  if (found.length === 0) return lines;
  const { from, to } = random.pick(found);
  return spliced(lines, to + 1, 0, ...lines.slice(from, to + 1));
};
const emptyBlock: Mutation = (lines, random) => {
  const found = blocks(lines);
  if (found.length === 0) return lines;
  const { from, to } = random.pick(found);
  return spliced(lines, from + 1, to - from - 1);
};

/** Blocks that begin and end with whole lines. */
function blocks(lines: Lines): { from: number; to: number }[] {
  const open: number[] = [];
  const found: { from: number; to: number }[] = [];
  lines.forEach((line, at) => {
    if (/^[^#!]*\{\s*$/.test(line)) open.push(at);
    else if (/^\s*\}\s*$/.test(line)) {
      const from = open.pop();
      if (from !== undefined) found.push({ from, to: at });
    }
  });
  return found;
}

// ------------------------------------------------------------------------------- macros, quotes, comments

const toDefinition: Mutation = (lines, random) => {
  let value = '';
  const use = random.pick(['$X', '${X}', '$X', '${X}', '$Y', '${X', '$X.', '"$X"']);
  const changed = onWord(lines, random, (word) => ((value = word), use));
  const place = random.chance(0.9) ? 0 : random.below(changed.length);
  return spliced(
    changed,
    place,
    0,
    random.pick([
      `$X=${value}`,
      `$X = ${value}`,
      `$X=  ${value}  # a comment`,
      `$X="${value}"`,
      `$Z=${value}\n$X=$Z`,
      `$X=$Z\n$Z=${value}`,
    ]),
  );
};
const toLongDefinition: Mutation = (lines, random) => {
  const from = random.below(lines.length);
  const body = lines.slice(from, from + 1 + random.below(5));
  const end = random.pick(['', '', ' ', '\n', ' \\']);
  const definition = `$M=${body.join(random.pick([' \\\n', '\\\n', ' \\ \n']))}${end}`;
  return [...definition.split('\n'), ...spliced(lines, from, body.length, random.pick(['$M', '  ${M}', '$M ', 'x $M']))];
};
const conditional: Mutation = (lines, random) => {
  const at = someLine(lines, random);
  return spliced(
    lines,
    at,
    1,
    (lines[at] ?? '').replace(/^\s*/, (blank) => blank + random.pick(['@one ', '@^one ', '@', '@^ ', '@one', '@^one @two '])),
  );
};
const sequence: Mutation = (lines, random) => {
  const at = someLine(lines, random);
  const head = random.pick([
    '~SEQ(i, 3) ',
    '~SEQ(i, 2, 4)',
    '~SEQ(i,9,-3,1) ',
    '~SEQx(i, 8, 11) ',
    '~SEQ(i, 5, 1, 2) ',
    '~SEQ (i, 1, 2) ',
    '~SEQ(i) ',
    '~LST(i, 1, 2) ',
    '~LST({i, j}, {1, 2}, {3, 4}) ',
    '~LST(i, 1) ',
    '~LST({i}, {1}, {2}) ',
    '~SEQ(i, 1, 2) ~SEQ(j, 1, 2) ',
    '~LST(i a) ',
  ]);
  const line = (lines[at] ?? '').trim();
  return spliced(lines, at, 1, head + (random.chance(0.7) ? line.replace(/\d(?!.*\d)/, () => random.pick(['$i', '${i}', '$j'])) : line));
};
const quote: Mutation = (lines, random) =>
  onWord(lines, random, (word) =>
    random.pick([
      `"${word}"`,
      `"${word}`,
      `${word}"`,
      `'${word}'`,
      `'${word}`,
      `"${word} x"`,
      `""`,
      `\\${word}`,
      `"${word}\\"`,
      `"${word}"x`,
      `x"${word}"`,
    ]),
  );
const comment: Mutation = (lines, random) =>
  onWord(lines, random, (word) =>
    random.pick([`#${word}`, `!${word}`, `${word}#x`, `${word} ! "x`, `"#${word}"`, `${word} # }`, `${word}\\`, `# ${word} \\`]),
  );

// prettier-ignore
const WEIGHTED: readonly Mutation[] = [
  misspell, misspell, misspellFirst, misspellFirst, dropWord, dropWord, dropArguments, addWord, swapWords, otherKeyword,
  otherNumber, otherNumber, otherNumber, otherNumber,
  dropLine, dropLine, dropAnyLine, doubleLine, doubleLine, swapLines, moveLine, donate, donate,
  dropBrace, dropBrace, doubleBrace, turnBrace, breakAtBrace, addBrace, joinLines, moveBlock, moveBlock, doubleBlock, emptyBlock,
  toDefinition, toDefinition, toLongDefinition, conditional, sequence, quote, quote, comment, comment,
];
