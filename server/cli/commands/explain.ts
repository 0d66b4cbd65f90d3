/** `kalint explain`: the page of a rule or a keyword. */
import { everyKeyword, placesOf, type Entry } from '../../../grammar/language/index.ts';
import { nearest, orList } from '../../../grammar/nearest.ts';
import { LANGUAGE_RULES, languageRule } from '../../lint/language-rules.ts';
import { keywordPage, keywordTitle } from '../../services/keyword-page.ts';
import { rulePage } from '../../services/rule-page.ts';
import { command } from '../command.ts';
import { wrap } from '../report/cells.ts';
import { widthFor } from '../report/index.ts';
import { UsageError } from '../usage-error.ts';

/** Long lines of prose are hard to read, however wide the terminal. */
const WIDEST = 100;

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
    io.stdout.write(pages.map((page) => readable(page, Math.min(widthFor(io), WIDEST))).join('\n\n') + '\n');
    return Promise.resolve(0);
  },
});

function pagesFor(word: string, blocks: readonly string[]): string[] {
  const rule = blocks.length === 0 ? languageRule(word) : undefined;
  if (rule !== undefined) return [`# ${rule.id}\n\n${rulePage(rule)}`];
  const entries = placesOf(word).filter(({ path }) => blocks.every((block) => path.some(({ name }) => name === block)));
  if (entries.length === 0) throw new UsageError(unknown(word, blocks));
  return merged(entries).map(({ titles, page }) => `# ${titles.join('\n# ')}\n\n${page}`);
}

/** A keyword that means the same in several blocks is shown once. */
function merged(entries: readonly Entry[]): { titles: string[]; page: string }[] {
  const pages = new Map<string, string[]>();
  for (const entry of entries) {
    const page = keywordPage(entry);
    pages.set(page, [...(pages.get(page) ?? []), keywordTitle(entry)]);
  }
  return Array.from(pages, ([page, titles]) => ({ titles, page }));
}

function unknown(word: string, blocks: readonly string[]): string {
  const places = placesOf(word).map(keywordTitle);
  if (places.length > 0) return `'${word}' does not stand in ${blocks.join(' > ')}; it does here: ${places.join(', ')}`;
  const known = new Set([...LANGUAGE_RULES.map(({ id }) => id), ...Array.from(everyKeyword(), ({ keyword }) => keyword.name)]);
  const close = nearest(word, known);
  return `there is no rule and no keyword '${word}'` + (close.length === 0 ? '' : `; did you mean ${orList(close)}?`);
}

/** Markdown, wrapped; the fences of code are of no use on a terminal. */
function readable(page: string, width: number): string {
  let code = false;
  return page
    .split('\n')
    .flatMap((line) => {
      if (line === '```') {
        code = !code;
        return [];
      }
      return [code ? `    ${line}` : wrap(line, width, line.startsWith('- ') ? '  ' : '')];
    })
    .join('\n');
}
