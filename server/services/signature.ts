/** The arguments of the statement under the cursor, and which one is being written. */
import { describeType } from '../../grammar/language/page.ts';
import type { Arg, Option } from '../../grammar/language/types.ts';
import { exists } from '../../grammar/language/version.ts';
import { typeAt } from '../../grammar/values/check.ts';
import { argsOf, rolesOfWords } from './arguments.ts';
import type { Document } from './document.ts';

export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** Offsets in the label. */
  readonly parameters: readonly { readonly start: number; readonly end: number; readonly documentation: string }[];
  /** Index of the parameter under the cursor; -1: none. */
  readonly active: number;
}

export function signatureHelp(document: Document, offset: number): Signature | null {
  if (document.isComment(offset)) return null;
  const node = document.nodeAt(offset);
  if (node === null) return null;
  const { words, keyword } = node;
  const before = words.texts.filter((_, index) => (words.ends[index] ?? 0) < offset);
  const { args, from } = argsOf(node);
  if (before.length < from || (keyword === null && from > 0) || args.length === 0) return null;
  const known = args.filter((arg) => exists(arg, document.keepalived));
  const role = rolesOfWords(before, args, from, document.keepalived)[before.length];
  if (role !== undefined && role.option !== null && !role.namesOption) return ofOption(role.option, role.arg, document);
  const head = from === 0 ? '' : (words.texts[0] ?? '');
  const active = known.findIndex(({ name }) => name === role?.arg?.name);
  return built(head, known, from === 0 ? (node.parent.lines?.doc ?? '') : (keyword?.doc ?? ''), active, document);
}

const ofOption = (option: Option, arg: Arg | null, document: Document): Signature => {
  const args = option.args ?? [];
  return built(option.word, args, option.doc, arg === null ? -1 : args.indexOf(arg), document);
};

function built(head: string, args: readonly Arg[], documentation: string, active: number, document: Document): Signature {
  let label = head;
  const parameters = args.map((arg) => {
    if (label !== '') label += ' ';
    const start = label.length;
    label += wordOf(arg);
    return { start, end: label.length, documentation: documentationOf(arg, document) };
  });
  return { label, documentation, parameters, active };
}

function wordOf({ name, optional, rest, type }: Arg): string {
  const word = type.kind === 'options' ? `[${name} …]` : `<${name}>${rest ? '…' : ''}`;
  return optional && type.kind !== 'options' ? `[${word}]` : word;
}

function documentationOf(arg: Arg, document: Document): string {
  const type = typeAt(arg, document.keepalived);
  const what = type.kind === 'options' ? type.options.map(({ word }) => `\`${word}\``).join(', ') : describeType(type);
  return [what, arg.default === undefined ? '' : `default \`${arg.default}\``, arg.doc ?? ''].filter(Boolean).join('; ');
}
