/** The door to THE TABLE: which words a block knows in a release, and where else a word is known. */
import { bfdKeywords } from './bfd.ts';
import { checkerRoots } from './checkers.ts';
import { globalKeywords } from './global.ts';
import { staticKeywords } from './routing.ts';
import { trackingKeywords } from './tracking.ts';
import type { Block, Keyword, Version } from './types.ts';
import { exists, LEFT_OUT } from './version.ts';
import { virtualServerKeywords } from './virtual-server.ts';
import { vrrpKeywords } from './vrrp.ts';

/** The file itself: the words that may stand outside all blocks. */
export const TOP_LEVEL: Block = {
  name: '',
  keywords: [
    ...globalKeywords,
    ...vrrpKeywords,
    ...trackingKeywords,
    ...staticKeywords,
    ...virtualServerKeywords,
    ...checkerRoots,
    ...bfdKeywords,
  ],
};

const isKnown = (keyword: Keyword, version: Version): boolean =>
  exists(keyword, version) && (keyword.needs === undefined || !LEFT_OUT.has(keyword.needs));

const tables = new WeakMap<Block, Map<Version, ReadonlyMap<string, Keyword>>>();

/** The words that a block knows in that release. */
export function wordsOf(block: Block, version: Version): ReadonlyMap<string, Keyword> {
  let versions = tables.get(block);
  if (versions === undefined) tables.set(block, (versions = new Map<Version, ReadonlyMap<string, Keyword>>()));
  let table = versions.get(version);
  if (table === undefined) {
    const words = new Map<string, Keyword>();
    for (const keyword of block.keywords) if (isKnown(keyword, version) && !words.has(keyword.name)) words.set(keyword.name, keyword);
    versions.set(version, (table = words));
  }
  return table;
}

export interface Entry {
  /** The blocks around the keyword, outermost first. */
  readonly path: readonly Keyword[];
  readonly keyword: Keyword;
}

/** Every keyword of the table with the blocks around it, in the table's order. */
export function* everyKeyword(block: Block = TOP_LEVEL, path: readonly Keyword[] = []): Generator<Entry> {
  for (const keyword of block.keywords) {
    yield { path, keyword };
    if (keyword.block !== undefined && !path.some((outer) => outer.block === keyword.block))
      yield* everyKeyword(keyword.block, [...path, keyword]);
  }
}

let index: Map<string, Entry[]> | undefined;

/** Everywhere that a word is a keyword, in any release. */
export function placesOf(word: string): readonly Entry[] {
  if (index === undefined) {
    index = new Map();
    for (const entry of everyKeyword()) {
      const entries = index.get(entry.keyword.name);
      if (entries === undefined) index.set(entry.keyword.name, [entry]);
      else entries.push(entry);
    }
  }
  return index.get(word) ?? [];
}

/** `vrrp_instance` or `virtual_server > real_server`. */
export const pathName = (path: readonly Keyword[]): string => path.map((keyword) => keyword.name).join(' > ');
