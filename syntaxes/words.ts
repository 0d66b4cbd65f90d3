/** What the colours need to know of THE TABLE: for every keyword the words that mean something behind it, over all blocks and releases. */
import { everyKeyword } from '../grammar/language/index.ts';
import type { Arg, Keyword } from '../grammar/language/types.ts';

/** What may stand behind a keyword, as far as it has a colour of its own. */
export interface Shape {
  /** Words that are values: `MASTER`, `wrr`, `on`. */
  readonly constants: ReadonlySet<string>;
  /** Words that name what follows them: `dev`, `weight`. */
  readonly options: ReadonlySet<string>;
  /** What the first word is, where it has a colour by its place. */
  readonly first: FirstWord;
  /** The words go to a program: keepalived reads single quotes, too. */
  readonly quoted: boolean;
}

/** The name of a thing that is defined here or elsewhere, an interface of the host, free text; '' is anything else. */
export type FirstWord = 'name' | 'interface' | 'text' | '';

/** How a keyword is used: with braces around statements, around lines of values, or with words only. */
export type Use = 'block' | 'lines' | 'statement';

export interface Group extends Shape {
  readonly use: Use;
  /** What the first word of each line between its braces is. */
  readonly entry: FirstWord;
  readonly keywords: readonly string[];
}

interface Gathered {
  constants: Set<string>;
  options: Set<string>;
  first: FirstWord;
  entry: FirstWord;
  quoted: boolean;
}

const BOOLEANS = ['on', 'off', 'true', 'false', 'yes', 'no'];

function gather(args: readonly Arg[], into: Gathered): void {
  for (const { type } of args) {
    if (type.kind === 'enum') for (const { word } of type.values) into.constants.add(word);
    if (type.kind === 'boolean') for (const word of BOOLEANS) into.constants.add(word);
    if (type.kind === 'address') for (const word of type.words ?? []) into.constants.add(word);
    if (type.kind === 'script') into.quoted = true;
    if (type.kind !== 'options') continue;
    for (const option of type.options) {
      for (const word of [option.word, ...(option.aliases ?? [])]) into.options.add(word);
      gather(option.args ?? [], into);
    }
  }
}

function firstWord(args: readonly Arg[] = []): FirstWord {
  const kind = args[0]?.type.kind;
  if (kind === 'name' || kind === 'reference') return 'name';
  return kind === 'interface' || kind === 'text' ? kind : '';
}

const useOf = (keyword: Keyword): Use => {
  if (keyword.lines !== undefined) return 'lines';
  return keyword.block === undefined ? 'statement' : 'block';
};

/** The keywords of the table, those of one use and shape together; in the table's order. */
export function keywordGroups(): Group[] {
  const uses = new Map<string, Gathered & { use: Use; name: string }>();
  for (const { keyword } of everyKeyword()) {
    const use = useOf(keyword);
    const key = `${use} ${keyword.name}`;
    let known = uses.get(key);
    if (known === undefined) {
      known = { use, name: keyword.name, constants: new Set(), options: new Set(), first: '', entry: '', quoted: false };
      uses.set(key, known);
    }
    known.first ||= firstWord(keyword.args);
    known.entry ||= firstWord(keyword.lines?.entry);
    known.quoted ||= keyword.raw !== undefined;
    gather([...(keyword.args ?? []), ...(keyword.lines?.entry ?? [])], known);
  }
  const groups = new Map<string, Group & { keywords: string[] }>();
  for (const { name, ...shape } of uses.values()) {
    const key = JSON.stringify([shape.use, [...shape.constants].sort(), [...shape.options].sort(), shape.first, shape.entry, shape.quoted]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...shape, keywords: [name] });
    else group.keywords.push(name);
  }
  return [...groups.values()];
}
