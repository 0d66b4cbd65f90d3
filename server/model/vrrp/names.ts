/** What the whole file defines, for references to names that keepalived does not find: where the thing stands, or what was meant. */
import type { BoundBlock, BoundStatement } from '../../../grammar/bound.ts';
import { nearest } from '../../../grammar/nearest.ts';

/** Old names of keywords that define the same. */
const SAME: Readonly<Record<string, string>> = { vrrp_track_file: 'track_file' };

/** Suggestions cost time, and after so many mistakes of one kind nobody reads them. */
const MOST_SUGGESTIONS = 100;

class Names {
  private readonly blocks = new Map<string, Map<string, BoundStatement[]>>();
  private readonly positions = new Map<BoundStatement, number>();
  private suggested = 0;

  constructor(root: BoundBlock) {
    for (const [position, statement] of root.items.entries()) {
      this.positions.set(statement, position);
      const keyword = SAME[statement.keyword.name] ?? statement.keyword.name;
      const name = statement.word(1);
      if (statement.block === null || name === undefined) continue;
      let named = this.blocks.get(keyword);
      if (named === undefined) this.blocks.set(keyword, (named = new Map<string, BoundStatement[]>()));
      const list = named.get(name);
      if (list === undefined) named.set(name, [statement]);
      else list.push(statement);
    }
  }

  /** The blocks of this keyword and name, wherever they stand. */
  find(keyword: string, name: string): readonly BoundStatement[] {
    return this.blocks.get(keyword)?.get(name) ?? [];
  }

  /** Does a block of the file stand above the one that this statement is or belongs to? */
  isAbove(block: BoundStatement, statement: BoundStatement): boolean {
    let outer = statement;
    while (outer.parent.owner !== null) outer = outer.parent.owner;
    return (this.positions.get(block) ?? 0) < (this.positions.get(outer) ?? 0);
  }

  /** What may have been meant. */
  suggest(name: string, known: ReadonlyMap<string, unknown>): readonly string[] {
    if (this.suggested++ >= MOST_SUGGESTIONS) return [];
    const near = nearest(name, known.keys());
    // any two names of a letter or two are near each other
    return name.length > 2 ? near : near.filter((other) => other.toLowerCase() === name.toLowerCase());
  }
}

const ofRoot = new WeakMap<BoundBlock, Names>();

export function namesOf(root: BoundBlock): Names {
  let names = ofRoot.get(root);
  if (names === undefined) ofRoot.set(root, (names = new Names(root)));
  return names;
}
