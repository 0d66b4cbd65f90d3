/** `kalint explain`: the page of a rule or a keyword. */
import { everyKeyword, pathName, placesOf } from '../../../grammar/language/index.ts';
import { keywordPage } from '../../../grammar/language/page.ts';
import { nearest, orList } from '../../../grammar/nearest.ts';
import { ruleOf, RULES } from '../../lint/rules.ts';
import { rulePage } from '../../lint/rule-pages.ts';
import { command } from '../command.ts';
import { WIDEST } from '../help.ts';
import { wrap } from '../report/cells.ts';
import { widthFor } from '../report/index.ts';
import { UsageError } from '../usage-error.ts';

export const explain = command({
  usage: 'kalint explain RULE|[BLOCK...] KEYWORD',
  about:
    'Shows what there is to know about a rule of kalint or a keyword of keepalived, e.g. kalint explain out-of-range, ' +
    'kalint explain advert_int, kalint explain virtual_server weight.',
  options: {},
  run({ operands }, io) {
    const word = operands.at(-1);
    if (word === undefined) throw new UsageError('explain what? Name a rule or a keyword');
    const pages = pagesFor(word, operands.slice(0, -1));
    io.stdout.write(pages.map((page) => wrapped(page, Math.min(widthFor(io), WIDEST))).join('\n'));
    return Promise.resolve(0);
  },
});

function pagesFor(word: string, blocks: readonly string[]): string[] {
  const rule = blocks.length === 0 ? ruleOf(word) : undefined;
  if (rule !== undefined) return [rulePage(rule)];
  const entries = placesOf(word).filter(({ path }) => blocks.every((block) => path.some(({ name }) => name === block)));
  if (entries.length === 0) throw new UsageError(unknown(word, blocks));
  return entries.map((entry) => keywordPage(entry, 1));
}

function unknown(word: string, blocks: readonly string[]): string {
  const places = placesOf(word).map(({ path }) => (path.length === 0 ? 'outside all blocks' : `in ${pathName(path)}`));
  if (places.length > 0) return `'${word}' does not stand in ${blocks.join(' > ')}, but ${places.join(', ')}`;
  const known = new Set([...RULES.map(({ id }) => id), ...Array.from(everyKeyword(), ({ keyword }) => keyword.name)]);
  const close = nearest(word, known);
  return `there is no rule and no keyword '${word}'` + (close.length === 0 ? '' : `; did you mean ${orList(close)}?`);
}

/** Markdown reads well as it is; only its lines are as long as its paragraphs. */
const wrapped = (page: string, width: number): string =>
  page
    .split('\n')
    .map((line) => wrap(line, width, /^ *- /.exec(line)?.[0].replace(/./g, ' ') ?? ''))
    .join('\n');
