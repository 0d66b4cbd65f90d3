/**
 * Comments that speak to kalint: `# kalint-disable-next-line RULE[, RULE] -- reason` and its sisters, behind `#` or `!`.
 *
 * Only real comments count: a `#` in quotes or behind a backslash begins none, for keepalived as for us.
 */
import { nearest } from '../../grammar/nearest.ts';
import type { Source } from '../../grammar/source.ts';

export const DIRECTIVES = ['disable-next-line', 'disable-line', 'disable', 'enable'] as const;

export interface RuleName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Comment {
  readonly source: Source;
  /** From the `#` to the end of the line. */
  readonly start: number;
  readonly end: number;
}

export interface Directive extends Comment {
  readonly kind: (typeof DIRECTIVES)[number];
  /** None: every rule. */
  readonly rules: readonly RuleName[];
  /** Empty where none is given. */
  readonly reason: string;
}

/** A comment that was meant to be one. */
export interface Misspelt extends Comment {
  readonly word: string;
  readonly meant: string;
}

const MARK = 'kalint-';
const QUOTE = 34;
const BACKSLASH = 92;
const HASH = 35;
const BANG = 33;

/** Of all comments of a file, in its order. */
export function directivesIn(source: Source): { directives: Directive[]; misspelt: Misspelt[] } {
  const directives: Directive[] = [];
  const misspelt: Misspelt[] = [];
  const { text } = source;
  // nearly every file is done here
  for (let at = text.indexOf(MARK); at !== -1; at = text.indexOf(MARK, at)) {
    const { start: lineStart, end } = source.lineRange(source.lineOf(at));
    const start = commentStart(text, lineStart, end);
    const found = start === -1 ? null : readComment({ source, start, end });
    if (found !== null && 'kind' in found) directives.push(found);
    else if (found !== null) misspelt.push(found);
    at = end;
  }
  return { directives, misspelt };
}

/** Where the comment of a line begins, by the reader's measure; -1: it has none. */
function commentStart(text: string, start: number, end: number): number {
  let quoted = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (code === BACKSLASH) at++;
    else if (!quoted && (code === HASH || code === BANG)) return at;
  }
  return -1;
}

const WORD = /^[#!]+[ \t]*kalint-([\w-]+)(?=[ \t:]|$)/;
/** What stands between the rules and the reason. */
const DASHES = /(?:^|[ \t])--(?=[ \t]|$)/;

function readComment(comment: Comment): Directive | Misspelt | null {
  const text = comment.source.text.slice(comment.start, comment.end);
  const [before = '', word = ''] = WORD.exec(text) ?? [];
  if (word === '') return null;
  const kind = DIRECTIVES.find((known) => known === word);
  if (kind === undefined) {
    const [meant] = nearest(word, DIRECTIVES, 1);
    return meant === undefined ? null : { ...comment, word, meant };
  }
  const rest = text.slice(before.length);
  const dashes = DASHES.exec(rest);
  const list = dashes === null ? rest : rest.slice(0, dashes.index);
  const reason = dashes === null ? '' : rest.slice(dashes.index + dashes[0].length).trim();
  return { ...comment, kind, rules: ruleNames(list, comment.start + before.length), reason };
}

const ruleNames = (list: string, at: number): RuleName[] =>
  Array.from(list.matchAll(/[^\s,:]+/g), ({ 0: name, index }) => ({ name, start: at + index, end: at + index + name.length }));
