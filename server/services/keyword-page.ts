/** What there is to know about a keyword, in Markdown: for hover, `kalint explain` and docs/keywords.md. Made from THE TABLE alone. */
import { pathName, type Entry } from '../../grammar/language/index.ts';
import type { Arg, Keyword } from '../../grammar/language/types.ts';
import { argInWords, optionsInWords, valueInWords } from './value-words.ts';

/** The page without a heading. */
export function keywordPage({ keyword }: Entry): string {
  return [
    ['```', signature(keyword), '```'].join('\n'),
    [keyword.doc, keyword.detail ?? ''].join(' ').trim(),
    list([...argumentLines(keyword), ...facts(keyword)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `vrrp_instance > advert_int` */
export const keywordTitle = ({ path, keyword }: Entry): string => pathName([...path, keyword]);

/** How it is written. */
export function signature({ name, args, block, lines }: Keyword): string {
  const words = [name, ...(args ?? []).map(argInWords)].join(' ');
  if (lines !== undefined) return `${words} {\n    ${lines.entry.map(argInWords).join(' ')}\n    ...\n}`;
  return block === undefined ? words : `${words} { ... }`;
}

function argumentLines({ args, lines }: Keyword): string[] {
  const entry = lines?.entry ?? [];
  return [...(args ?? []), ...entry].flatMap(argumentLine);
}

function argumentLine({ name, type, doc, default: initial, since, removed }: Arg): string[] {
  if (type.kind === 'options') return optionsInWords(type);
  const parts = [
    valueInWords(type),
    initial === undefined ? '' : `default: ${initial}`,
    since === undefined ? '' : `since ${since}`,
    removed === undefined ? '' : `until ${removed}`,
  ].filter((part) => part !== '');
  return [`\`${name}\`: ${parts.join('; ')}.${doc === undefined ? '' : ` ${doc}`}`];
}

function facts({ default: initial, since, removed, replacement, deprecated, needs, required, repeat }: Keyword): string[] {
  const successor = replacement ?? deprecated?.use;
  return [
    required ? 'Required.' : '',
    initial === undefined ? '' : `Default: ${initial}.`,
    repeat === undefined ? '' : REPEATS[repeat],
    since === '1.1.0' ? '' : `Since keepalived ${since}.`,
    removed === undefined ? '' : `Gone since keepalived ${removed}.`,
    deprecated === undefined ? '' : `Deprecated${deprecated.since === undefined ? '' : ` since ${deprecated.since}`}.`,
    successor === undefined ? '' : `Write instead: ${successor}.`,
    needs === undefined ? '' : `Needs a keepalived that is built with ${needs}.`,
  ].filter((fact) => fact !== '');
}

const REPEATS: Readonly<Record<NonNullable<Keyword['repeat']>, string>> = {
  replaces: 'A second one replaces the first without a word.',
  adds: 'May stand several times.',
  'reported-last': 'A second one is reported and replaces the first.',
  'reported-first': 'A second one is reported and dropped.',
};

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
