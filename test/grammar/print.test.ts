import assert from 'node:assert/strict';
import { format, formatRange, PRINT_DEFAULTS, type PrintOptions } from '../../grammar/print.ts';

const formatted = (lines: readonly string[], options: Partial<PrintOptions> = {}): string[] => {
  const { text, refused } = format(`${lines.join('\n')}\n`, { ...PRINT_DEFAULTS, ...options });
  assert.equal(refused, null);
  assert.ok(text === '' || text.endsWith('\n'));
  return text.split('\n').slice(0, -1);
};

describe('format', () => {
  it('indents by the depth of the blocks, comments too', () => {
    assert.deepEqual(formatted(['a {', '# one', ' b {', '\t\tc 1  ', '}   ', '      ! two', '}']), [
      'a {',
      '    # one',
      '    b {',
      '        c 1',
      '    }',
      '    ! two',
      '}',
    ]);
  });

  it('indents as asked: tabs, or another number of spaces', () => {
    assert.deepEqual(formatted(['a {', 'b', '}'], { indent: 'tab' }), ['a {', '\tb', '}']);
    assert.deepEqual(formatted(['a {', 'b', '}'], { size: 2 }), ['a {', '  b', '}']);
  });

  const cases: Record<string, { from: string[]; to: string[] }> = {
    'a brace that touches its word': { from: ['a b{', '}'], to: ['a b {', '}'] },
    'a brace on a line of its own': { from: ['a b', '{', 'c', '}'], to: ['a b {', '    c', '}'] },
    'comments on either line of these': {
      from: ['a # one', '{', '}', 'b', '{# two', '}'],
      to: ['a { # one', '}', 'b { # two', '}'],
    },
    'comments on both': { from: ['a # one', '{ # two', '}'], to: ['a # one', '{ # two', '}'] },
    'a comment between the word and its brace': { from: ['a', '# one', '{', '}'], to: ['a', '# one', '{', '}'] },
    'a short block on one line': { from: ['a   {b c}'], to: ['a { b c }'] },
    'an empty one': { from: ['a {   }'], to: ['a {}'] },
    'blocks in blocks on one line': {
      from: ['a { b { c 1 } } d { } # end'],
      to: ['a {', '    b {', '        c 1', '    }', '}', 'd {', '} # end'],
    },
    'closing braces on one line': { from: ['a {', 'b {', '}}'], to: ['a {', '    b {', '    }', '}'] },
    'empty lines': { from: ['', 'a {', '', 'b', '', '', '', 'c', '  ', '}', '', ''], to: ['a {', '    b', '', '    c', '}'] },
    'blanks between words, which may be columns': { from: ['a {', 'b    1', 'ccc  2', '}'], to: ['a {', '    b    1', '    ccc  2', '}'] },
    'a comment that touches a word': { from: ['a b#c'], to: ['a b#c'] },
    'braces in quotes and comments': {
      from: ['a {', 'script "/bin/x { } # y"', 'b # }', '}'],
      to: ['a {', '    script "/bin/x { } # y"', '    b # }', '}'],
    },
    'a brace behind quotes, which stays': { from: ['a "b" {', 'c', '}'], to: ['a "b" {', '    c', '}'] },
    'a definition of several lines': {
      from: ['$V= \\', '10.0.0.1 \\', '  10.0.0.2', 'a {', '$V', '}'],
      to: ['$V= \\', '    10.0.0.1 \\', '    10.0.0.2', 'a {', '    $V', '}'],
    },
    'a definition with a block in it': {
      from: ['$I=vrrp_instance A { \\', 'priority 100 \\', 'authentication { \\', 'auth_pass x \\', '} \\', '}', '$I'],
      to: ['$I=vrrp_instance A { \\', '    priority 100 \\', '    authentication { \\', '        auth_pass x \\', '    } \\', '}', '$I'],
    },
    'blocks that a definition opens': { from: ['$O=a {', '$O', 'b', '}'], to: ['$O=a {', '$O', '    b', '}'] },
    'one block with a head for each id': {
      from: ['@one a {', '@^one b {', 'c', '@one }', '@^one }'],
      to: ['@one a {', '@^one b {', '    c', '@one }', '@^one }'],
    },
    'sequences and lists': {
      from: ['a {', '~SEQ(i, 1, 3) b 10.0.0.$i', '~LST({x, y}, {1, 2}) $x $y', '}'],
      to: ['a {', '    ~SEQ(i, 1, 3) b 10.0.0.$i', '    ~LST({x, y}, {1, 2}) $x $y', '}'],
    },
    'an include with braces': { from: ['a {', 'include x.{a,b}', '}'], to: ['a {', '    include x.{a,b}', '}'] },
    'blanks behind a backslash': { from: ['a b\\  ', '', 'c'], to: ['a b\\  ', '', 'c'] },
    'a comment that speaks to kalint of its line': {
      from: ['a { b } c # kalint-disable-line x'],
      to: ['a { b } c # kalint-disable-line x'],
    },
    'a byte order mark': { from: ['\ufeffa {', 'b', '}'], to: ['\ufeffa {', '    b', '}'] },
    'bytes that are no UTF-8': { from: ['a {', 'b \udcff', '}'], to: ['a {', '    b \udcff', '}'] },
    'braces and quotes in a comment': { from: ['a{ # "x" $y {', '}'], to: ['a { # "x" $y {', '}'] },
    'a comment that ends in a backslash': { from: ['a{ # b \\', '}'], to: ['a{ # b \\', '}'] },
    'an include inside a line': { from: ['{ include b', '}  '], to: ['{ include b', '}'] },
    'an empty line between a word and its brace': { from: ['a', '', '', '{', 'b', '}'], to: ['a {', '    b', '}'] },
    'empty lines behind a backslash': { from: ['$V=a \\', '', '', '  ', 'b'], to: ['$V=a \\', '', '', '  ', 'b'] },
    'empty lines beside what stays as it is': { from: ['a', '', '', 'b \0 c', '', '', 'd'], to: ['a', '', 'b \0 c', '', 'd'] },
    'a comment that speaks to kalint of the next line': {
      from: [' # kalint-disable-next-line x', 'a { b } c', 'a { b } c'],
      to: ['# kalint-disable-next-line x', 'a { b } c', 'a {', '    b', '}', 'c'],
    },
    'a block that only one id has': { from: ['@one a {', 'b', '@one }', 'c'], to: ['@one a {', '    b', '@one }', 'c'] },
    'braces that match for one id only': { from: ['@one a {', 'b', '}'], to: ['@one a {', '    b', '}'] },
    'tabs between words and before comments': { from: ['a\t{\t# c', 'b\t#c', '}\t'], to: ['a {\t# c', '    b\t#c', '}'] },
    'a carriage return inside a line': { from: ['a {', 'b\r c\r\r', '}'], to: ['a {', '    b\r c\r\r', '}'] },
    'a backslash before a blank': { from: ['a {', 'b \\ c  ', '}'], to: ['a {', '    b \\ c', '}'] },
    'a NUL': { from: ['a {', 'b \0 c  ', '}'], to: ['a {', 'b \0 c  ', '}'] },
  };
  for (const [name, { from, to }] of Object.entries(cases)) it(`knows ${name}`, () => assert.deepEqual(formatted(from), to));

  it('keeps the line ends that are there, and ends the last line', () => {
    assert.equal(format('a {\r\nb\r\n}').text, 'a {\r\n    b\r\n}\r\n');
    assert.equal(format('a {\r\nb\n}\n').text, 'a {\r\n    b\n}\n');
    assert.equal(format('a {\nb\r\n}').text, 'a {\n    b\r\n}\n');
    assert.equal(format('').text, '');
    assert.equal(format('\n \n').text, '');
  });

  it('makes no line longer than keepalived can read, and leaves those alone that are', () => {
    const just = 'b '.padEnd(1020, 'x');
    const over = 'c '.padEnd(1030, 'x');
    assert.deepEqual(formatted(['a {', just, over, '}']), ['a {', just, over, '}']);
  });

  it('counts the bytes of the formatted line', () => {
    const [fits, not] = ['b '.padEnd(1018, 'x'), 'b '.padEnd(1019, 'x')];
    assert.deepEqual(formatted(['a {', fits, not, '}']), ['a {', `    ${fits}`, not, '}']);
  });

  it('indents no deeper than forty blocks', () => {
    const lines = formatted([...Array.from({ length: 42 }, () => 'a {'), ...Array.from({ length: 42 }, () => '}')], { size: 1 });
    assert.deepEqual(
      lines.slice(38, 46).map((line) => line.search(/\S/)),
      [38, 39, 40, 40, 40, 40, 39, 38],
    );
  });

  for (const [name, { text, start, says }] of Object.entries({
    'a brace that is never closed': { text: 'a {\n}\nb {\n  c {\n}\n', start: 8, says: /never closed/ },
    'a template, whose placeholders it would take apart': {
      text: 'a {\n b "{{ x }}" # {{ y }}\nc {{ z }}\n}\n',
      start: 29,
      says: /template/,
    },
    'statements of a template': { text: '{% if x %}\na {\n}\n{% endif %}\n', start: 0, says: /template/ },
    'a brace that closes nothing': { text: 'a\n}\n', start: 2, says: /closes nothing/ },
  }))
    it(`refuses ${name}, and says where`, () => {
      const { refused, edits, text: result } = format(text);
      assert.equal(refused?.start, start);
      assert.match(refused.message, says);
      assert.deepEqual(edits, []);
      assert.equal(result, text);
    });

  it('tells the smallest edits', () => {
    assert.deepEqual(format('a {\n  b\n}\nc {}\n').edits, [{ start: 6, end: 6, text: '  ' }]);
  });
});

describe('formatRange', () => {
  const text = 'a {\nb\nc\n}\n';

  it('gives the edits of the lines that the range touches', () => {
    assert.deepEqual(formatRange(text, 4, 4), [{ start: 4, end: 4, text: '    ' }]);
    assert.deepEqual(formatRange(text, 5, 7).length, 2);
    assert.deepEqual(formatRange(text, 0, 2), []);
    assert.deepEqual(formatRange(text, 0, text.length), format(text).edits);
    assert.deepEqual(formatRange('a {\nb\n}', 6, 7), [{ start: 7, end: 7, text: '\n' }]);
  });

  it('leaves out edits that reach beyond it', () => {
    const text = 'a {\nb\nc\n{\n}\nd\n}\n';
    assert.deepEqual(
      formatRange(text, 13, 13).map(({ start }) => start),
      [12],
    );
    assert.deepEqual(formatRange(text, 8, 8), []);
    assert.deepEqual(formatRange('c # x\n{\n}\n', 0, 0), []);
  });
});
