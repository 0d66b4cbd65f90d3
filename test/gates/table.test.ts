/** THE TABLE against the facts: every keyword of every release is there, with the releases that have it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { everyKeyword, TOP_LEVEL } from '../../grammar/language/index.ts';
import type { Arg, Block, Keyword } from '../../grammar/language/types.ts';
import { isBefore, NEWEST } from '../../grammar/language/version.ts';
import { statementChecks, wordChecks } from '../../grammar/values/notations.ts';

/**
 * Where the list of facts and the program part: what `keepalived -t` of that release says decides, and this is what it says.
 */
const NOT_SO: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['bind_if', 'bind_port', 'bindto', 'connect_ip', 'connect_port', 'connect_timeout', 'fwmark'].map((word) => [
      `virtual_server real_server MISC_CHECK ${word}`,
      'no release knows it there: a script has no address of its own to connect to',
    ]),
  ),
  'virtual_server real_server HTTP_GET tls_compliant': 'only SSL_GET has it',
  'virtual_server real_server HTTP_GET url tls_compliant': 'only SSL_GET has it',
};

interface Fact {
  readonly path: string;
  readonly first: string;
  readonly last: string;
}

const facts: Fact[] = readFileSync(new URL('../fixtures/keywords.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [path = '', first = '', last = ''] = line.split('\t');
    return { path, first, last };
  });

const table = new Map<string, Keyword[]>();
for (const { path, keyword } of everyKeyword()) {
  const name = [...path.map((outer) => outer.name), keyword.name].join(' ');
  table.set(name, [...(table.get(name) ?? []), keyword]);
}

describe('the table', () => {
  it('has every keyword that a release registers', () => {
    assert.deepEqual(
      facts.map(({ path }) => path).filter((path) => !table.has(path) && NOT_SO[path] === undefined),
      [],
    );
  });

  it('knows since which release each exists', () => {
    const wrong = facts.flatMap(({ path, first }) => {
      const since = table.get(path)?.map((keyword) => keyword.since);
      return since === undefined || since.includes(first) ? [] : [`${path}: since ${since.join(', ')}, in fact ${first}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('knows which are gone', () => {
    const wrong = facts.flatMap(({ path, last }) => {
      const keywords = table.get(path);
      if (keywords === undefined) return [];
      const kept = keywords.some(({ removed }) => removed === undefined);
      if (last === NEWEST) return kept ? [] : [`${path} is still there in ${last}`];
      if (STILL_THERE.test(path)) return kept ? [] : [`${path} is gone`];
      const right = keywords.some(({ removed }) => removed !== undefined && isBefore(last, removed));
      return right && !kept ? [] : [`${path} is gone after ${last}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('says nothing of paths that the facts do not have, but for those known to be missing there', () => {
    const known = new Set(facts.map(({ path }) => path));
    const more = [...table.keys()].filter((path) => !known.has(path) && !MISSING_IN_FACTS.test(path));
    assert.deepEqual(more, []);
  });

  it('describes each keyword and option in words of its own', () => {
    const bare: string[] = [];
    const look = (name: string, doc: string): void => {
      if (!/^(?:[A-Z`]|keepalived|ipvlan).{8,}/s.test(doc)) bare.push(`${name}: ${doc}`);
    };
    const lookAtArgs = (name: string, args: readonly Arg[] = []): void => {
      for (const { type } of args) {
        if (type.kind !== 'options') continue;
        for (const option of type.options) {
          look(`${name} ${option.word}`, option.doc);
          lookAtArgs(`${name} ${option.word}`, option.args);
        }
      }
    };
    for (const [path, keywords] of table) {
      for (const keyword of keywords) {
        look(path, keyword.doc);
        lookAtArgs(path, keyword.args ?? keyword.lines?.entry);
      }
    }
    assert.deepEqual(bare, []);
  });

  it('names only notations that exist, and uses all that do; without one, a word is one value', () => {
    const statements = new Set<string>();
    const words = new Set<string>();
    const compound: string[] = [];
    const visitArgs = (args: readonly Arg[] = []): void => {
      for (const { name, type } of args) {
        if (type.kind === 'special') words.add(type.notation);
        if (type.kind === 'options' || (type.kind === 'address' && (type.prefix === 'optional' || type.range === true)))
          compound.push(name);
      }
    };
    for (const keywords of table.values()) {
      for (const keyword of keywords) {
        if (keyword.notation !== undefined) statements.add(keyword.notation);
        if (keyword.lines?.notation !== undefined) statements.add(keyword.lines.notation);
        // a statement with a notation of its own is looked at as a whole, its arguments are for people
        if (keyword.notation === undefined) visitArgs(keyword.args);
        if (keyword.lines?.notation === undefined) visitArgs(keyword.lines?.entry);
      }
    }
    assert.deepEqual(compound, []);
    assert.deepEqual([...statements].sort(), Object.keys(statementChecks).sort());
    assert.deepEqual(
      [...words].filter((notation) => wordChecks[notation] === undefined),
      [],
    );
  });

  it('says for each word outside all blocks which process acts on it', () => {
    assert.deepEqual(
      TOP_LEVEL.keywords.filter(({ processes }) => processes === undefined || processes.length === 0).map(({ name }) => name),
      [],
    );
  });

  it('has no keyword twice in a block', () => {
    const twice: string[] = [];
    const seen = new Set<Block>();
    const visit = (block: Block): void => {
      if (seen.has(block)) return;
      seen.add(block);
      const names = block.keywords.map((keyword) => `${keyword.name} ${keyword.since}`);
      twice.push(...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${block.name}: ${name}`));
      for (const keyword of block.keywords) if (keyword.block !== undefined) visit(keyword.block);
    };
    visit(TOP_LEVEL);
    assert.deepEqual(twice, []);
  });
});

/** Words that the program knows and the list of facts does not: `track_file` came with 2.1.0 … */
const MISSING_IN_FACTS = /^track_file\b/;
/** … beside `vrrp_track_file`, which 2.4.3 still takes. */
const STILL_THERE = /^vrrp_track_file\b/;
