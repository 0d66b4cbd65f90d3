/** What to say of a word that its block does not know: what was meant, where it belongs, since when it is gone. */
import { pathName, placesOf, TOP_LEVEL, wordsOf, type Entry } from './language/index.ts';
import type { Block, Keyword, Version } from './language/types.ts';
import { exists, isBefore } from './language/version.ts';
import { nearest, onlyNearest, orList } from './nearest.ts';

export interface Unknown {
  readonly rule:
    | 'missing-feature'
    | 'unknown-keyword'
    | 'misplaced-keyword'
    | 'removed-keyword'
    | 'newer-keyword'
    | 'template-residue'
    | 'invisible-character';
  readonly message: string;
  /** What to write in place of the word, where one thing must have been meant. */
  readonly replacement?: string;
  /** Replacing the word cannot change what a working config means. */
  readonly safe?: boolean;
  /** The keyword to read its block by. */
  readonly as?: Keyword;
  /** Nothing is like it: prose, or another program's language. */
  readonly foreign?: true;
}

/** Characters that look like nothing, or like others, and that editors and web pages slip in. */
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g;
const LOOKALIKES = /[\u2018\u2019\u201c\u201d\u2013\u2014\uff08\uff09\uff1b\uff1a\uff0c]/g;

export const hasInvisible = (word: string): boolean => word.search(INVISIBLE) !== -1;

/** Placeholders of template languages and of documentation. */
export const isResidue = (word: string): boolean =>
  word.includes('{{') ||
  word.includes('{%') ||
  word.includes('<%') ||
  /^<[^>]*>?$/.test(word) ||
  /\$\{?[A-Za-z_]\w*\}?/.test(word) ||
  word.startsWith('%{') ||
  /^__\w+__$/.test(word);

/** @param path the blocks around, outermost first */
export function describeUnknown(word: string, rest: readonly string[], block: Block, path: readonly Keyword[], version: Version): Unknown {
  const here = block.name === '' ? 'outside all blocks' : `in '${block.name}'`;
  const known = wordsOf(block, version);

  const other = block.keywords.find((keyword) => keyword.name === word);
  if (other !== undefined) return ofAnotherRelease(word, other, block, version);

  if (hasInvisible(word)) {
    const clean = word.replace(INVISIBLE, '');
    const keyword = known.get(clean);
    return {
      rule: 'invisible-character',
      message: `There is an invisible character (${nameOf(word)}) in '${clean}', so keepalived does not know the word${clean === '' ? '' : ' and skips the line'}. Delete the character.`,
      ...(keyword === undefined && clean !== '' ? {} : { replacement: clean, safe: true }),
      ...(keyword === undefined ? {} : { as: keyword }),
    };
  }
  if (isResidue(word)) {
    return {
      rule: 'template-residue',
      message: `'${word}' looks like a placeholder that was never filled in. keepalived does not know it and skips the line.`,
    };
  }

  const glued = /^([A-Za-z_]\w*)[=:;,]+(.*)$/s.exec(word);
  const name = glued?.[1];
  if (name !== undefined && known.has(name)) {
    const value = glued?.[2] ?? '';
    return {
      rule: 'unknown-keyword',
      message: `'${word}' is no keyword: between a keyword and its value stands a blank and nothing else. keepalived skips the line.`,
      replacement: value === '' ? name : `${name} ${value}`,
      safe: true,
    };
  }

  const elsewhere = placesOf(word).filter(({ path: outer, keyword }) => outer.length > 0 || path.length > 0 || keyword.name !== word);
  const entry = closest(elsewhere, path);
  if (entry !== undefined) return misplaced(word, entry, elsewhere, here, known, version);

  const meant = onlyNearest(word, known.keys());
  if (meant !== null) {
    const keyword = known.get(meant);
    return {
      rule: 'unknown-keyword',
      message: `keepalived does not know '${word}' ${here}, and skips ${(keyword?.block ?? keyword?.lines) ? 'it' : 'the line'}. Did you mean '${meant}'?`,
      replacement: meant,
      safe: true,
      ...(keyword === undefined ? {} : { as: keyword }),
    };
  }
  const similar = nearest(word, known.keys());
  if (similar.length > 0)
    return {
      rule: 'unknown-keyword',
      message: `keepalived does not know '${word}' ${here}, and skips the line. Did you mean ${orList(similar)}?`,
    };

  const far = onlyNearest(word, allWords());
  const place = far === null ? undefined : placesOf(far)[0];
  if (far !== null && place !== undefined) {
    return {
      rule: 'unknown-keyword',
      message: `keepalived does not know '${word}' ${here}, and skips the line. The nearest word is '${far}', which belongs ${where([place])}.`,
      ...(place.keyword.block === undefined && place.keyword.lines === undefined ? {} : { as: place.keyword }),
    };
  }
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
  const advice =
    /[^\0-\x7f]/.test(word.replaceAll(LOOKALIKES, '')) || rest.length > 2
      ? " If this is a comment, put '#' before it."
      : word.search(LOOKALIKES) !== -1
        ? ' It has typographic quotes or dashes in it, as word processors and web pages put them.'
        : '';
  return { rule: 'unknown-keyword', message: `keepalived does not know '${shown}' ${here}, and skips the line.${advice}`, foreign: true };
}

