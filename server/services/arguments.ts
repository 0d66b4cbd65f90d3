/** Which argument of THE TABLE each word of a statement is. */
import type { Arg, Option, ValueType, Version } from '../../grammar/language/types.ts';
import { exists } from '../../grammar/language/version.ts';
import { findOption, typeAt } from '../../grammar/values/check.ts';
import type { Node } from './outline.ts';

/** What a word is there for. */
export interface Role {
  /** null: the keyword itself, or a word that nothing is known about. */
  readonly arg: Arg | null;
  /** What the word is: the type of the argument in the release, and behind the words before it. */
  readonly type: ValueType | null;
  /** The option that the word names, or that it is an argument of. */
  readonly option: Option | null;
  /** The word is the name of the option. */
  readonly namesOption: boolean;
}

const NONE: Role = { arg: null, type: null, option: null, namesOption: false };

/** The arguments of a line: those of its keyword, or those of a line of values. */
export function argsOf(node: Node): { readonly args: readonly Arg[]; /** Index of the first of them. */ readonly from: number } {
  const { lines } = node.parent;
  if (lines !== null) {
    const [first] = lines.entry;
    return { args: lines.pooled && first !== undefined ? [{ ...first, rest: true }] : lines.entry, from: 0 };
  }
  return { args: node.keyword?.args ?? [], from: 1 };
}

/** What each word of a statement is; the entry behind the last is what a next word would be. */
export function rolesOf(node: Node, version: Version): readonly Role[] {
  const { args, from } = argsOf(node);
  return rolesOfWords(node.words.texts, args, from, version);
}

export function rolesOfWords(words: readonly string[], args: readonly Arg[], from: number, version: Version): readonly Role[] {
  const roles: Role[] = Array.from({ length: from }, () => NONE);
  for (const arg of args) {
    if (!exists(arg, version) || roles.length > words.length) continue;
    const type = (roles.length > 0 ? arg.after?.[words[roles.length - 1] ?? ''] : undefined) ?? typeAt(arg, version);
    if (type.kind === 'options') options(words, roles, arg, version);
    else if (arg.rest) while (roles.length <= words.length) roles.push(roleOf(arg, type));
    else roles.push(roleOf(arg, type));
  }
  while (roles.length <= words.length) roles.push(NONE);
  return roles;
}

const roleOf = (arg: Arg, type: ValueType): Role => ({ arg, type, option: null, namesOption: false });

/** Options take all words that are left. */
function options(words: readonly string[], roles: Role[], arg: Arg, version: Version): void {
  const { type } = arg;
  if (type.kind !== 'options') return;
  while (roles.length <= words.length) {
    const option = findOption(type, words[roles.length] ?? '', version) ?? null;
    roles.push({ arg, type, option, namesOption: true });
    for (const own of option?.args ?? []) {
      if (roles.length > words.length || !exists(own, version)) break;
      const ownType = typeAt(own, version);
      if (ownType.kind === 'options') {
        options(words, roles, own, version);
        return;
      }
      // an optional word that is the next option is left to it
      if (own.optional && findOption(type, words[roles.length] ?? '', version) !== undefined) break;
      do roles.push({ arg: own, type: ownType, option, namesOption: false });
      while (own.rest && roles.length <= words.length);
    }
  }
}
