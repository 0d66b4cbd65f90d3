/** The page of a rule or a keyword, and what there is a page of. */
import { everyKeyword, pathName, placesOf } from '../../../grammar/language/index.ts';
import { keywordPage } from '../../../grammar/language/page.ts';
import { rulePage } from '../../lint/rule-pages.ts';
import { ruleOf, RULES } from '../../lint/rules.ts';

export interface Topic {
  readonly name: string;
  readonly kind: 'rule' | 'keyword';
  /** One line. */
  readonly about: string;
}

/** Rules, then keywords, each once. */
export function topics(): Topic[] {
  const keywords = new Map<string, Topic>();
  for (const { keyword, path } of everyKeyword()) {
    if (keywords.has(keyword.name)) continue;
    const where = path.length === 0 ? '' : ` (${pathName(path)})`;
    keywords.set(keyword.name, { name: keyword.name, kind: 'keyword', about: keyword.doc + where });
  }
  return [...RULES.map(({ id, summary }): Topic => ({ name: id, kind: 'rule', about: summary })), ...keywords.values()];
}

/** Markdown; null: neither a rule nor a keyword. */
export function explain(name: string): string | null {
  const rule = ruleOf(name);
  if (rule !== undefined) return rulePage(rule);
  const entries = placesOf(name);
  return entries.length === 0 ? null : entries.map((entry) => keywordPage(entry, 1)).join('\n');
}
