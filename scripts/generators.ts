/** All that is generated. A generator lives beside what it is made from. */
import { keywordsDocument } from '../grammar/language/page.ts';
import { companions } from '../server/cli/completion/index.ts';
import { readme } from '../server/cli/readme.ts';
import { configSchema } from '../server/lint/config-schema.ts';
import { ruleDocuments } from '../server/lint/rule-pages.ts';
import { tmLanguage } from '../syntaxes/build.ts';
import { messageFamilies } from './message-families.ts';

export interface Generated {
  /** From the project's root. */
  readonly file: string;
  readonly text: string;
}

export type Generator = (root: string) => readonly Generated[] | Promise<readonly Generated[]>;

export const generators: readonly Generator[] = [
  readme,
  companions,
  ruleDocuments,
  () => [{ file: 'docs/keywords.md', text: keywordsDocument() }],
  messageFamilies,
  tmLanguage,
  () => [{ file: 'kalint.schema.json', text: `${JSON.stringify(configSchema(), null, 2)}\n` }],
];
