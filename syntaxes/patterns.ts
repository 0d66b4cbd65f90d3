/** The colours of what is the same behind every keyword: comments, quotes, definitions, addresses, numbers. */

export interface Pattern {
  readonly include?: string;
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Pattern[];
}
export type Captures = Readonly<Record<string, { readonly name?: string; readonly patterns?: readonly Pattern[] }>>;

/** Where a word begins and ends: blanks and braces; a comment may begin in the midst of a word. */
export const WORD_BEGIN = '(?<![^\\s{}])';
export const WORD_END = '(?=[\\s{}#!]|$)';
/** The end of a statement; a brace begins the next one. */
export const STATEMENT_END = '(?=[{}]|(?<!\\\\)[#!]|$)';

const scoped = (name: string, match: string): Pattern => ({ match, name: `${name}.keepalived` });
const captured = (match: string, ...names: readonly string[]): Pattern => ({
  match,
  captures: Object.fromEntries(names.map((name, index) => [String(index + 1), { name: `${name}.keepalived` }])),
});

const HEX_GROUP = '[0-9A-Fa-f]{1,4}';
const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}';
/** Some of it and `::` in it, or eight groups; whether it is a good address is not a matter of colour. */
const IPV6 = `(?:(?:${HEX_GROUP})?(?::(?:${HEX_GROUP})?)*::(?:${HEX_GROUP}(?::${HEX_GROUP})*)?(?:(?<=:)${IPV4}|:${IPV4})?|${HEX_GROUP}(?::${HEX_GROUP}){7})`;
const PREFIX_OR_RANGE = '(?:/\\d{1,3}|-[0-9A-Fa-f.:]+)?';

export const REPOSITORY: Readonly<Record<string, { readonly patterns: readonly Pattern[] }>> = {
  comment: {
    patterns: [
      {
        match: '(?<!\\\\)([#!])\\s*(kalint-(?:disable|enable)(?:-next-line|-line)?)\\b(.*)$',
        name: 'comment.line.directive.keepalived',
        captures: {
          1: { name: 'punctuation.definition.comment.keepalived' },
          2: { name: 'keyword.control.directive.keepalived' },
        },
      },
      {
        match: '(?<!\\\\)(#).*$',
        name: 'comment.line.number-sign.keepalived',
        captures: { 1: { name: 'punctuation.definition.comment.keepalived' } },
      },
      {
        match: '(?<!\\\\)(!).*$',
        name: 'comment.line.exclamation.keepalived',
        captures: { 1: { name: 'punctuation.definition.comment.keepalived' } },
      },
    ],
  },
  'double-quoted': {
    patterns: [
      {
        begin: '"',
        // a quote ends with its line, closed or not
        end: '"|$',
        name: 'string.quoted.double.keepalived',
        patterns: [{ include: '#definition' }],
      },
    ],
  },
  'single-quoted': { patterns: [{ begin: "'", end: "'|$", name: 'string.quoted.single.keepalived' }] },
  definition: {
    patterns: [
      captured(
        '(\\$\\{)(_[A-Z]+)(?:\\s+([^}]*))?(\\})',
        'punctuation.definition.variable',
        'support.variable',
        'variable.parameter',
        'punctuation.definition.variable',
      ),
      captured(
        '(\\$\\{)([A-Za-z_]\\w*)(\\})',
        'punctuation.definition.variable',
        'variable.other.constant',
        'punctuation.definition.variable',
      ),
      captured('(\\$)([A-Za-z_]\\w*)', 'punctuation.definition.variable', 'variable.other.constant'),
    ],
  },
  assignment: {
    patterns: [
      captured(
        `${WORD_BEGIN}(\\$)([A-Za-z_]\\w*)\\s*(=)`,
        'punctuation.definition.variable',
        'variable.other.constant.definition',
        'keyword.operator.assignment',
      ),
    ],
  },
  'configuration-id': {
    patterns: [captured('^\\s*(@\\^?)([^\\s{}]+)', 'keyword.control.conditional', 'entity.name.label')],
  },
  include: {
    patterns: [
      {
        match: `${WORD_BEGIN}(include[rmwba]?)\\s+("[^"]*"?|(?:\\$\\{[^}]*\\}|[^\\s#!])+)`,
        captures: {
          1: { name: 'keyword.control.import.keepalived' },
          2: { name: 'string.unquoted.path.keepalived', patterns: [{ include: '#definition' }] },
        },
      },
    ],
  },
  sequence: {
    patterns: [
      {
        begin: '(~(?:SEQx?|LST))\\s*(\\()',
        end: '\\)|$',
        beginCaptures: {
          1: { name: 'keyword.control.loop.keepalived' },
          2: { name: 'punctuation.section.parens.begin.keepalived' },
        },
        endCaptures: { 0: { name: 'punctuation.section.parens.end.keepalived' } },
        patterns: [
          captured('\\G\\s*([A-Za-z_]\\w*)', 'variable.parameter'),
          {
            match: '\\G\\s*(\\{[^}]*\\})',
            captures: { 1: { patterns: [scoped('variable.parameter', '[A-Za-z_]\\w*')] } },
          },
          { include: '#double-quoted' },
          { include: '#value' },
          scoped('punctuation.separator', ','),
          scoped('punctuation.section.braces', '[{}]'),
        ],
      },
    ],
  },
  brace: {
    patterns: [scoped('punctuation.section.block.begin', '\\{'), scoped('punctuation.section.block.end', '\\}')],
  },
  value: {
    patterns: [
      scoped('constant.character.escape.line-continuation', '\\\\\\s*$'),
      scoped('constant.character.escape', '\\\\[#!]'),
      { include: '#double-quoted' },
      { include: '#definition' },
      scoped('constant.numeric.address.ipv6', `(?<![^\\s{}(,])${IPV6}${PREFIX_OR_RANGE}(?=[\\s{}#!),]|$)`),
      scoped('constant.numeric.address.ipv4', `(?<![^\\s{}(,])${IPV4}${PREFIX_OR_RANGE}(?=[\\s{}#!),]|$)`),
      scoped('constant.numeric.hex', '(?<![^\\s{}(,])0[xX][0-9A-Fa-f]+(?=[\\s{}#!),]|$)'),
      scoped('constant.numeric', '(?<![^\\s{}(,])[+-]?\\d+(?:\\.\\d+)?(?:-\\d+)?(?=[\\s{}#!),]|$)'),
      scoped('string.unquoted.path', '(?<![^\\s{}])/(?:[^\\s{}"#!$\\\\]|\\\\[#!])*'),
    ],
  },
};
