/** What is wrong with a comment that turns rules off. */
import { nearest, onlyNearest } from '../../grammar/nearest.ts';
import type { Directive, Misspelt } from './directives.ts';
import type { Edit, Finding, Fix } from './finding.ts';
import { ruleOf, RULES } from './rules.ts';

type Told = Pick<Finding, 'rule' | 'message' | 'start' | 'end'> & { readonly fix?: Fix | undefined };

const finding = ({ source }: { readonly source: { readonly name: string } }, { fix, ...told }: Told): Finding => ({
  ...told,
  file: source.name,
  source: 'kalint',
  severity: ruleOf(told.rule)?.severity ?? 'warning',
  block: [],
  ...(fix === undefined ? {} : { fixes: [fix] }),
});

/** Rules that do not exist, and no word why. */
export function aboutWords(directive: Directive): Finding[] {
  const { start, end } = directive;
  const unknown = directive.rules
    .filter(({ name }) => ruleOf(name) === undefined)
    .map((rule) => finding(directive, unknownRule(directive, rule)));
  if (directive.kind === 'enable' || directive.reason !== '') return unknown;
  const message =
    "This comment turns rules off and does not say why, so nobody will know when it can go. Write the reason behind it: '-- reason'.";
  return [...unknown, finding(directive, { rule: 'suppression-without-reason', message, start, end })];
}

function unknownRule({ source }: Directive, { name, start, end }: Directive['rules'][number]): Told {
  const ids = RULES.map(({ id }) => id);
  const [close] = nearest(name, ids, 1);
  const meant = onlyNearest(name, ids);
  return {
    rule: 'unknown-suppressed-rule',
    message: `There is no rule '${name}', so this comment turns off nothing.${close === undefined ? '' : ` Did you mean '${close}'?`}`,
    start,
    end,
    fix: meant === null ? undefined : { title: `Write '${meant}'`, safe: true, edits: [{ file: source.name, start, end, text: meant }] },
  };
}

export const aboutSpelling = (comment: Misspelt): Finding =>
  finding(comment, {
    rule: 'unknown-suppression',
    message: `'kalint-${comment.word}' is no comment that kalint knows, so it turns off nothing. Did you mean 'kalint-${comment.meant}'?`,
    start: comment.start,
    end: comment.end,
  });

/** @param unused the rules that it turns off for nothing, null for all rules */
export function aboutUnused(directive: Directive, unused: readonly (string | null)[]): Finding[] {
  const known = unused.filter((rule) => rule === null || ruleOf(rule) !== undefined);
  if (known.length === 0) return [];
  const names = known.filter((rule) => rule !== null);
  const rest = directive.rules.filter(({ name }) => !names.includes(name));
  const isWhole = rest.length === 0;
  const place = directive.rules.find(({ name }) => names.includes(name));
  const what = names.length === 0 ? 'all rules' : names.map((name) => `'${name}'`).join(' and ');
  return [
    finding(directive, {
      rule: 'unused-suppression',
      message: `This comment turns off ${what}, but nothing of that kind is found here. Remove it, so that it does not hide the next mistake.`,
      start: isWhole ? directive.start : (place?.start ?? directive.start),
      end: isWhole ? directive.end : (place?.end ?? directive.end),
      fix: isWhole ? removeComment(directive) : removeNames(directive, rest),
    }),
  ];
}

function removeNames({ source, rules }: Directive, rest: Directive['rules']): Fix {
  const [start, end] = [rules[0]?.start ?? 0, rules.at(-1)?.end ?? 0];
  const text = rest.map(({ name }) => name).join(', ');
  return { title: `Leave only ${text}`, safe: true, edits: [{ file: source.name, start, end, text }] };
}

function removeComment({ source, start, end }: Directive): Fix {
  const line = source.lineOf(start);
  const { start: lineStart } = source.lineRange(line);
  const before = source.text.slice(lineStart, start);
  const isAlone = before.trim() === '';
  const edit: Edit = {
    file: source.name,
    start: isAlone ? lineStart : start - (before.length - before.trimEnd().length),
    end: isAlone ? (source.lineStarts[line] ?? end) : end,
    text: '',
  };
  // a comment ends a definition of several lines: without it the lines behind would belong to the definition
  const continues =
    line > 1 &&
    lineText(source, line - 1)
      .trimEnd()
      .endsWith('\\');
  return { title: 'Remove the comment', safe: !continues, edits: [edit] };
}

const lineText = (source: Directive['source'], line: number): string => {
  const { start, end } = source.lineRange(line);
  return source.text.slice(start, end);
};