function ofAnotherRelease(word: string, keyword: Keyword, block: Block, version: Version): Unknown {
  if (keyword.removed !== undefined && !isBefore(version, keyword.removed)) {
    const { replacement } = keyword;
    const single = replacement !== undefined && wordsOf(block, version).has(replacement);
    const instead =
      replacement === undefined ? 'Remove the line.' : single ? `Write '${replacement}' instead.` : `Instead: ${replacement}.`;
    return {
      rule: 'removed-keyword',
      message: `'${word}' is gone since keepalived ${keyword.removed}, so ${version} skips it. ${instead}`,
      as: keyword,
      ...(single ? { replacement, safe: true } : {}),
    };
  }
  if (exists(keyword, version)) {
    return {
      rule: 'missing-feature',
      message: `'${word}' needs a keepalived that was built with ${keyword.needs ?? 'it'}; the builds of today's distributions are not, and skip the line.`,
      as: keyword,
    };
  }
  return {
    rule: 'newer-keyword',
    message: `'${word}' needs keepalived ${keyword.since} or newer; ${version} does not know it and skips it.`,
    as: keyword,
  };
}

function misplaced(
  word: string,
  entry: Entry,
  all: readonly Entry[],
  here: string,
  known: ReadonlyMap<string, Keyword>,
  version: Version,
): Unknown {
  const use = entry.keyword.deprecated?.use ?? entry.keyword.replacement;
  if (use !== undefined && known.has(use)) {
    return {
      rule: 'misplaced-keyword',
      message: `keepalived does not know '${word}' ${here}, and skips the line. Here the word is '${use}'.`,
      replacement: use,
      safe: true,
    };
  }
  const gone =
    entry.keyword.removed !== undefined && !isBefore(version, entry.keyword.removed)
      ? ` It is gone since keepalived ${entry.keyword.removed}, too.`
      : '';
  return {
    rule: 'misplaced-keyword',
    message: `'${word}' does not belong ${here}, so keepalived skips it. It belongs ${where(all)}.${gone}`,
    as: entry.keyword,
  };
}

/** The entry whose path shares the most with the path in hand. */
function closest(entries: readonly Entry[], path: readonly Keyword[]): Entry | undefined {
  let best: Entry | undefined;
  let most = -1;
  for (const entry of entries) {
    let shared = 0;
    while (shared < path.length && entry.path[shared] === path[shared]) shared++;
    if (shared > most) {
      most = shared;
      best = entry;
    }
  }
  return best;
}

function where(entries: readonly Entry[]): string {
  const names = [...new Set(entries.map(({ path }) => (path.length === 0 ? 'outside all blocks' : `in '${pathName(path)}'`)))];
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} other places`;
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1] ?? ''}`;
}

let every: Set<string> | undefined;
function allWords(): Set<string> {
  if (every === undefined) {
    every = new Set();
    const visit = (block: Block): void => {
      for (const keyword of block.keywords) {
        every?.add(keyword.name);
        if (keyword.block !== undefined) visit(keyword.block);
      }
    };
    visit(TOP_LEVEL);
  }
  return every;
}

const NAMES: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u200b': 'a zero-width space',
  '\ufeff': 'a byte order mark',
  '\u00ad': 'a soft hyphen',
  '\u2060': 'a word joiner',
  '\u202f': 'a narrow no-break space',
};

function nameOf(word: string): string {
  const found = word.match(INVISIBLE)?.[0] ?? '';
  return NAMES[found] ?? `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
