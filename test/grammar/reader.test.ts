import assert from 'node:assert/strict';
import { WORDS } from '../../grammar/lines.ts';
import { linesOf, placesOf, readText, show, written } from './reading.ts';

describe('the reader', () => {
  it('splits at blanks and braces, wherever they stand', () => {
    assert.deepEqual(linesOf('vrrp_instance A{\n\tinterface  eth0\n}\n'), ['vrrp_instance|A', '{', 'interface|eth0', '}']);
    assert.deepEqual(linesOf('a { b }\nc\n{\n}\n'), ['a', '{', 'b', '}', 'c', '{', '}']);
    assert.deepEqual(linesOf('a{b{c}}d'), ['a', '{', 'b', '{', 'c', '}', '}', 'd']);
    assert.deepEqual(linesOf('a\\{ b\nc\\}\n'), ['a\\', '{', 'b', 'c\\', '}'], 'a backslash protects none');
  });

  it('takes comments off, unless they are quoted', () => {
    assert.deepEqual(linesOf('# all\n ! of it\na b # c\na b!c\na "b # c" d\n'), ['a|b', 'a|b', 'a|b # c|d']);
    assert.deepEqual(linesOf("a 'b # c'\n"), ["a|'b"], 'single quotes protect nothing');
  });

  it('knows no brace in quotes, and no word behind one without blank', () => {
    assert.deepEqual(linesOf('a "b { c" {\n'), ['a|b { c', '{']);
    assert.deepEqual(linesOf('a"b"c ""\n'), ['a|b|c|']);
  });

  it('reads CRLF, blank lines and a last line without line end', () => {
    assert.deepEqual(linesOf('a b\r\n\r\n  \r\n}\r\nc'), ['a|b', '}', 'c']);
    assert.deepEqual(linesOf(''), []);
    assert.deepEqual(linesOf('\n\n'), []);
  });

  it('keeps the line and the place of every word', () => {
    const { lines } = readText('a {\n\n  b "c d" e\n}\n');
    assert.deepEqual(
      lines.map(({ at }) => at),
      [1, 1, 3, 4],
    );
    assert.deepEqual(lines.flatMap(placesOf).map(written), ['a', '{', 'b', '"c d"', 'e', '}']);
  });

  it('tells of a quote that is open at the end of its line', () => {
    const { problems } = readText('a "b c\nd "e"\n');
    assert.deepEqual(
      problems.map(({ rule, line, place, keepalived }) => [rule, line, written(place), keepalived]),
      [['unmatched-quote', 1, '"b c', 'reports']],
    );
    assert.deepEqual(readText('a # it\'s "so\n').problems, []);
  });

  it('counts bytes: a line has at most 1,022 of them', () => {
    const fits = `a ${'b'.repeat(1020)}\n`;
    assert.deepEqual(readText(fits).problems, []);
    const [problem] = readText(`a ${'b'.repeat(1021)}\n`).problems;
    assert.equal(problem?.rule, 'line-too-long');
    // each by its bytes in UTF-8; what is no UTF-8 is a lone surrogate, and one byte
    for (const [character, bytes] of [
      ['\x7f', 1],
      ['\x80', 2],
      ['ä', 2],
      ['\u07ff', 2],
      ['\u0800', 3],
      ['€', 3],
      ['\uffff', 3],
      ['😀', 4],
      ['\udce4', 1],
    ] as const) {
      // prettier-ignore
      const most = Math.floor(1020 / bytes);
      assert.deepEqual(readText(`a ${character.repeat(most)}${'b'.repeat(1020 - most * bytes)}\n`).problems, [], character);
      assert.equal(readText(`a ${character.repeat(most)}${'b'.repeat(1021 - most * bytes)}\n`).problems.length, 1, character);
    }
  });

  it('shows the beginning of a long line, and only says that one in many pieces is long', () => {
    const [long] = readText(`a\n${'b'.repeat(1100)} c\n`).problems;
    assert.deepEqual([long?.line, long?.place.start, long?.place.end, long?.keepalived], [2, 2, 82, 'reports']);
    assert.equal(readText(`${'b'.repeat(1100)} c\n`, { version: '2.2.7' }).problems[0]?.keepalived, 'silent');
    assert.deepEqual(linesOf(`${'b'.repeat(1023 * 15)}c\n`), ['c']);
    assert.deepEqual(linesOf(`${'b'.repeat(1023 * 16)}c\n`), []);
  });

  it('reads the rest of a long line as a line, and the first part before 2.4.0, too', () => {
    const long = `${'a'.repeat(1023)} b c\nd\n`;
    assert.deepEqual(linesOf(long, { version: '2.4.3' }), ['b|c', 'd']);
    assert.deepEqual(linesOf(long, { version: '2.2.7' }), ['a'.repeat(1023), 'b|c', 'd']);
  });

  it('cuts a line at a NUL before 2.4.0, and drops it since', () => {
    assert.deepEqual(linesOf('a b\0c d\ne\n', { version: '2.2.7' }), ['a|b', 'e']);
    assert.deepEqual(linesOf('a b\0c d\ne\n', { version: '2.4.3' }), ['e']);
    assert.deepEqual(linesOf('\0a\ne\n', { version: '2.2.7' }), ['e']);
    for (const [version, keepalived] of [
      ['2.2.7', 'silent'],
      ['2.4.3', 'reports'],
    ] as const)
      // prettier-ignore
      assert.deepEqual(
        readText('a\nb\0c d\n', { version }).problems.map((problem) => [problem.rule, problem.line, written(problem.place), problem.keepalived]),
        [['invisible-character', 2, '\0', keepalived]],
      );
  });

  it('reads no backslash before # and ! but to the first process, and before 2.2.0', () => {
    const text = 'a\\#b c\nd\\!e f\ng "\\# h" i\nj\\\\#k\n';
    const reading = readText(text);
    assert.deepEqual(reading.lines.map(show), ['a', 'd', 'g|\\# h|i', 'j\\\\']);
    assert.deepEqual(reading.firstLines().map(show), ['a#b|c', 'd!e|f', 'g|\\# h|i', 'j\\\\']);
    assert.deepEqual(linesOf(text, { version: '2.1.5' }), ['a#b|c', 'd!e|f', 'g|\\# h|i', 'j\\\\']);
    assert.deepEqual(
      reading.problems.map(({ rule, line, place, keepalived }) => [rule, line, written(place), keepalived]),
      [
        ['escaped-comment', 1, 'a\\#b c', 'silent'],
        ['escaped-comment', 2, 'd\\!e f', 'silent'],
      ],
    );
  });

  it('knows a backslash at the end, with blanks behind it, and in a comment before 2.4.0', () => {
    assert.deepEqual(linesOf('$V=a \\  \nb\n$V\n'), ['a', 'b']);
    assert.deepEqual(linesOf('$V=a # c \\\nb\n$V\n', { version: '2.2.7' }), ['a', 'b']);
    assert.deepEqual(linesOf('$V=a # c \\\nb\n$V\n'), ['b', 'a']);
    assert.deepEqual(linesOf('$A=x\nb\\$A\nc \\\nd\n'), ['b\\x', 'c\\', 'd']);
  });

  it('looks for macros and includes behind a brace, too', () => {
    assert.deepEqual(linesOf('a { @^one b\nc { @one d\ne } ~SEQ(i, 2) f$i {\n{ include x\n{ i\n'), [
      ...['a', '{', 'b', 'c', '{', 'e', '}', 'f1', '{', 'f2', '{', '{', '{', 'i'],
    ]);
  });

  it('takes a brace behind an open quote for text', () => {
    const { lines, problems } = readText('a "b { c\nd"e{f"g { }\nh "a" "b { c\n');
    assert.equal(lines.filter(({ kind }) => kind === WORDS).length, 3);
    assert.deepEqual(lines.map(show).slice(1, 4), ['d|e{f|g', '{', '}']);
    assert.deepEqual(
      problems.map(({ place }) => written(place)),
      ['"b { c', '"b { c'],
    );
  });

  it('is as far as it knows the file itself, as long as there are no macros', () => {
    assert.equal(readText('a # b\n').expanded, false);
    assert.equal(readText('$A=b\na $A\n').expanded, true);
    assert.equal(readText('a { @^one b\n').expanded, true);
  });
});
