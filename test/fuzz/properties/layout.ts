/** Blanks, empty lines, comments and line ends say nothing: the findings must not hang on them. */
import assert from 'node:assert/strict';
import type { LintOptions } from '../../../server/lint/finding.ts';
import type { Random } from '../../harness/random.ts';
import type { Property } from '../properties.ts';
import { linted, optionsFor, saying, withoutWhichBrace } from './world.ts';

/** A physical line is cut or dropped by keepalived from 1,022 bytes on. */
const LONGEST = 300;

export const blanksAndComments: Property = (text, random) => {
  if (!isPlain(text)) return;
  const options = optionsFor(random);
  const lines = text.split('\n');
  const laidOut = lines.map((line, index) => otherLayout(line, index === lines.length - 1, random)).join('\n');
  assert.deepEqual(said(laidOut, options), said(text, options), `laid out as ${JSON.stringify(laidOut)}`);
};

export const lineEnds: Property = (text, random) => {
  if (!isPlain(text)) return;
  const options = optionsFor(random);
  const unix = text.replaceAll('\r', '');
  assert.deepEqual(said(unix.replaceAll('\n', '\r\n'), options), said(unix, options));
};

/** Where blanks do count, nothing can be said: quotes, continued lines, definitions, comments in words, lines near keepalived's limit. */
const isPlain = (text: string): boolean =>
  !/["'\\$~\0\v\f]|kalint|\{\{|\S[#!]|\r(?!\n)|[^\x01-\x7f]/.test(text) && text.split('\n').every(({ length }) => length < LONGEST);

const BLANKS = [' ', '  ', '\t', ' \t '] as const;
const COMMENTS = ['', '', ' # a note', ' ! a note', '  '] as const;
const BETWEEN = ['', '', '', '\n', '# a note\n', '  ! a note\n', '   \n'] as const;

function otherLayout(line: string, isLast: boolean, random: Random): string {
  if (isLast && line === '') return line;
  const [words = '', ...comment] = line.split(/(?=[#!])/);
  const spread = words.trim().replaceAll(/[ \t]+/g, () => random.pick(BLANKS));
  const tail = comment.length > 0 ? ` ${comment.join('')}` : random.pick(COMMENTS);
  // an @id counts at the beginning of a line only
  const margin = words.startsWith('@') ? '' : random.pick(['', ...BLANKS]);
  return random.pick(BETWEEN) + margin + spread + tail;
}

/** Which lines keepalived names for a mistake hangs on how they are broken. */
const said = (text: string, options: LintOptions): string[] => {
  const findings = linted(text, options).findings.filter(({ rule }) => rule !== 'misread-line');
  return withoutWhichBrace(findings, (finding) => saying(finding).replaceAll(/\blines? \d+/g, 'line N')).sort();
};
