/** What may stand in a config file. Checking, the JSON schema and its documentation are made from this. */
import type { RuleInfo } from './language-rules.ts';
import type { RuleOption } from './rule.ts';

export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;

export type Shape = { readonly doc?: string } & (
  | { readonly kind: 'text'; readonly words?: readonly string[] }
  /** A release of keepalived. */
  | { readonly kind: 'release' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'integer'; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'list'; readonly of: Shape }
  /** A value, or a list of such values. */
  | { readonly kind: 'one or more'; readonly of: Shape }
  /** Keys as one likes. */
  | { readonly kind: 'map'; readonly of: Shape }
  /** `unknown` begins the message about a key that it does not know. */
  | {
      readonly kind: 'object';
      readonly unknown: string;
      readonly keys: Readonly<Record<string, Shape>>;
      readonly required?: readonly string[];
    }
  /** A level, or a level and the options of the rule. */
  | { readonly kind: 'level'; readonly options: Readonly<Record<string, Shape>> }
);

export type ConfigurableRule = RuleInfo & { readonly options?: Readonly<Record<string, RuleOption>> };

const text = (doc: string): Shape => ({ kind: 'text', doc });
const texts = (doc: string): Shape => ({ kind: 'list', of: { kind: 'text' }, doc });

/** The whole file. */
export function configShape(rules: readonly ConfigurableRule[]): Extract<Shape, { kind: 'object' }> {
  const settings: Readonly<Record<string, Shape>> = {
    keepalived: { kind: 'release', doc: 'The keepalived release to judge by.' },
    id: text("The configuration id for '@NAME' lines, as keepalived -i; empty is none."),
    env: { kind: 'map', of: { kind: 'text' }, doc: "Values for '${_ENV NAME}'." },
    host: text('A file with what `ip -j address` says on the host, relative to this file.'),
    failOn: { kind: 'text', words: FAIL_ON, doc: 'Exit with 1 from this level on.' },
    rules: {
      kind: 'object',
      unknown: 'there is no rule',
      keys: Object.fromEntries(rules.map((rule) => [rule.id, ruleShape(rule)])),
      doc: 'How bad each rule is, and its options.',
    },
  };
  const files = texts('The files that it is for: globs, relative to this file; without a slash they fit names in every directory.');
  return {
    kind: 'object',
    unknown: 'there is no key',
    doc: 'How kalint judges configurations of keepalived.',
    keys: {
      $schema: text('Where the schema of this file is, for editors.'),
      extends: { kind: 'one or more', of: { kind: 'text' }, doc: 'Config files that this one builds on, relative to this file.' },
      ...settings,
      overrides: {
        kind: 'list',
        of: { kind: 'object', unknown: 'there is no key', keys: { files, ...settings }, required: ['files'] },
        doc: 'Settings for some of the files; later ones go over earlier ones.',
      },
      ignore: texts('Files and directories that are not linted: globs, relative to this file. Behind a ! they are linted after all.'),
    },
  };
}

const ruleShape = ({ summary, options = {} }: ConfigurableRule): Shape => ({
  kind: 'level',
  doc: summary,
  options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionShape(option)])),
});

function optionShape(option: RuleOption): Shape {
  const { doc } = option;
  switch (option.type) {
    case 'integer':
      return {
        kind: 'integer',
        doc,
        ...(option.minimum === undefined ? {} : { minimum: option.minimum }),
        ...(option.maximum === undefined ? {} : { maximum: option.maximum }),
      };
    case 'boolean':
      return { kind: 'flag', doc };
    case 'string':
      return { kind: 'text', doc, ...(option.values === undefined ? {} : { words: option.values }) };
    case 'strings':
      return texts(doc);
  }
}
